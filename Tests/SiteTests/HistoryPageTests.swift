import Kernel
import Organisation
import Storage
import Testing

@testable import Web

/// What happened, by whom and why.
struct HistoryPageTests {
  @Test("Events stand latest first, and are found by who, what and when")
  func events() async throws {
    let place = try SitePlace()
    let page = try await place.get("/historik", as: "controller")
    #expect(page.status == 200)
    #expect(page.text.contains("Läste in huvudbok"))
    let batches = try await place.get("/historik?slag=batch", as: "controller")
    #expect(batches.text.contains("Läste in huvudbok") && !batches.text.contains("<td class=\"text\">Läste in enheter"))
    // By the name that is shown, and not by the id alone.
    let named = try await place.get("/historik?vem=chef%20e310", as: "controller").text
    #expect(named.contains("Chef E310") && !named.contains("Inget i historiken"))
    let nobody = try await place.get("/historik?vem=ingen-alls", as: "controller")
    #expect(nobody.text.contains("Inget i historiken motsvarar frågan."))
    #expect(try await place.get("/historik?dag=snart", as: "controller").status == 400)
    #expect(try await place.get("/historik", as: "ledamot").status == 403)
  }

  @Test("An event tells what was new in the records that it wrote, and leads to them")
  func event() async throws {
    let place = try SitePlace()
    let page = try await place.get("/historik/handelse/1", as: "revisor")
    #expect(page.text.contains("Socialnämnden"))
    #expect(page.text.contains("/historik/uppgift?slag=board&amp;id=board"))
    let record = try await place.get("/historik/uppgift?slag=org-unit&id=E230", as: "revisor")
    #expect(record.status == 200 && record.text.contains("Version 1"))
    #expect(try await place.get("/historik/handelse/99999", as: "revisor").status == 404)
    #expect(try await place.get("/historik/uppgift?slag=org-unit&id=finns-inte", as: "revisor").status == 404)
  }

  @Test(
    "A record is called by the month, unit and person that its id names, and by its id where nothing in it has a name",
    arguments: [
      ("forecast-sheet", "2019-04/E230/unit", "april\u{A0}2019, E230 Öppenvård barn och unga, enhet"),
      ("org-unit", "E230", "E230 Öppenvård barn och unga"), ("care-volumes", "2019-01/E999", "januari\u{A0}2019, E999"),
      ("role-holder", "chef-e230/unit-manager/E230", "Chef E230, enhetschef, E230 Öppenvård barn och unga"),
      ("section-work", "2019-04/analys/-", "april\u{A0}2019, analys"), ("board", "board", "Socialnämnden"),
      ("forecast-sheet", "2019-04/-/board", "april\u{A0}2019, nämnd"),
      ("remark", "2019-04/variance:line/drift.personal:2019", "2019-04/variance:line/drift.personal:2019"),
    ])
  func names(_ kind: String, _ id: String, _ name: String) async throws {
    let units = ["E230": "Öppenvård barn och unga"]
    let people = PersonNames(
      [
        RoleHolder(
          person: "chef-e230", name: "Chef E230", email: "", role: .unitManager, unit: "E230", from: nil, to: nil)
      ],
      [])
    #expect(RecordNames(people: people, units: units, board: "Socialnämnden").name(ofKind: kind, id: id) == name)
  }

  @Test("Pages of history say what records are called, and a record its id")
  func called() async throws {
    let place = try SitePlace()
    let record = try await place.get("/historik/uppgift?slag=forecast-sheet&id=2019-04/E230/unit", as: "controller")
    #expect(record.text.contains("Prognosblad april\u{A0}2019, E230 "))
    #expect(record.text.contains("<code>2019-04/E230/unit</code>"))
    let list = try await place.get("/historik/uppgifter?slag=forecast-sheet", as: "controller")
    #expect(list.text.contains(">april\u{A0}2019, E230 "))
  }

  @Test("Whoever may not see a page reads in Swedish what she would have to be allowed")
  func refusal() async throws {
    let page = try await SitePlace().get("/historik", as: "ledamot")
    #expect(page.status == 403 && page.text.contains("rättigheten att läsa siffror"))
  }

  @Test("Nobody sees the history of another's unit")
  func scope() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/historik/uppgift?slag=org-unit&id=E230", as: "chef-e230").status == 200)
    #expect(try await place.get("/historik/uppgift?slag=org-unit&id=E240", as: "chef-e230").status == 403)
    #expect(try await place.get("/historik/handelse/1", as: "chef-e230").status == 404)
    #expect(!(try await place.get("/historik", as: "chef-e230")).text.contains("Läste in huvudbok"))
  }

  @Test("A page back and a page on are the same pages again")
  func backAndOn() async throws {
    let place = try SitePlace()
    func page(_ address: String) async throws -> (shown: String, earlier: String?, later: String?) {
      let text = try await place.get(address.replacing("&amp;", with: "&"), as: "controller").text
      let ways = text.matches(of: #/href="(/historik\?(fore|efter)=[0-9]+)"/#)
      return (
        text.firstMatch(of: #/Händelse [0-9]+–[0-9]+/#).map { String($0.output) } ?? "",
        ways.first { $0.output.2 == "fore" }.map { String($0.output.1) },
        ways.first { $0.output.2 == "efter" }.map { String($0.output.1) }
      )
    }
    let newest = try await page("/historik")
    #expect(newest.later == nil)
    // The page after the first few events begins with the very next one, not with the last that happened.
    let first = try await page("/historik?fore=9")
    #expect(first.earlier == nil)
    let second = try await page(try #require(first.later))
    #expect(second.shown.hasPrefix("Händelse 9–") && second.shown != newest.shown, "\(second.shown)")
    #expect(try await page(try #require(second.earlier)).shown == first.shown)
    let last = try await page(try #require(second.later))
    #expect(last.shown == newest.shown && last.later == nil)
  }

  @Test("The form leads to any page as it was on a day")
  func anotherMoment() async throws {
    let place = try SitePlace()
    let answer = try await place.get("/historik/visa?per=2019-05-01&sida=ekonomi", as: "controller")
    #expect(answer.headers["location"] == "/ekonomi?per=2019-05-01")
    #expect(try await place.get("/historik/visa?per=2019-05-01&sida=//elsewhere", as: "controller").status == 400)
  }
}
