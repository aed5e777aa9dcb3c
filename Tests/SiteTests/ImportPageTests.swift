import Formats
import Importing
import Kernel
import Storage
import Synchronization
import Testing

@testable import Web

/// Bringing in files from a browser.
struct ImportPageTests {
  @Test(
    "Whoever may see an import but not bring one in comes to it, and is not sent to a page that she may not see",
    arguments: ["socialchef", "namndsekreterare", "planerare", "revisor"])
  func readers(_ person: String) async throws {
    let place = try SitePlace()
    let batch = "/inlasning/fil/ledger-0005"
    for address in [batch, "/inlasning/tackning", "/inlasning/kodning", "/inlasning/enheter", "/inlasning/omraden"] {
      let page = try await place.get(address, as: person)
      #expect(page.status == 200, "\(address)")
      // The auditor may see what came in.
      #expect(page.text.contains("href=\"/inlasning\"") == (person == "revisor"), "\(address)")
    }
  }

  @Test("A ledger as it came is for those who read working figures and confidential texts")
  func original() async throws {
    let place = try SitePlace()
    for (person, status) in [("controller", 200), ("revisor", 200), ("ledamot", 404), ("planerare", 403)] {
      let answer = try await place.get("/inlasning/fil/ledger-0005/original", as: person)
      #expect(answer.status == status, "\(person): \(answer.status)")
    }
  }

  @Test("The page says what has come in, and offers to send a file")
  func overview() async throws {
    let place = try SitePlace()
    let page = try await place.get("/inlasning", as: "controller")
    #expect(page.status == 200)
    #expect(page.text.contains("är inläst till och med april"))
    #expect(page.text.contains("enctype=\"multipart/form-data\""))
    #expect(page.text.contains("/inlasning/fil/ledger-0001"))
    // Each import has its time, however many events lie between them.
    let imports = page.text.matches(of: /\/inlasning\/fil\/ledger-/).count
    #expect(imports > 4 && page.text.matches(of: /2019-\d\d-\d\d.\d\d\.\d\d</).count == imports)
    #expect(try await place.get("/inlasning", as: "chef-e230").status == 403)
  }

  @Test("One import tells of its months, and its file is for those who may read what is confidential")
  func batch() async throws {
    let place = try SitePlace()
    let page = try await place.get("/inlasning/fil/ledger-0001", as: "revisor")
    #expect(page.status == 200)
    #expect(page.text.contains("ledger-2018.se"))
    #expect(page.text.contains("Hämta filen"))
    #expect(try await place.get("/inlasning/fil/ledger-0001", as: "chef-e230").status == 404)
    #expect(try await place.get("/inlasning/fil/ledger-0001/original", as: "administrator").status == 403)
    #expect(try await place.get("/inlasning/fil/ledger-0001/original", as: "chef-e230").status == 404)
    let file = try await place.get("/inlasning/fil/ledger-0001/original", as: "controller")
    #expect(try file.body == SitePlace.example("ledger-2018.se"))
    #expect(file.headers["content-disposition"] == "attachment; filename=\"ledger-2018.se\"")
    #expect(try await place.get("/inlasning/fil/finns-inte", as: "controller").status == 404)
  }

  @Test("A ledger is sent, looked at, held up by what looks like a mistake, confirmed and seen")
  func ledger() async throws {
    let place = try SitePlace()
    let text = "period;konto;ansvar;verksamhet;belopp\n2019-05;5010;302;551;100,00\n"
    let sent = try await place.send("maj.csv", Array(text.utf8), as: "controller")
    #expect(sent.status == 303)
    let job = try #require(sent.headers["location"])
    let preview = try await place.settled(job, as: "controller")
    #expect(preview.text.contains("Filen, det som syns nu och det som skulle synas"))
    #expect(preview.text.contains("Inget är ändrat"))
    // Whose file waits is told what a second one does to it; others are told only that it waits.
    let warning = "Skickar du en ny fil avbryts den som väntar på ditt beslut."
    #expect(try await place.get("/inlasning", as: "controller").text.contains(warning))
    let other = try await place.get("/inlasning", as: "administrator").text
    #expect(other.contains("Väntar på beslut") && !other.contains(warning))
    let before = try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
    let refused = try await place.post(job, ["slag": "ledger", "kalla": "huvudbok", "gor": "las-in"], as: "controller")
    #expect(refused.headers["location"] == job)
    let held = try await place.settled(job, as: "controller")
    #expect(held.text.contains("Hinder"))
    #expect(held.text.contains("i formuläret") && !held.text.contains(" --") && !held.text.contains("roder import"))
    #expect(try await place.store.read(asOf: .now, scope: .everything) { $0.state.event } == before)
    let all = held.text.matches(of: /name="godkann" value="([a-z-]+)"/).map { String($0.1) }
    var fields = FormFields([
      .init("slag", "ledger"), .init("kalla", "huvudbok"), .init("gor", "las-in"), .init("bekrafta", "ja"),
      .init("skal", "Försöksmånad"),
    ])
    for word in all { fields.add("godkann", word) }
    #expect(try await place.post(job, fields, as: "controller").status == 303)
    let done = try await place.settled(job, as: "controller")
    #expect(
      done.text.contains("maj.csv är inläst: 1\u{A0}rad, maj\u{A0}2019, inläsning ledger-"),
      "\(done.text.suffix(3_000))")
    #expect(try await place.get("/inlasning", as: "controller").text.contains("till och med maj"))
    let history = try await place.get("/historik", as: "controller")
    #expect(history.text.contains("Försöksmånad") && history.text.contains("Läste in huvudbok"))
  }

  @Test("A file is addressed, recognised, looked at and brought in where there is leisure, so that pages do not wait")
  func leisure() async throws {
    let works = Mutex(0)
    let place = try SitePlace(
      leisure: Leisure { work in
        works.withLock { $0 += 1 }
        work()
      })
    let text = "period;konto;ansvar;verksamhet;belopp\n2019-05;5010;302;551;100,00\n"
    let job = try #require(try await place.send("maj.csv", Array(text.utf8), as: "controller").headers["location"])
    #expect(works.withLock { $0 } >= 2)
    _ = try await place.settled(job, as: "controller")
    // Its rows, what would change, and what its sheets are called; the store has leisure of its own.
    #expect(works.withLock { $0 } == 5)
  }

  @Test("Units are known by their headings, and what is wrong stands at its row")
  func units() async throws {
    let place = try SitePlace()
    let bytes = try SitePlace.example("units.csv")
    let job = try #require(try await place.send("enheter.csv", bytes, as: "controller").headers["location"])
    let preview = try await place.settled(job, as: "controller")
    #expect(preview.text.contains("enheter.csv (enheter, "))
    // A second file of the same person takes the place of the first.
    let wrong = Array("id;namn;nivå;överordnad;ansvar;från\nX1;Ny;enhet;;999;igår\n".utf8)
    let next = try #require(try await place.send("fel.csv", wrong, as: "controller").headers["location"])
    #expect(try await place.get(job, as: "controller").text.contains("Inläsningen avbröts. Inget är ändrat."))
    let page = try await place.settled(next, as: "controller")
    #expect(page.text.contains("fel.csv:2"))
    #expect(page.text.contains("kan inte läsas in som den är"))
    #expect(try await place.post(next + "/avbryt", as: "controller").status == 303)
    #expect(try await place.get(next, as: "controller").text.contains("Inläsningen avbröts"))
  }

  @Test("A file without the session's token, without rights or without content is not let in")
  func refusals() async throws {
    let place = try SitePlace()
    #expect(try await place.send("a.csv", [65], as: "controller", token: "fel").status == 403)
    #expect(try await place.send("a.csv", [65], as: "chef-e230").status == 403)
    let empty = try await place.send("", [], as: "controller")
    #expect(empty.status == 422)
    #expect(empty.text.contains("<title>Fel: Inläsning"))
    #expect(try await place.get("/inlasning/jobb/finns-inte", as: "controller").status == 404)
  }

  @Test(
    "What nothing is read from is named as what it is, at the field, and nobody waits for it",
    arguments: [
      ("tom.csv", [], "Filen är tom."), ("blank.csv", Array(" \r\n".utf8), "Filen är tom."),
      ("skarm.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "Filen är en bild och kan inte"),
      ("foto.se", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "Filen är en bild och kan inte läsas in."),
      ("rapport.csv", Array("%PDF-1.7\n".utf8), "Filen är ett PDF-dokument och kan inte läsas in."),
      ("brev.rtf", Array("{\\rtf1".utf8), "Filen är ett textdokument"),
      ("bok.gz", [0x1F, 0x8B, 0x08, 0, 0], "Filen är ett packat arkiv och kan inte läsas in. Packa upp"),
      ("okand.se", [0x01, 0x00, 0x02], "Filen är av okänt slag och kan inte läsas in."),
    ] as [(String, [UInt8], String)])
  func useless(_ name: String, _ bytes: [UInt8], _ words: String) async throws {
    let place = try SitePlace()
    let answer = try await place.send(name, bytes, as: "controller")
    #expect(answer.status == 422 && answer.text.contains("<title>Fel: Inläsning"))
    #expect(answer.text.contains(words) && answer.text.contains("href=\"#fil\""), "\(answer.text)")
    #expect(!answer.text.contains("huvudbok)"))
    #expect(!(try await place.get("/inlasning", as: "controller")).text.contains("/inlasning/jobb/"))
  }

  @Test("A text of which nothing tells what it is is not called a ledger")
  func unknown() async throws {
    let place = try SitePlace()
    let text = Array("Hej!\n\nHär kommer april.\nHälsningar Eva\n".utf8)
    let job = try #require(try await place.send("brev.txt", text, as: "controller").headers["location"])
    let page = try await place.settled(job, as: "controller")
    #expect(page.text.contains("Innehållet i brev.txt känns inte igen"), "\(page.text)")
    #expect(!page.text.contains("(huvudbok"))
  }

  @Test("What a table's own sums prove is said once, and never beside that it has none")
  func proved() async throws {
    let place = try SitePlace()
    func preview(_ rows: String) async throws -> String {
      let text = "Period;Konto;Ansvar;Verksamhet;Belopp\n" + rows
      let job = try #require(try await place.send("maj.csv", Array(text.utf8), as: "controller").headers["location"])
      return try await place.settled(job, as: "controller").text.replacing("\u{A0}", with: " ")
    }
    let rows = "2019-05;5010;32310;550;100,00\n2019-05;5020;32310;550;50,00\n"
    let summed = try await preview(rows + "Summa;;;;150,00\n")
    #expect(summed.matches(of: /1 summarad stämmer/).count == 1, "\(summed)")
    #expect(!summed.contains("har inga egna summor"))
    let plain = try await preview(rows)
    #expect(plain.matches(of: /Filen har inga egna summor/).count == 1, "\(plain)")
    #expect(!plain.contains("stämmer."))
  }

  @Test("Units, areas and the statement are read as pages", arguments: ["enheter", "omraden", "uppstallningar"])
  func structure(_ page: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get("/inlasning/" + page, as: "controller")
    #expect(answer.status == 200 && answer.text.contains("<caption"))
    #expect(try await place.get("/inlasning/" + page, as: nil).status == 303)
  }

  @Test("A SIE file is sent, held against what it says of itself and what it would replace, and brought in")
  func sie() async throws {
    let place = try SitePlace()
    let more = "#VER A 990001 20190430 \"Rättelse\"\n{\n#TRANS 5010 {1 \"32310\" 20 \"550\"} 1234.00\n}\n"
    let bytes = try SitePlace.example("ledger-2019-04.se") + Array(more.utf8.filter { $0 < 0x80 })
    let sent = try await place.send("april-2.se", bytes, as: "controller")
    let job = try #require(sent.headers["location"])
    let page = try await place.settled(job, as: "controller")
    let text = page.text.replacing("\u{A0}", with: " ")
    // The first sentence says what the file is, what it would replace, and which closed month would change by how much.
    let replaced = "(januari–april 2019, 656 rader, 74 343 347,71 kr på konto 3–8)"
    let first =
      "<p class=\"answer\">april-2.se (huvudbok, 657 rader, januari–april 2019) skulle ersätta ledger-0005 \(replaced) "
      + "och ändra den stängda månaden april 2019 med 1 234,00 kr."
    #expect(text.contains(first), "\(text)")
    // What the file says of itself, and what it would replace and change.
    #expect(text.contains("Filens egna saldon stämmer inte på 1 konto."), "\(text)")
    #expect(text.contains("Konton där filens saldo och rader skiljer"))
    #expect(text.contains("Det här skulle ersättas") && text.contains("/inlasning/fil/ledger-"))
    #expect(text.contains("Rader nu") && text.contains("1 234,00"))
    #expect(text.contains("Kontoklasser som skulle ändras"))
    // A SIE file says its own sign and unit.
    #expect(!text.contains("name=\"tecken\"") && !text.contains("name=\"blad\""))
    var fields = FormFields([
      .init("slag", "ledger"), .init("kalla", "huvudbok"), .init("gor", "las-in"), .init("bekrafta", "ja"),
      .init("ensidig", "ja"), .init("skal", "Rättelse av hyran"),
    ])
    for word in ["closed-month-changed", "reverted", "rewritten"] { fields.add("godkann", word) }
    #expect(try await place.post(job, fields, as: "controller").status == 303)
    let done = try await place.settled(job, as: "controller")
    #expect(done.text.contains("april-2.se är inläst: 657\u{A0}rader, "), "\(done.text.suffix(4_000))")
    let history = try await place.get("/historik", as: "controller")
    #expect(history.text.contains("Rättelse av hyran"))
    let coverage = try await place.get("/inlasning/tackning", as: "controller")
    #expect(coverage.status == 200 && coverage.text.contains("<caption"))
    // What is next, and how it is taken back: by the file that was replaced, which then holds again.
    let after = done.text.replacing("\u{A0}", with: " ")
    #expect(after.contains("Den ersatte ledger-0005 \(replaced)."), "\(after)")
    #expect(after.contains("/ekonomi?period=2019-04") && after.contains("/rapporter/2019-04"))
    #expect(after.contains("Om det blev fel") && after.contains("/inlasning/fil/ledger-0005"))
    let old = try SitePlace.example("ledger-2019-04.se")
    let back = try #require(try await place.send("april.se", old, as: "controller").headers["location"])
    let again = try await place.settled(back, as: "controller").text.replacing("\u{A0}", with: " ")
    #expect(again.contains("och ändra den stängda månaden april 2019 med −1 234,00 kr."), "\(again)")
    #expect(again.contains("skulle återgå till inläsningen ledger-0005"))
    fields = FormFields([
      .init("slag", "ledger"), .init("kalla", "huvudbok"), .init("gor", "las-in"), .init("bekrafta", "ja"),
    ])
    for match in again.matches(of: /name="godkann" value="([a-z-]+)"/) { fields.add("godkann", String(match.1)) }
    #expect(try await place.post(back, fields, as: "controller").status == 303)
    let restored = try await place.settled(back, as: "controller")
    #expect(restored.text.contains("april.se är inläst: 656\u{A0}rader"), "\(restored.text.suffix(4_000))")
    // The same file once more brings nothing.
    let same = try #require(try await place.send("april.se", old, as: "controller").headers["location"])
    #expect(try await place.settled(same, as: "controller").text.contains("innehåller inget nytt"))
  }

  @Test("Of a workbook with several ledgers one is chosen on the page, and how it was read is remembered")
  func sheets() async throws {
    let place = try SitePlace()
    var sheets: [WorkbookWriter.Sheet] = []
    for (name, amount) in [("Januari till maj", "500"), ("Förra året", "400")] {
      var sheet = WorkbookWriter.Sheet(name)
      for (column, text) in ["Period", "Konto", "Ansvar", "Verksamhet", "Belopp"].enumerated() {
        sheet.put(.text(text), row: 1, column: column)
      }
      for (column, text) in ["2019-05", "5010", "32310", "550", amount].enumerated() {
        sheet.put(.text(text), row: 2, column: column)
      }
      sheets.append(sheet)
    }
    var writer = WorkbookWriter()
    let bytes = writer.bytes(of: sheets)
    let job = try #require(try await place.send("maj.xlsx", bytes, as: "controller").headers["location"])
    let page = try await place.settled(job, as: "controller")
    #expect(page.text.contains("Flera blad kan läsas in"), "\(page.text)")
    #expect(page.text.contains("Kryssa för bladen i fältet Blad") && !page.text.contains("--sheet"))
    #expect(page.text.contains("type=\"checkbox\" id=\"blad-Förra-året\" name=\"blad\" value=\"Förra året\""))
    let order: FormFields = [
      "slag": "ledger", "kalla": "extern", "gor": "granska", "blad": "Januari till maj", "tecken": "ledger",
      "enhet": "kr", "minns": "ja",
    ]
    #expect(try await place.post(job, order, as: "controller").status == 303)
    let chosen = try await place.settled(job, as: "controller")
    #expect(chosen.text.contains("(huvudbok, 1\u{A0}rad, maj\u{A0}2019) skulle inte ersätta något"), "\(chosen.text)")
    var fields = FormFields(
      order.fields.filter { $0.name != "gor" } + [.init("gor", "las-in"), .init("bekrafta", "ja")])
    for match in chosen.text.matches(of: /name="godkann" value="([a-z-]+)"/) { fields.add("godkann", String(match.1)) }
    #expect(try await place.post(job, fields, as: "controller").status == 303)
    let done = try await place.settled(job, as: "controller")
    #expect(done.text.contains("maj.xlsx är inläst: "), "\(done.text.suffix(4_000))")
    let mapping = try await place.store.read(asOf: .now, scope: .everything) { view in
      try view.state.record(SourceMapping.self, id: "extern")?.value
    }
    #expect(mapping?.sheets == ["Januari till maj"] && mapping?.sign == .ledger)
  }

  @Test("Several sheets of a workbook are chosen together, and come in as one")
  func severalSheets() async throws {
    let place = try SitePlace()
    let sheets = [("Maj A", "32310"), ("Maj-A", "30200")].map { name, unit in
      var sheet = WorkbookWriter.Sheet(name)
      for (column, text) in ["Period", "Konto", "Ansvar", "Verksamhet", "Belopp"].enumerated() {
        sheet.put(.text(text), row: 1, column: column)
      }
      for (column, text) in ["2019-05", "5010", unit, "550", "500"].enumerated() {
        sheet.put(.text(text), row: 2, column: column)
      }
      return sheet
    }
    var writer = WorkbookWriter()
    let bytes = writer.bytes(of: sheets)
    let job = try #require(try await place.send("maj.xlsx", bytes, as: "controller").headers["location"])
    _ = try await place.settled(job, as: "controller")
    let order = FormFields([
      .init("slag", "ledger"), .init("kalla", "extern"), .init("gor", "granska"), .init("blad", "Maj A"),
      .init("blad", "Maj-A"), .init("tecken", "ledger"), .init("enhet", "kr"),
    ])
    #expect(try await place.post(job, order, as: "controller").status == 303)
    let page = try await place.settled(job, as: "controller").text
    #expect(page.contains("(huvudbok, 2\u{A0}rader, maj\u{A0}2019)"), "\(page)")
    #expect(page.matches(of: /name="blad" value="Maj.A" checked/).count == 2)
    // Names that differ by a space alone do not share an id.
    #expect(page.contains("id=\"blad-Maj-A\"") && page.contains("id=\"blad-Maj-A-1\""))
    #expect(page.contains("Bladet ”Maj A” har inga egna summor") && page.contains("Bladet ”Maj-A” har inga"))
  }

  @Test("An administrator brings in what her role allows, and no ledger")
  func administrator() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/laget", as: "administrator").text.contains("href=\"/inlasning\""))
    let roles = try SitePlace.example("roles.csv")
    let job = try #require(try await place.send("roller.csv", roles, as: "administrator").headers["location"])
    let page = try await place.settled(job, as: "administrator")
    #expect(page.text.contains("roller.csv (roller, ") && !page.text.contains("<option value=\"ledger\""))
    let ledger = try SitePlace.example("ledger-2019-04.csv")
    let other = try #require(try await place.send("bok.csv", ledger, as: "administrator").headers["location"])
    let refused = try await place.settled(other, as: "administrator")
    #expect(refused.text.contains("kan inte läsas in som den är"), "\(refused.text)")
    let before = try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
    let fields: FormFields = ["slag": "ledger", "kalla": "huvudbok", "gor": "las-in", "bekrafta": "ja"]
    _ = try await place.post(other, fields, as: "administrator")
    _ = try await place.settled(other, as: "administrator")
    #expect(try await place.store.read(asOf: .now, scope: .everything) { $0.state.event } == before)
  }

  @Test("What must be said is asked for at its field, and work that is over takes no decision")
  func tooLittle() async throws {
    let place = try SitePlace()
    let budget = try SitePlace.example("budget-2019-v1.csv")
    let job = try #require(try await place.send("budget.csv", budget, as: "controller").headers["location"])
    _ = try await place.settled(job, as: "controller")
    _ = try await place.post(job, ["slag": "budget", "gor": "granska", "ar": "", "namn": ""], as: "controller")
    let page = try await place.settled(job, as: "controller")
    #expect(page.text.contains("Uppgiften måste fyllas i. Skriv ett år, som 2019."), "\(page.text)")
    #expect(page.text.contains("href=\"#ar\""))
    #expect(try await place.post(job + "/avbryt", as: "controller").status == 303)
    let late = try await place.post(job, ["slag": "budget", "gor": "las-in", "ar": "2019"], as: "controller")
    #expect(late.status == 422 && late.text.contains("Inläsningen väntar inte på något."))
  }

  @Test("A restart in the middle shows the file as cut off, and nothing of it is left")
  func restart() async throws {
    let place = try SitePlace()
    let text = "period;konto;ansvar;verksamhet;belopp\n2019-05;5010;302;551;100,00\n"
    let job = try #require(try await place.send("maj.csv", Array(text.utf8), as: "controller").headers["location"])
    _ = try await place.settled(job, as: "controller")
    let anew = Site(.single(place.store), settings: place.site.settings, world: place.site.world)
    let token = try #require(try await place.session("controller"))
    func get(_ address: String) async -> WebAnswer {
      await anew.answer(
        WebRequest(method: .get, target: address, headers: ["cookie": "roder=" + token], client: "192.0.2.1", id: "t"))
    }
    #expect(await get(job).text.contains("servern startades om. Inget är halvfärdigt"))
    #expect(await get("/inlasning").text.contains("Avbruten: servern startades om"))
  }

  @Test("Coverage names months that are missing, and the coding page what stands on no line")
  func coverage() async throws {
    let place = try SitePlace()
    let page = try await place.get("/inlasning/tackning", as: "revisor")
    #expect(page.text.contains("Källan huvudbok") && page.text.contains("Stängd"))
    #expect(page.text.contains("/inlasning/fil/ledger-"))
    let coding = try await place.get("/inlasning/kodning", as: "controller")
    #expect(coding.status == 200 && coding.text.contains("Konton och raderna de faller på"), "\(coding.text)")
    #expect(coding.text.contains("ansvarskoder"))
    // A unit manager sees her own codes alone.
    let all = coding.text.matches(of: /<tr/).count
    #expect(try await place.get("/inlasning/kodning", as: "chef-e230").text.matches(of: /<tr/).count < all)
    #expect(try await place.get("/inlasning/kodning", as: "ledamot").status == 403)
  }

  @Test("An auditor sees what came in and what it replaced, and brings in nothing")
  func auditor() async throws {
    let place = try SitePlace()
    let page = try await place.get("/inlasning", as: "revisor")
    #expect(page.status == 200 && page.text.contains("href=\"/inlasning/fil/") && !page.text.contains("name=\"fil\""))
    #expect(page.text.contains("href=\"/inlasning/tackning\""))
    let overview = try await place.get("/prognos/oversikt", as: "revisor")
    #expect(overview.status == 200 && !overview.text.contains("Skicka tillbaka"))
    #expect(try await place.get("/prognos", as: "revisor").text.contains("/prognos/oversikt"))
    #expect(try await place.get("/inlasning", as: "socialchef").status == 403)
  }
}
