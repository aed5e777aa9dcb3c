import Formats
import Kernel

@testable import Web

/// What the walk over all routes asks about: things that there are, so that only rights can keep them from anybody.
struct WalkedPlaces {
  /// What stands for free steps, by their names; those of chance are left out where the table shows them.
  private var values: [String: String] = [
    "manad": "2019-04", "month": "2019-04", "avsnitt": "enhet", "section": "enhet", "nummer": "1", "begrepp": "remark",
    "term": "remark", "table": "drift", "kind": "org-unit", "format": "html", "rad": "drift.personal", "unit": "-",
  ]
  /// A locked version of April's report that nobody has established, and one of its files.
  private var (report, file) = ("finns-inte", "finns-inte")
  /// A program's key.
  private var key = "finns-inte"

  /// Places that only their forms are known of.
  init() {}

  /// What there is at the place, with a file that waits for somebody's decision.
  init(_ place: SitePlace, report: String) async throws {
    self.report = report
    let token = try await place.token("controller")
    let steps = report.split(separator: "/").map(String.init)
    (values["template"], values["number"]) = (steps[1], steps[steps.count - 1])
    let locked = await place.ask(
      "/api/v1/reports/2019-04/\(steps[1])/-/\(steps[steps.count - 1])", token: token)
    guard let file = locked.json?["files"]?.list?.first?["name"]?.text else {
      throw WalkedWrites.Missing(what: "en fil i \(report): \(locked.text.prefix(300))")
    }
    (self.file, values["file"]) = (file, file)
    guard let batch = await place.ask("/api/v1/batches", token: token).json?["items"]?.list?.first?["id"]?.text else {
      throw WalkedWrites.Missing(what: "en inläsning")
    }
    values["inlasning"] = batch
    let sent = try await place.send("maj.csv", Array("konto;belopp\n5010;1\n".utf8), as: "controller")
    guard let job = sent.headers["location"] else { throw WalkedWrites.Missing(what: "ett jobb: \(sent.status)") }
    _ = try await place.settled(job, as: "controller")
    values["jobb"] = job.split(separator: "/").last.map(String.init)
    let keys = try await place.get("/installningar/nycklar", as: "controller").text
    guard let key = keys.firstMatch(of: #/aterkalla\?nyckel=([^"&]+)/#)?.1 else {
      throw WalkedWrites.Missing(what: "en programnyckel")
    }
    self.key = String(key).replacing("%2F", with: "/")
  }

  /// What stands for the free step; links to a password belong to no role.
  func value(_ name: String, in pattern: String) -> String {
    // Reports and marks are both counted.
    name == "number" && !pattern.contains("{template}") ? "1" : values[name] ?? "finns-inte"
  }

  /// Whether the step's value is another each time.
  func isOfChance(_ name: String) -> Bool { ["inlasning", "jobb", "file"].contains(name) }

  /// Whether the page or the operation can be asked about a unit after the question mark.
  func tellsOfUnit(_ pattern: String) -> Bool { unitField(pattern) != nil }

  private func unitField(_ pattern: String) -> String? {
    switch pattern {
    case "/ekonomi/manader", "/ekonomi/sok", "/ekonomi/markta", "/ekonomi/rad/{rad}",
      "/rapporter/{manad}/forhandsgranska", "/rapporter/{manad}/kontroll", "/rapporter/{manad}/hamta/{format}":
      "enhet"
    case "/api/v1/months/{month}/tables/{table}", "/api/v1/postings", "/api/v1/months/{month}/report/{format}",
      "/api/v1/months/{month}/report-checks":
      "unit"
    case "/siffra", "/api/v1/figure", "/historik/uppgift", "/api/v1/history/{kind}": ""
    default: nil
    }
  }

  /// What stands after the question mark where the form of the address is read.
  func query(_ pattern: String, unit: String?) -> FormFields {
    let figure = "actual:line/drift.personal" + (unit.map { ":unit/" + $0 } ?? "") + ":2019-01..2019-04"
    var fields: FormFields =
      switch pattern {
      case "/siffra": ["nyckel": figure, "period": "2019-04"]
      case "/api/v1/figure": ["key": figure]
      case "/historik/uppgift": ["slag": "org-unit", "id": unit ?? "E310"]
      case "/api/v1/history/{kind}": ["id": unit ?? "E310"]
      case "/historik/visa": ["sida": "laget", "per": "2019-05-20"]
      case "/installningar/nycklar/aterkalla": ["nyckel": key]
      case "/rapporter/{manad}/faststall", "/rapporter/{manad}/version", "/rapporter/{manad}/version/sekretess":
        ["rapport": report]
      case "/rapporter/{manad}/fil", "/rapporter/{manad}/fil/sekretess": ["rapport": report, "namn": file]
      case "/rapporter/{manad}/jamfor": ["fran": report]
      case "/api/v1/comparison": ["old": report]
      case "/api/v1/months/{month}/figures": ["words": "personal"]
      default: FormFields()
      }
    if let unit, let name = unitField(pattern), !name.isEmpty { fields.add(name, unit) }
    return fields
  }
}
