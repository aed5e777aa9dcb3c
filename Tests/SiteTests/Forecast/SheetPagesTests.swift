import Access
import Formats
import Testing

@testable import Web

/// The sheet of a unit: who sees it, what it holds, and what becomes of what is written in it.
struct SheetPagesTests {
  private static let address = "/prognos/E230"
  private static let personnel = "belopp.personal.oppna-bou"
  private static let remark = "kommentar.personal.oppna-bou"

  @Test("A unit manager with one unit comes straight to its sheet")
  func oneUnit() async throws {
    let place = try SitePlace()
    let answer = try await place.get("/prognos", as: "chef-e230")
    #expect(answer.headers["location"]?.hasPrefix("/prognos/E230") == true)
    let page = try await place.get(Self.address, as: "chef-e230")
    #expect(page.status == 200)
    #expect(page.text.contains("Prognos för Öppna insatser"))
    let fields = PageForm.fields("blad", in: page.text)
    #expect(fields[Self.personnel] == "−11\u{A0}000")
    #expect(fields["slag.personal.oppna-bou"] == "niva")
    #expect(page.text.contains("fjolårsmönster"))
  }

  @Test("A manager of several units has them together in one sentence and one table, and goes from one to the next")
  func severalUnits() async throws {
    let place = try SitePlace()
    let role: FormFields = [
      "person": "chef-e230", "namn": "Chef E230", "roll": "unit-manager", "enhet": "E240", "fran": "2019-05-01",
    ]
    #expect(try await place.post("/installningar/roller", role, as: "administrator").status == 303)
    let both = try await place.get("/prognos", as: "chef-e230")
    #expect(both.status == 200)
    func plain(_ text: String) -> String { text.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ") }
    // What both come to is the sum of what each comes to, wherever it is said.
    let said = /prognosen för dina enheter för 2019 är (en nettokostnad om ([0-9 ]+) tkr[^.]*)/
    let total = try #require(plain(both.text).firstMatch(of: said)?.output)
    let levels = try ["E230", "E240"].map { unit in
      let row = try #require(both.text.split(separator: "<tr").first { $0.contains("/prognos/\(unit)") })
      let cells = String(row).split(separator: "</td>").map { plain("<" + $0) }
      return try #require(Int(cells[2].filter(\.isNumber)))
    }
    #expect(Int(total.2.filter(\.isNumber)) == levels[0] + levels[1])
    let first = plain(try await place.get("/laget", as: "chef-e230").text)
    #expect(first.firstMatch(of: said)?.output.1 == total.1, "\(first)")
    let sheet = try await place.get("/prognos/E230?period=2019-04", as: "chef-e230").text
    #expect(sheet.contains("Enhet 1 av 2"))
    #expect(
      sheet.contains("href=\"/prognos/E240?period=2019-04\" rel=\"next\">Nästa: Ensamkommande barn och unga</a>"))
    #expect(!sheet.contains("rel=\"prev\""))
    #expect(try await place.get("/prognos/E240?period=2019-04", as: "chef-e230").text.contains("rel=\"prev\""))
    // Whoever has one unit has no way to others.
    #expect(try await !place.get("/prognos/E210", as: "chef-e210").text.contains("aria-label=\"Enheter\""))
  }

  @Test("The forecast of an earlier month is chosen on the page, and the choice stays within it")
  func months() async throws {
    let place = try SitePlace()
    for address in ["/prognos", "/prognos/oversikt", "/prognos/E230?lager=controller"] {
      let page = try await place.get(address, as: "controller").text
      #expect(page.contains("<select id=\"period\" name=\"period\">"), "\(address)")
      #expect(page.contains("<option value=\"2019-03\">mars\u{A0}2019</option>"), "\(address)")
    }
    #expect(
      try await place.get("/prognos/E230?lager=controller", as: "controller").text
        .contains("<input type=\"hidden\" name=\"lager\" value=\"controller\">"))
    #expect(try await place.get("/prognos/E230?period=2019-03", as: "controller").text.contains("Mars\u{A0}2019: "))
  }

  @Test("Another's unit is closed, a unit that is not there is not found, and a department leads to its units")
  func others() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/prognos/E240", as: "chef-e230").status == 403)
    #expect(try await place.post("/prognos/E240", as: "chef-e230").status == 403)
    #expect(try await place.get("/prognos/E999", as: "controller").status == 404)
    #expect(try await place.get("/prognos/A200", as: "controller").headers["location"] == "/prognos")
    #expect(try await place.get("/prognos/E230?lager=kung", as: "controller").status == 400)
  }

  @Test("Who may not write the unit's layer reads it, and writes her own")
  func layers() async throws {
    let place = try SitePlace()
    let read = try await place.get(Self.address, as: "socialchef")
    #expect(read.status == 200)
    #expect(!read.text.contains("name=\"\(Self.personnel)\""))
    #expect(try await place.post(Self.address, ["grund": "1"], as: "socialchef").status == 403)
    let own = try await place.get(Self.address + "?lager=forvaltning", as: "socialchef")
    let fields = PageForm.fields("blad", in: own.text).with([
      Self.personnel: "−500", "slag.personal.oppna-bou": "avvikelse",
    ])
    let saved = try await place.post(Self.address + "?lager=forvaltning", fields, as: "socialchef")
    #expect(saved.status == 303)
    let after = try await place.get(Self.address, as: "chef-e230").text
    #expect(after.contains("Förvaltning: avvikelse −500\u{A0}tkr mot budget"))
  }

  @Test("What is written is saved, shown again, and taken back where the field is emptied")
  func saving() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    let fields = PageForm.fields("blad", in: page)
    let first = fields.with([Self.personnel: "-11 100,5", Self.remark: "Ring 19121212-1212 om vikarien"])
    let saved = try await place.post(Self.address, first, as: "chef-e230")
    #expect(saved.status == 303)
    let address = saved.headers["location"] ?? ""
    #expect(address.contains("klart=sparat") && address.contains("dolda=1"))
    let shown = try await place.get(address, as: "chef-e230").text
    #expect(shown.contains("Prognosen är sparad. 1 personnummer doldes i kommentarerna."))
    let now = PageForm.fields("blad", in: shown)
    #expect(now[Self.personnel] == "−11\u{A0}100,5")
    #expect(now[Self.remark] == "Ring [personnummer] om vikarien")
    let same = try await place.post(Self.address, now, as: "chef-e230")
    #expect(same.headers["location"]?.contains("klart=oforandrat") == true)
    let empty = try await place.post(
      Self.address, now.with([Self.personnel: "", Self.remark: ""]), as: "chef-e230")
    #expect(empty.status == 303)
    let after = try await place.get(Self.address, as: "chef-e230").text
    #expect(PageForm.fields("blad", in: after)[Self.personnel] == "")
    // The other cells stand.
    #expect(PageForm.fields("blad", in: after)["belopp.ovriga.oppna-bou"] == "−300")
  }

  @Test("What cannot be read is a fault at its cell, and all that was typed stays")
  func faults() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    let fields = PageForm.fields("blad", in: page).with([
      Self.personnel: "elva tusen", "belopp.ovriga.oppna-bou": "0,000001", Self.remark: "Står <kvar>",
    ])
    let answer = try await place.post(Self.address, fields, as: "chef-e230")
    #expect(answer.status == 422)
    #expect(answer.text.contains("2 fel måste rättas"))
    #expect(answer.text.contains("href=\"#\(Self.personnel)\""))
    let again = PageForm.fields("blad", in: answer.text)
    #expect(again[Self.personnel] == "elva tusen")
    #expect(again[Self.remark] == "Står <kvar>")
    let stands = try await place.get(Self.address, as: "chef-e230").text
    #expect(PageForm.fields("blad", in: stands)[Self.personnel] == "−11\u{A0}000")
  }

  @Test("An amount that looks like a mistake is saved when whoever writes says that it is right")
  func doubts() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    var fields = PageForm.fields("blad", in: page).with([Self.personnel: "11 000"])
    let doubted = try await place.post(Self.address, fields, as: "chef-e230")
    #expect(doubted.status == 422)
    #expect(doubted.text.contains("kryssa i rutan"))
    fields.add("bekrafta", "ja")
    #expect(try await place.post(Self.address, fields, as: "chef-e230").status == 303)
  }

  @Test("An amount that is typed as a remark is asked about at its field, and kept where it is meant")
  func amountAsRemark() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    var fields = PageForm.fields("blad", in: page).with([Self.remark: "-150 tkr"])
    let doubted = try await place.post(Self.address, fields, as: "chef-e230")
    #expect(doubted.status == 422 && doubted.text.contains("Kommentaren ”-150 tkr” är bara ett belopp."))
    #expect(doubted.text.contains("href=\"#\(Self.remark)\"") && doubted.text.contains("name=\"bekrafta\""))
    fields.add("bekrafta", "ja")
    #expect(try await place.post(Self.address, fields, as: "chef-e230").status == 303)
    // What stands is not asked about again.
    let stands = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e230").text)
    #expect(stands[Self.remark] == "-150 tkr")
    let more = stands.with([Self.personnel: "−11 050"])
    #expect(try await place.post(Self.address, more, as: "chef-e230").status == 303)
  }

  @Test("Two who write at once are told of each other, and nothing is lost")
  func conflict() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    let fields = PageForm.fields("blad", in: page)
    let first = fields.with([Self.personnel: "−11 100", "belopp.ovriga.oppna-bou": "−350"])
    #expect(try await place.post(Self.address, first, as: "controller").status == 303)
    let second = fields.with([Self.personnel: "−10 900"])
    let answer = try await place.post(Self.address, second, as: "chef-e230")
    #expect(answer.status == 409)
    #expect(answer.text.contains("Controller har sparat prognosbladet medan du skrev"))
    #expect(answer.text.contains("nivå −11\u{A0}100\u{A0}tkr") && answer.text.contains("nivå −10\u{A0}900\u{A0}tkr"))
    let merged = PageForm.fields("blad", in: answer.text)
    #expect(merged[Self.personnel] == "−10\u{A0}900")
    #expect(merged["belopp.ovriga.oppna-bou"] == "−350")
    #expect(try await place.post(Self.address, merged, as: "chef-e230").status == 303)
    let after = try await place.get(Self.address, as: "chef-e230").text
    #expect(PageForm.fields("blad", in: after)[Self.personnel] == "−10\u{A0}900")
  }

  @Test("What others save while a form is on its way stands in the answer, and not the sheet as it was when she came")
  func inFlight() async throws {
    let place = try SitePlace()
    let fields = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e230").text)
    let token = try #require(try await place.session("chef-e230"))
    var own = fields.with([Self.personnel: "−10 900"])
    own.add(FormToken.field, try await place.logins.session(token)?.csrf ?? "")
    let sent = Array(own.encoded.utf8)
    let theirs = fields.with([Self.personnel: "−11 100", "belopp.ovriga.oppna-bou": "−350"])
    let body = WebBody { piece in
      #expect(try await place.post(Self.address, theirs, as: "controller").status == 303)
      try await piece(sent)
    }
    let answer = await place.site.answer(
      WebRequest(
        method: .post, target: Self.address,
        headers: ["cookie": "roder=" + token, "content-type": "application/x-www-form-urlencoded"], body: body,
        client: "192.0.2.1", id: "t"))
    #expect(answer.status == 409)
    #expect(answer.text.contains("nivå −11\u{A0}100\u{A0}tkr") && answer.text.contains("nivå −10\u{A0}900\u{A0}tkr"))
    let merged = PageForm.fields("blad", in: answer.text)
    #expect(merged["belopp.ovriga.oppna-bou"] == "−350")
    #expect(try await place.post(Self.address, merged, as: "chef-e230").status == 303)
  }

  @Test("A row that the table lacks can be added, but not one that it has")
  func adding() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e230").text
    let fields = PageForm.fields("blad", in: page)
    let twice = fields.with(["ny.rad": "personal", "ny.omrade": "oppna-bou", "ny.belopp": "−1"])
    #expect(try await place.post(Self.address, twice, as: "chef-e230").status == 422)
    let added = fields.with(["ny.rad": "personal", "ny.omrade": "ekb", "ny.belopp": "−12,5"])
    #expect(try await place.post(Self.address, added, as: "chef-e230").status == 303)
    let after = try await place.get(Self.address, as: "chef-e230").text
    #expect(PageForm.fields("blad", in: after)["belopp.personal.ekb"] == "−12,5")
  }

  @Test("On a page about an earlier moment nothing can be written")
  func past() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address + "?per=2019-05-10", as: "chef-e230")
    #expect(page.status == 200)
    #expect(!page.text.contains("name=\"\(Self.personnel)\""))
    let fields = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e230").text)
    let answer = try await place.post(Self.address + "?per=2019-05-10", fields, as: "chef-e230")
    #expect(answer.status != 303)
  }
}
