import Formats
import Kernel
import Testing

@testable import Web

/// What the walk over all routes sends where something is written: enough that only rights can refuse it.
///
/// A write without content tells nothing of rights, since what is missing may be found before who asks.
struct WalkedWrites {
  /// A write: what it says of itself beside its address.
  struct Content {
    var fields = FormFields()
    var headers: WebHeaders = [:]
    var query = ""
    var json = ""
  }

  /// Where a posting of each unit is marked: the batch, the month and the row, by the unit's id.
  private let postings: [String: [String]]
  /// The version of each unit's part of April's report, by the unit's id.
  private let versions: [String: String]
  /// The units' sheets as their pages would send them.
  private let sheets: [String: FormFields]
  /// A cell of each unit's forecast that may be written, as JSON's members, by the unit's id.
  private let cells: [String: String]
  /// The last event.
  private let event: String
  /// A locked version of April's report that nobody has established.
  let report: String

  /// What is asked for about the place as it is before anybody writes.
  init(_ place: SitePlace, units: [String]) async throws {
    let token = try await place.token("controller")
    // The first is marked, so that there is one to settle; the second is there to be marked.
    var (postings, versions): ([String: [String]], [String: String]) = ([:], [:])
    var (sheets, cells): ([String: FormFields], [String: String]) = ([:], [:])
    var event = ""
    for unit in units {
      let found = await place.ask("/api/v1/postings?first_month=2019-04&unit=\(unit)&limit=2", token: token)
      guard case .list(let items)? = found.json?["items"]?.content, items.count == 2 else {
        throw Missing(what: "en bokföringsrad för \(unit): \(found.text.prefix(300))")
      }
      let rows = items.map { ($0["id"]?.text ?? "").split(separator: "/").map(String.init) }
      postings[unit] = rows[1]
      let part = await place.ask("/api/v1/months/2019-04/sections/enhet/\(unit)", token: token)
      let mark = "/ekonomi/markera/" + rows[0].joined(separator: "/")
      _ = try await place.post(mark, ["fel": "Fel enhet"], as: "chef-" + unit.lowercased())
      versions[unit] = String(part.json?["version"]?.whole ?? 0)
      event = part.headers["roder-event"] ?? ""
      let sheet = await place.ask("/api/v1/months/2019-04/sheets/\(unit)", token: token)
      guard let cell = sheet.json?["cells"]?.list?.first(where: { $0["is_open"]?.content == .truth(true) }) else {
        throw Missing(what: "en öppen cell för \(unit): \(sheet.text.prefix(300))")
      }
      cells[unit] = "\"line\":\"\(cell["line"]?.text ?? "")\",\"area\":\"\(cell["area"]?.text ?? "")\""
      sheets[unit] = PageForm.fields("blad", in: try await place.get("/prognos/\(unit)", as: "controller").text)
    }
    let locked = try await place.post("/rapporter/2019-04/las", ["instans": "en utredning"], as: "controller")
    report = (locked.headers["location"]?.split(separator: "=").last.map(String.init) ?? "").replacing("%2F", with: "/")
    (self.postings, self.versions, self.sheets, self.cells) = (postings, versions, sheets, cells)
    self.event = event
  }

  /// What should be in the example and is not.
  struct Missing: Error {
    let what: String
  }

  /// The batch, the month and the row of a posting of the unit.
  func posting(_ unit: String) -> [String] { postings[unit] ?? [] }

  /// What is sent to the address of the form, for the unit.
  func content(_ pattern: String, unit: String) -> Content {
    var content = Content()
    if pattern.hasPrefix("/api/") {
      content.json = json(pattern, unit: unit)
      if !content.json.isEmpty { content.headers.add("content-type", "application/json") }
      if pattern.hasSuffix("/sections/{section}/{unit}") {
        content.headers.add("if-match", "\"\(versions[unit] ?? "")\"")
      } else if pattern.hasSuffix("/remarks") {
        content.headers.add("if-none-match", "*")
        content.query = "?key=variance:line/drift.lokalhyror:2019"
      } else if pattern.hasSuffix("/ledger-imports") {
        content.query = "?file=maj.csv&source=prov"
        content.headers.add("content-type", "application/octet-stream")
        content.json = "period;konto;ansvar;verksamhet;belopp\n"
      }
    } else if pattern == "/prognos/{enhet}" || pattern == "/prognos/{enhet}/utkast" {
      content.fields = sheets[unit] ?? FormFields()
    } else if pattern.hasPrefix("/prognos/blad") {
      content.fields = (sheets[unit] ?? FormFields()).amongSeveral(unit)
    } else {
      content.fields = form(pattern, unit: unit)
    }
    return content
  }

  private func json(_ pattern: String, unit: String) -> String {
    let end = pattern.split(separator: "/").last ?? ""
    return switch end {
    case "forecasts":
      "{\"based_on_event\":\(event),\"is_confirmed\":true,\"rows\":[{\"unit\":\"\(unit)\",\(cells[unit] ?? ""),"
        + "\"basis\":\"variance\",\"amount_ore\":100000}]}"
    case "return": "{\"reason\":\"Säg mer.\"}"
    case "remarks", "{unit}": "{\"text\":\"Hyran höjs.\"}"
    case "mark": "{\"fault\":\"Fel enhet\"}"
    case "settle": "{\"decision\":\"refused\",\"words\":\"Raden är rätt.\"}"
    case "decision": "{\"day\":\"2019-05-21\",\"section\":\"§ 53\"}"
    case "reminders": "{\"people\":[\"chef-e240\"]}"
    case "reports": "{\"month\":\"2019-04\",\"body\":\"kommunstyrelsen\",\"formats\":[\"html\"]}"
    case "{term}":
      "{\"singular\":\"analys\",\"definite\":\"analysen\",\"plural\":\"analyser\",\"definite_plural\":\"analyserna\","
        + "\"article\":\"en\"}"
    default: ""
    }
  }

  private func form(_ pattern: String, unit: String) -> FormFields {
    let words = pattern.split(separator: "/").filter { !$0.hasPrefix("{") }
    return switch words.last {
    case "markera": ["fel": "Fel enhet"]
    case "markta": ["besked": "Raden är rätt.", "beslut": "nej"]
    case "spara", "text", "utkast": ["text": "Kostnaderna följer budgeten.", "grund": versions[unit] ?? ""]
    case "ater": words.first == "prognos" ? ["besked": "Säg mer."] : ["skal": "Säg mer."]
    case "bryt": ["skal": "Hen är sjuk."]
    case "las": ["instans": "kommunstyrelsen"]
    case "faststall": ["rapport": report, "dag": "2019-05-21", "paragraf": "§ 53"]
    case "inbjudan",
      "avsluta" where words.count == 2:
      ["person": "chef-e240"]
    case "nycklar": ["namn": "prov", "till": "2019-06-30", "far": "read", "enheter": unit]
    case "ord":
      ["en": "anmärkning", "den": "anmärkningen", "flera": "anmärkningar", "alla": "anmärkningarna", "artikel": "en"]
    case "roller": ["person": "ny-person", "namn": "Ny Person", "roll": "controller", "enhet": "-"]
    case "ersattare":
      [
        "for": "chef-e230", "ersattare": "chef-e240", "ersattarens-namn": "Ny Person", "ersatter-fran": "2019-06-01",
        "ersatter-till": "2019-06-30",
      ]
    case "losenord": words.first == "konto" ? ["gammalt": "fel", "nytt": "ett långt nytt ord"] : FormFields()
    default: FormFields()
    }
  }
}
