import Kernel
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

  @Test("Nobody sees the history of another's unit")
  func scope() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/historik/uppgift?slag=org-unit&id=E230", as: "chef-e230").status == 200)
    #expect(try await place.get("/historik/uppgift?slag=org-unit&id=E240", as: "chef-e230").status == 403)
    #expect(try await place.get("/historik/handelse/1", as: "chef-e230").status == 404)
    #expect(!(try await place.get("/historik", as: "chef-e230")).text.contains("Läste in huvudbok"))
  }

  @Test("The form leads to any page as it was on a day")
  func anotherMoment() async throws {
    let place = try SitePlace()
    let answer = try await place.get("/historik/visa?per=2019-05-01&sida=ekonomi", as: "controller")
    #expect(answer.headers["location"] == "/ekonomi?per=2019-05-01")
    #expect(try await place.get("/historik/visa?per=2019-05-01&sida=//elsewhere", as: "controller").status == 400)
  }
}
