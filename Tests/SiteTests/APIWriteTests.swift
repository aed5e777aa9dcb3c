import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// What programs write: once by a key, only over the version that they know, and as their users would see it.
struct APIWriteTests {
  private static let json: WebHeaders = ["content-type": "application/json"]

  private static func headers(_ fields: [(String, String)]) -> WebHeaders {
    var headers = json
    for (name, value) in fields { headers.add(name, value) }
    return headers
  }

  private static func event(_ place: SitePlace) async throws -> Int {
    try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
  }

  @Test("A ledger comes in once by its key, and the same file again is nothing new")
  func ledger() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let body = "period;konto;ansvar;verksamhet;belopp\n2019-05;5010;32310;550;100,00\n"
    let address = "/api/v1/ledger-imports?file=maj.csv&source=prov&confirm=true&accept=other-source,similar-source"
    func send(_ key: String?) async -> WebAnswer {
      var headers: WebHeaders = ["content-type": "application/octet-stream"]
      if let key { headers.add("idempotency-key", key) }
      return await place.ask(.post, address, token: token, headers: headers, body: body)
    }
    let first = await send("maj-1")
    #expect(first.status == 200, "\(first.text)")
    #expect(first.json?["is_nothing_new"]?.content == .truth(false) && first.json?["batch"]?.text != nil)
    let after = try await APIWriteTests.event(place)
    let again = await send("maj-1")
    #expect(again.status == 200 && again.body == first.body)
    #expect(await send(nil).json?["is_nothing_new"]?.content == .truth(true))
    #expect(try await APIWriteTests.event(place) == after)
    let page = try await place.get("/inlasning", as: "controller")
    #expect(page.text.contains("maj.csv"))
  }

  @Test("A forecast is written from what was read, once, and is refused where somebody has written since")
  func forecast() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let address = "/api/v1/months/2019-05/forecasts"
    let sheet = await place.ask("/api/v1/months/2019-04/sheets/E230", token: token)
    guard case .list(let cells)? = sheet.json?["cells"]?.content,
      let cell = cells.first(where: { $0["is_open"]?.content == .truth(true) }), let line = cell["line"]?.text,
      let event = sheet.headers["roder-event"]
    else {
      Issue.record("\(sheet.text.prefix(500))")
      return
    }
    let area = cell["area"]?.text ?? ""
    func body(_ amount: Int) -> String {
      "{\"based_on_event\":\(event),\"is_confirmed\":true,\"rows\":[{\"unit\":\"E230\","
        + "\"area\":\"\(area)\",\"line\":\"\(line)\",\"basis\":\"variance\","
        + "\"amount_ore\":\(amount),\"remark\":\"Prov\"}]}"
    }
    let headers = APIWriteTests.headers([("idempotency-key", "f1")])
    let first = await place.ask(.post, address, token: token, headers: headers, body: body(100_000))
    #expect(first.status == 200, "\(first.text)")
    let after = try await APIWriteTests.event(place)
    let again = await place.ask(.post, address, token: token, headers: headers, body: body(100_000))
    #expect(again.body == first.body)
    #expect(try await APIWriteTests.event(place) == after)
    let late = await place.ask(.post, address, token: token, headers: APIWriteTests.json, body: body(200_000))
    #expect([409, 422].contains(late.status), "\(late.status)")
    #expect(try await APIWriteTests.event(place) == after)
  }

  @Test("A remark is written over the version that is known, and taken back")
  func remark() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let address =
      "/api/v1" + QueryText.address(["months", "2019-04", "remarks"], ["key": "variance:line/drift.lokalhyror:2019"])
    func put(_ fields: [(String, String)], _ text: String) async -> WebAnswer {
      await place.ask(
        .put, address, token: token, headers: APIWriteTests.headers(fields), body: "{\"text\":\"\(text)\"}")
    }
    #expect(await put([], "Hyran.").status == 428)
    let first = await put([("if-none-match", "*"), ("idempotency-key", "r1")], "Hyran höjs.")
    guard first.status == 200, let version = first.json?["version"]?.whole else {
      Issue.record("\(first.status) \(first.text)")
      return
    }
    #expect(await put([("if-none-match", "*"), ("idempotency-key", "r1")], "Hyran höjs.").body == first.body)
    #expect(await put([("if-none-match", "*")], "Hyran sänks.").status == 412)
    #expect(await put([("if-match", "\"\(version + 7)\"")], "Hyran sänks.").status == 412)
    #expect(await put([("if-match", "\"\(version)\"")], "Hyran höjs i juli.").status == 200)
    let rows = await place.ask("/api/v1/months/2019-04/remarks?limit=500", token: token)
    #expect(rows.text.contains("Hyran höjs i juli.") && !rows.text.contains("Hyran höjs.\""))
  }

  @Test("A word is chosen and taken back, by those who set up the board")
  func term() async throws {
    let place = try SitePlace()
    let (manager, controller) = (try await place.token("chef-e310"), try await place.token("controller"))
    let body =
      #"{"singular":"analys","definite":"analysen","plural":"analyser","definite_plural":"analyserna","article":"en"}"#
    func put(_ body: String, _ token: String) async -> WebAnswer {
      await place.ask(.put, "/api/v1/terms/remark", token: token, headers: APIWriteTests.json, body: body)
    }
    #expect(await put(body, manager).status == 403)
    #expect(await put(body, controller).status == 200)
    let read = await place.ask("/api/v1/terms", token: manager)
    #expect(read.text.contains("analyserna") && read.text.contains("\"own_singular\":\"kommentar\""), "\(read.text)")
    #expect(await put(#"{"definite":"analysen"}"#, controller).status == 422)
    #expect(await put(#"{"singular":"utfall"}"#, controller).status == 422)
    #expect(await put("{}", controller).status == 200)
    #expect(await !place.ask("/api/v1/terms", token: manager).text.contains("analyserna"))
  }

  @Test("A part is handed over, sent back and approved by those who may")
  func section() async throws {
    let place = try SitePlace()
    let (manager, controller) = (try await place.token("chef-e310"), try await place.token("controller"))
    let address = "/api/v1/months/2019-04/sections/enhet/E310"
    func post(_ step: String, _ token: String, _ body: String = "", key: String? = nil) async -> WebAnswer {
      var fields: [(String, String)] = []
      if let key { fields.append(("idempotency-key", key)) }
      return await place.ask(
        .post, address + "/" + step, token: token, headers: APIWriteTests.headers(fields), body: body)
    }
    #expect(await post("return", manager, "{\"reason\":\"x\"}").status == 403)
    #expect(await post("return", controller, "{\"reason\":\"Skriv mer om hyran.\"}").status == 200)
    let tag = await place.ask(address, token: manager).headers["etag"] ?? ""
    let written = await place.ask(
      .put, address, token: manager, headers: APIWriteTests.headers([("if-match", tag)]),
      body: "{\"text\":\"Kostnaderna följer budgeten.\"}")
    #expect(written.status == 200, "\(written.text)")
    #expect(await post("approve", manager).status == 403)
    let ready = await post("ready", manager, key: "k")
    #expect(ready.status == 200, "\(ready.text)")
    #expect(await post("ready", manager, key: "k").body == ready.body)
    #expect(await post("approve", controller).status == 200)
    #expect(await place.ask(address, token: manager).json?["state"]?.text == "approved")
  }

  @Test("A part is taken, kept from others, and let go; one that nobody has begun starts with the text before")
  func holding() async throws {
    let place = try SitePlace()
    let (manager, controller) = (try await place.token("chef-e230"), try await place.token("controller"))
    let address = "/api/v1/months/2019-04/sections/enhet/E230"
    func post(_ step: String, _ token: String) async -> WebAnswer {
      await place.ask(.post, address + "/" + step, token: token, headers: APIWriteTests.json)
    }
    let taken = await post("take", manager)
    #expect(taken.status == 200 && taken.json?["held_until"]?.text != nil, "\(taken.text)")
    let tag = await place.ask(address, token: controller).headers["etag"] ?? ""
    func put(_ token: String) async -> Int {
      await place.ask(
        .put, address, token: token, headers: APIWriteTests.headers([("if-match", tag)]), body: "{\"text\":\"Nej.\"}"
      ).status
    }
    #expect(await put(controller) == 422)
    #expect(await post("release", controller).status == 422)
    let released = await post("release", manager)
    #expect(released.status == 200 && released.json?["held_until"] == nil, "\(released.text)")
    #expect(await put(controller) == 200)
    #expect(await post("copy", manager).status == 422)
    #expect(await post("take", try await place.token("revisor")).status == 403)
  }

  @Test("The decision that established a report is noted once, by whoever may")
  func decision() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let order = "{\"month\":\"2019-04\",\"body\":\"kommunstyrelsen\",\"formats\":[\"html\"]}"
    let locked = await place.ask(.post, "/api/v1/reports", token: token, headers: APIWriteTests.json, body: order)
    guard let id = locked.json?["id"]?.text else {
      Issue.record("\(locked.text)")
      return
    }
    let steps = id.split(separator: "/").map(String.init)
    let address = QueryText.path(["api", "v1", "reports", steps[0], steps[1], "-", steps.last ?? "", "decision"])
    func post(_ body: String, _ person: String = "controller") async throws -> WebAnswer {
      await place.ask(
        .post, address, token: try await place.token(person), headers: APIWriteTests.json, body: body)
    }
    #expect(try await post(#"{"day":"2019-05-31","section":"§ 12"}"#).status == 422)
    #expect(try await post(#"{"day":"2019-05-22","section":" "}"#).status == 422)
    #expect(try await post(#"{"day":"maj","section":"§ 12"}"#).status == 422)
    #expect(try await post(#"{"day":"2019-05-22","section":"§ 12"}"#, "planerare").status == 403)
    let noted = try await post(#"{"day":"2019-05-22","section":"§ 12"}"#)
    #expect(noted.status == 200, "\(noted.text)")
    #expect(try await post(#"{"day":"2019-05-22","section":"§ 13"}"#).status == 422)
    let page = try await place.get(
      QueryText.address(["rapporter", "2019-04", "version"], ["rapport": id]), as: "controller")
    #expect(page.text.contains("§ 12"))
  }

  @Test("Who has something left is told, and a letter goes once a day to those who are named")
  func reminders() async throws {
    let postbox = Postbox()
    let place = try SitePlace(mail: postbox.mail)
    let token = try await place.token("controller")
    let address = "/api/v1/months/2019-04/reminders"
    let rows = await place.ask(address, token: token)
    guard case .list(let items)? = rows.json?["items"]?.content,
      let person = items.first(where: { $0["standing"]?.text == "ready" })?["person"]?.text
    else {
      Issue.record("\(rows.text.prefix(500))")
      return
    }
    #expect(!rows.text.contains("@"))
    func send() async -> WebAnswer {
      await place.ask(
        .post, address, token: token, headers: APIWriteTests.json, body: "{\"people\":[\"\(person)\"]}")
    }
    let first = await send()
    #expect(first.status == 200 && first.text.contains("\"is_sent\":true"), "\(first.text)")
    #expect(await send().text.contains("\"standing\":\"sent-today\",\"is_sent\":false"))
    #expect(postbox.letters.count == 1)
    #expect(await place.ask(address, token: try await place.token("chef-e230")).status == 403)
    for nobody in ["{\"people\":[]}", "{\"people\":null}", "{}", "{\"people\":[\"\"]}"] {
      let answer = await place.ask(.post, address, token: token, headers: APIWriteTests.json, body: nobody)
      #expect(answer.status == 422, "\(nobody)")
    }
  }

  @Test("A report is locked once by its key, and is there for those who read what is locked")
  func lock() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let body = "{\"month\":\"2019-04\",\"body\":\"kommunstyrelsen\",\"formats\":[\"html\"]}"
    let headers = APIWriteTests.headers([("idempotency-key", "l1")])
    let first = await place.ask(.post, "/api/v1/reports", token: token, headers: headers, body: body)
    #expect(first.status == 200, "\(first.status) \(first.text)")
    let after = try await APIWriteTests.event(place)
    #expect(await place.ask(.post, "/api/v1/reports", token: token, headers: headers, body: body).body == first.body)
    #expect(try await APIWriteTests.event(place) == after)
    let again = await place.ask(.post, "/api/v1/reports", token: token, headers: APIWriteTests.json, body: body)
    #expect(again.status == 422)
    let reader = try await place.token("revisor")
    #expect(await place.ask("/api/v1/reports?month=2019-04", token: reader).text.contains("kommunstyrelsen"))
  }
}
