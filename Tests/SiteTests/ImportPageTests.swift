import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// Bringing in files from a browser.
struct ImportPageTests {
  @Test("The page says what has come in, and offers to send a file")
  func overview() async throws {
    let place = try SitePlace()
    let page = try await place.get("/inlasning", as: "controller")
    #expect(page.status == 200)
    #expect(page.text.contains("är inläst till och med april"))
    #expect(page.text.contains("enctype=\"multipart/form-data\""))
    #expect(page.text.contains("/inlasning/fil/ledger-0001"))
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
    #expect(preview.text.contains("Månader som filen skulle skriva"))
    #expect(preview.text.contains("Inget är ändrat"))
    let before = try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
    let refused = try await place.post(job, ["slag": "ledger", "kalla": "huvudbok", "gor": "las-in"], as: "controller")
    #expect(refused.headers["location"] == job)
    let held = try await place.settled(job, as: "controller")
    #expect(held.text.contains("Hinder"))
    #expect(try await place.store.read(asOf: .now, scope: .everything) { $0.state.event } == before)
    let all = held.text.matches(of: /name="godkann" value="([a-z-]+)"/).map { String($0.1) }
    var fields = FormFields([
      .init("slag", "ledger"), .init("kalla", "huvudbok"), .init("gor", "las-in"), .init("bekrafta", "ja"),
      .init("skal", "Försöksmånad"),
    ])
    for word in all { fields.add("godkann", word) }
    #expect(try await place.post(job, fields, as: "controller").status == 303)
    let done = try await place.settled(job, as: "controller")
    #expect(done.text.contains("maj.csv är inläst."), "\(done.text.suffix(3_000))")
    #expect(try await place.get("/inlasning", as: "controller").text.contains("till och med maj"))
    let history = try await place.get("/historik", as: "controller")
    #expect(history.text.contains("Försöksmånad") && history.text.contains("Läste in huvudbok"))
  }

  @Test("Units are known by their headings, and what is wrong stands at its row")
  func units() async throws {
    let place = try SitePlace()
    let bytes = try SitePlace.example("units.csv")
    let job = try #require(try await place.send("enheter.csv", bytes, as: "controller").headers["location"])
    let preview = try await place.settled(job, as: "controller")
    #expect(preview.text.contains("enheter.csv (enheter)"))
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

  @Test("Units, areas and the statement are read as pages", arguments: ["enheter", "omraden", "uppstallningar"])
  func structure(_ page: String) async throws {
    let place = try SitePlace()
    let answer = try await place.get("/inlasning/" + page, as: "controller")
    #expect(answer.status == 200 && answer.text.contains("<caption"))
    #expect(try await place.get("/inlasning/" + page, as: nil).status == 303)
  }
}
