import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// What programs are answered.
struct APITests {
  private static let reads: [(address: String, member: String)] = [
    ("/api/v1", "name"), ("/api/v1/months/2019-04/tables/drift", "rows"),
    ("/api/v1/months/2019-04/tables/by-month", "rows"), ("/api/v1/months/2019-04/tables/by-month?unit=E230", "rows"),
    ("/api/v1/months/2019-04/tables/drift?unit=E230", "rows"),
    ("/api/v1/months/2019-04/tables/unit?eliminate=board", "rows"),
    ("/api/v1/figure?key=variance:line/drift.personal:2019", "parts"), ("/api/v1/postings?limit=2", "items"),
    ("/api/v1/events?limit=3", "items"), ("/api/v1/history/org-unit?id=E230", "records"), ("/api/v1/batches", "items"),
    ("/api/v1/months/2019-04/units", "items"), ("/api/v1/months/2019-04/statement", "lines"),
    ("/api/v1/occasions", "items"), ("/api/v1/months/2019-04/sheets/E230", "cells"),
    ("/api/v1/months/2019-04/sheets/E230?layer=controller", "cells"),
    ("/api/v1/months/2019-04/work", "sections"), ("/api/v1/months/2019-04/tasks", "items"),
    ("/api/v1/months/2019-04/figures?words=personal%20prognos", "items"), ("/api/v1/coverage", "sources"),
    ("/api/v1/openapi.json", "paths"),
  ]

  @Test("Each thing that can be read is answered as JSON, and not again until something happens")
  func everyRead() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    for (address, member) in APITests.reads {
      let answer = await place.ask(address, token: token)
      #expect(answer.status == 200, "\(address): \(answer.text.prefix(300))")
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.json?[member] != nil, "\(address)")
      let tag = answer.headers["etag"] ?? ""
      let again = await place.ask(address, token: token, headers: ["if-none-match": tag])
      #expect(again.status == 304 && again.body.isEmpty, "\(address)")
    }
  }

  @Test("Every operation is described, and everything that is described is there")
  func described() async throws {
    let place = try SitePlace()
    let json = await place.ask("/api/v1/openapi.json", token: nil).json
    guard case .object(let paths)? = json?["paths"]?.content else {
      Issue.record("The document has paths")
      return
    }
    var described: Set<String> = []
    for path in paths {
      guard case .object(let operations) = path.value.content else { continue }
      for operation in operations { described.insert(operation.name.uppercased() + " " + path.name) }
    }
    let routes = Site.routes(place.site.settings).filter { $0.audience == .programs }
      .map { $0.method.rawValue + " " + $0.pattern.description }
    #expect(described == Set(routes).subtracting(["GET /api/v1/openapi.json"]))
    #expect(Set(API.operations.map(\.name)).count == API.operations.count, "Each operation has a name of its own")
  }

  @Test("A table's figures are exact and carry their keys")
  func table() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let answer = await place.ask("/api/v1/months/2019-04/tables/drift", token: token)
    guard case .list(let rows)? = answer.json?["rows"]?.content, case .list(let cells)? = rows.last?["cells"]?.content,
      let cell = cells.last(where: { $0["key"] != nil }), let key = cell["key"]?.text
    else {
      Issue.record("\(answer.text.prefix(500))")
      return
    }
    let figure = await place.ask(
      "/api/v1" + QueryText.address(["figure"], ["key": key, "month": "2019-04"]), token: token)
    #expect(figure.json?["amount_ore"]?.whole == cell["amount_ore"]?.whole)
    #expect(figure.json?["amount_ore"]?.whole != nil)
  }

  @Test("The month's report as it is now is had as files, checked, and compared with one that is locked")
  func reportNow() async throws {
    let place = try SitePlace()
    let (token, manager) = (try await place.token("controller"), try await place.token("chef-e230"))
    for (format, start) in [("docx", "PK"), ("xlsx", "PK"), ("html", "<!DOCTYPE html>"), ("json", "{")] {
      let answer = await place.ask("/api/v1/months/2019-04/report/\(format)", token: token)
      #expect(answer.status == 200 && answer.text.hasPrefix(start), "\(format): \(answer.status)")
    }
    #expect(await place.ask("/api/v1/months/2019-04/report/rtf", token: token).status == 400)
    let checked = await place.ask("/api/v1/months/2019-04/report-checks", token: token)
    guard case .list(let findings)? = checked.json?["findings"]?.content else {
      Issue.record("\(checked.text.prefix(300))")
      return
    }
    let errors = findings.filter { $0["severity"]?.text == "error" }
    #expect(checked.json?["error_count"]?.whole == Int64(errors.count))
    let locked = await place.ask("/api/v1/reports?month=2019-04", token: token)
    guard case .list(let reports)? = locked.json?["items"]?.content, let id = reports.first?["id"]?.text else {
      Issue.record("\(locked.text.prefix(300))")
      return
    }
    let compared = await place.ask("/api/v1" + QueryText.address(["comparison"], ["old": id]), token: token)
    #expect(compared.status == 200, "\(compared.text.prefix(300))")
    #expect(compared.json?["figures"] != nil && compared.json?["paragraphs"] != nil)
    #expect(await place.ask("/api/v1/comparison?old=finns-inte", token: token).status == 404)
    // A manager compares no reports of the whole board.
    let closed = await place.ask("/api/v1" + QueryText.address(["comparison"], ["old": id]), token: manager)
    #expect(closed.status == 404 && closed.json?["figures"] == nil, "\(closed.status)")
  }

  @Test("Figures are found by words as they are in the editor of a report's part")
  func pick() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let found = await place.ask("/api/v1/months/2019-04/figures?words=personal%20prognos", token: token)
    guard case .list(let items)? = found.json?["items"]?.content, let first = items.first else {
      Issue.record("\(found.text.prefix(300))")
      return
    }
    let figure = await place.ask(
      "/api/v1" + QueryText.address(["figure"], ["key": first["key"]?.text ?? "", "month": "2019-04"]), token: token)
    #expect(figure.status == 200 && figure.json?["amount_ore"]?.whole == first["amount_ore"]?.whole)
    let page = try await place.get("/rapporter/2019-04/siffror?q=personal%20prognos", as: "controller").text
    for item in items {
      let shown = (item["shown"]?.text ?? "?").replacing("&", with: "&amp;")
      #expect(page.contains("data-option=\"\(shown)\""), "\(shown)")
    }
    #expect(await place.ask("/api/v1/months/2019-04/figures", token: token).status == 400)
  }

  @Test("The months of a line add up to what it is to date, and to the drift table", arguments: ["", "?unit=E230"])
  func months(_ unit: String) async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    func amounts(_ table: String) async throws -> [String: [Int64?]] {
      let answer = await place.ask("/api/v1/months/2019-04/tables/" + table + unit, token: token)
      guard case .list(let rows)? = answer.json?["rows"]?.content else {
        Issue.record("\(answer.text.prefix(500))")
        return [:]
      }
      return rows.reduce(into: [:]) { found, row in
        guard row["kind"]?.text != "heading", case .list(let cells)? = row["cells"]?.content else { return }
        found[row["id"]?.text ?? ""] = cells.map { $0["amount_ore"]?.whole }
      }
    }
    let (months, drift) = (try await amounts("by-month"), try await amounts("drift"))
    #expect(months.count > 5)
    for (line, cells) in months {
      // The line's name, four months, their sum, the budget for them and the variance.
      try #require(cells.count == 8)
      let known = cells.dropFirst().compactMap { $0 }
      try #require(known.count == 7, "\(line)")
      #expect(known[..<4].reduce(0, +) == known[4] && known[4] - known[5] == known[6], "\(line): \(known)")
      #expect(drift[line]?[2] == known[4], "\(line)")
    }
  }

  @Test("The parts of a list fit together")
  func parts() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    var ids: [String] = []
    var cursor: String?
    repeat {
      let rest = cursor.map { "&cursor=" + $0 } ?? ""
      let answer = await place.ask("/api/v1/postings?account=45&limit=7" + rest, token: token)
      guard case .list(let items)? = answer.json?["items"]?.content else {
        Issue.record("\(answer.text.prefix(300))")
        return
      }
      ids += items.compactMap { $0["id"]?.text }
      cursor = answer.json?["next_cursor"]?.text
    } while cursor != nil && ids.count < 100
    let whole = await place.ask("/api/v1/postings?account=45&limit=\(max(ids.count, 1))", token: token)
    let items = try #require(whole.json?["items"]?.list)
    #expect(ids.count > 7)
    #expect(items.compactMap { $0["id"]?.text } == ids)
  }

  @Test("Who shows no token, or one that opens nothing, is told how to")
  func noToken() async throws {
    let place = try SitePlace()
    for token in [nil, "", "rdr_x", "rdr_" + String(repeating: "0", count: 72)] as [String?] {
      let answer = await place.ask("/api/v1/batches", token: token)
      #expect(answer.status == 401)
      #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
      #expect(answer.headers["content-type"] == "application/problem+json")
      #expect(answer.json?["type"]?.text == "/problem/api.no-token")
    }
  }

  @Test("A token allows what it says, and sees the units that it says")
  func narrowToken() async throws {
    let place = try SitePlace()
    let locked = try await place.token("controller", [.readLocked])
    #expect(await place.ask("/api/v1/batches", token: locked).status == 403)
    let unit = try await place.token("controller", [.read], units: ["E230"])
    let postings = await place.ask("/api/v1/postings", token: unit).json?["count"]?.whole ?? 0
    let all = await place.ask("/api/v1/postings", token: try await place.token("controller")).json?["count"]?.whole ?? 0
    #expect(postings > 0 && postings < all)
    #expect(await place.ask("/api/v1/postings?unit=E240", token: unit).status == 403)
  }

  @Test(
    "What cannot be meant is refused in its place",
    arguments: [
      ("/api/v1/batches?x=1", 400, "x"), ("/api/v1/batches?limit=0", 400, "limit"),
      ("/api/v1/batches?limit=9999999999999999999", 400, "limit"), ("/api/v1/batches?limit=1&limit=2", 400, "limit"),
      ("/api/v1/batches?cursor=x", 400, "cursor"), ("/api/v1/batches?as_of=2019-02-30", 400, "as_of"),
      ("/api/v1/batches?as_of=2019-04-30&at_event=1", 400, "as_of"), ("/api/v1/figure", 400, "key"),
      ("/api/v1/months/2019-13/work", 400, "month"), ("/api/v1/months/2019-04/tables/x", 400, "table"),
      ("/api/v1/months/2019-04/tables/area?unit=E230", 400, "unit"), ("/api/v1/x", 404, nil), ("/api/v1/", 404, nil),
      ("/api/v1/%zz", 422, nil), ("/api/v1/postings?amount=x", 422, nil),
      ("/api/v1/batches?as_of=1990-01-01", 404, nil),
    ] as [(String, Int, String?)])
  func refused(_ address: String, _ status: Int, _ field: String?) async throws {
    let place = try SitePlace()
    let answer = await place.ask(address, token: try await place.token("controller"))
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(answer.json?["status"]?.whole == Int64(status))
    #expect(answer.json?["instance"]?.text == "t")
    if let field, case .list(let problems)? = answer.json?["problems"]?.content {
      #expect(problems.first?["field"]?.text == field)
    }
  }

  @Test("Methods and forms that are not there are named")
  func methods() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    for method in [WebMethod.post, .put, .delete, .patch, .trace] {
      let answer = await place.ask(method, "/api/v1/batches", token: token)
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == "GET, HEAD, OPTIONS")
    }
    #expect(await place.ask(.options, "/api/v1/batches", token: nil).status == 204)
    for (accept, status) in [
      ("text/html", 406), ("application/json", 200), ("*/*", 200), ("application/*;q=0.1", 200),
      ("application/json;q=0, */*", 406), ("text/html, application/json;q=0.5", 200),
    ] {
      #expect(await place.ask("/api/v1/batches", token: token, headers: ["accept": accept]).status == status)
    }
  }

  @Test("An earlier moment is answered as it was")
  func past() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let now = await place.ask("/api/v1/batches", token: token).json
    let then = await place.ask("/api/v1/batches?at_event=5", token: token)
    #expect(then.headers["roder-event"] == "5")
    #expect(now?["items"] != then.json?["items"])
  }

  @Test("A part is written by who says which version it replaces, and once by the same key")
  func writing() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let address = "/api/v1/months/2019-05/sections/enhet/E230"
    let body = "{\"text\":\"Kostnaderna följer budgeten.\"}"
    let type: WebHeaders = ["content-type": "application/json"]
    func put(_ headers: [(String, String)], _ body: String) async -> WebAnswer {
      var all = type
      for (name, value) in headers { all.add(name, value) }
      return await place.ask(.put, address, token: token, headers: all, body: body)
    }
    let read = await place.ask(address, token: token)
    guard read.status == 200, let tag = read.headers["etag"] else {
      Issue.record("\(read.text)")
      return
    }
    #expect(await put([], body).status == 428)
    #expect(await put([("if-match", "")], body).status == 428)
    #expect(await put([("if-match", "\"99\"")], body).status == 412)
    for odd in ["", "x", tag] {
      #expect(await put([("if-match", tag), ("if-none-match", odd)], body).status == 400)
      #expect(await put([("if-none-match", odd)], body).status == 400)
    }
    #expect(await put([("if-match", tag)], "{\"text\":1}").status == 422)
    #expect(await place.ask(.put, address, token: token, headers: ["if-match": tag], body: body).status == 415)
    let first = await put([("if-match", tag), ("idempotency-key", "k1")], body)
    #expect(first.status == 200, "\(first.text)")
    let again = await put([("if-match", tag), ("idempotency-key", "k1")], body)
    #expect(again.status == 200 && again.body == first.body)
    #expect(await put([("if-match", tag), ("idempotency-key", "k1")], "{\"text\":\"a\"}").status == 422)
    #expect(await put([("if-match", tag)], "{\"text\":\"En annan text.\"}").status == 412)
    let now = await place.ask(address, token: token)
    #expect(now.json?["text"]?.text == "Kostnaderna följer budgeten.")
    #expect(now.json?["version"]?.whole == first.json?["version"]?.whole)
  }

  @Test("A ledger file is brought in once, and one that is wrong changes nothing")
  func ledger() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let type: WebHeaders = ["content-type": "application/octet-stream"]
    let address = "/api/v1/ledger-imports?file=fel.csv&source=prov"
    let before = await place.ask("/api/v1/batches", token: token).json?["items"]
    let wrong = await place.ask(.post, address, token: token, headers: type, body: "inget\nav värde\n")
    #expect(wrong.status == 422, "\(wrong.text)")
    #expect(await place.ask("/api/v1/batches", token: token).json?["items"] == before)
    #expect(await place.ask(.post, address, token: token, body: "x").status == 415)
    let odd = await place.ask(.post, address + "&accept=vad-som-helst", token: token, headers: type, body: "x")
    #expect(odd.status == 400)
  }

  @Test("A program is told of parameters where a command has options")
  func remedies() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let body = "period;konto;ansvar;verksamhet;belopp\n2019-05;5010;32310;550;100,00\n"
    let answer = await place.ask(
      .post, "/api/v1/ledger-imports?file=maj.csv&source=huvudboken", token: token,
      headers: ["content-type": "application/octet-stream"], body: body)
    #expect(answer.status == 422)
    guard case .list(let problems)? = answer.json?["problems"]?.content else {
      Issue.record("\(answer.text)")
      return
    }
    let similar = try #require(problems.first { $0["code"]?.text == "importing.similar-source" }, "\(answer.text)")
    #expect(
      similar["remedy"]?.text == "Ange source=huvudbok. Är det en annan källa: läs in med confirm=true.")
    #expect(!answer.text.contains(" --") && !answer.text.contains("roder "))
  }

  @Test("A forecast with faults tells all of them and where")
  func forecast() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let body = """
      {"based_on_event": 1, "layer": "x", "rows": [{"unit": "E230", "basis": "level"}, {"line": 5}]}
      """
    let answer = await place.ask(
      .post, "/api/v1/months/2019-04/forecasts", token: token, headers: ["content-type": "application/json"], body: body
    )
    #expect(answer.status == 422)
    let problems = try #require(answer.json?["problems"]?.list)
    #expect(problems.compactMap { $0["field"]?.text } == ["/layer", "/rows/0/basis", "/rows/1/line"])
  }
}
