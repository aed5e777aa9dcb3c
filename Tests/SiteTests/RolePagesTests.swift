import Formats
import Kernel
import Organisation
import Storage
import Testing

@testable import Web

/// Roles, stand-ins and keys in the browser: units chosen from a list, questions before what cannot be undone, and
/// forms that are sent twice or late.
struct RolePagesTests {
  private let roles = "/installningar/roller"

  private func give(
    _ place: SitePlace, from: String = "", to: String = "", name: String = "Nora Ny", more: FormFields = [:]
  ) async throws -> WebAnswer {
    var form: FormFields = [
      "person": "ny-chef", "namn": name, "roll": "unit-manager", "enhet": "E230", "fran": from, "till": to,
    ]
    for field in more.fields { form.add(field.name, field.value) }
    return try await place.post(roles, form, as: "administrator")
  }

  @Test(
    "Units are chosen from a list in the order and depth of their tree, with their ids, and none is chosen at first")
  func units() async throws {
    let place = try SitePlace()
    let page = try await place.get(roles, as: "administrator").text
    #expect(page.contains("<option value=\"\" selected>Välj var</option><option value=\"-\">Hela nämnden</option>"))
    let options = page.matches(of: /<option value="([A-Z][0-9]+)">((?:&nbsp;|\u{A0})*)([^<]+)<\/option>/)
    let known = try await place.store.read(asOf: .now, scope: .everything) { try $0.state.all(OrgUnit.self).count }
    #expect(options.count == known)
    let depths = options.map { $0.output.2.count }
    #expect(depths[0] == 0 && depths.contains { $0 > 0 })
    #expect(options.allSatisfy { $0.output.3.contains("(\($0.output.1))") })
    // Whoever has several units chooses them by marks, which fold.
    #expect(page.contains("<summary>Välj bland enheterna</summary>"))
    #expect(page.contains("type=\"checkbox\" id=\"enheter-E230\" name=\"enheter\" value=\"E230\""))
    let wrong = try await place.post(roles + "/ersattare", ["for": "x", "enheter": "E230"], as: "administrator").text
    #expect(wrong.contains("<details open>") && wrong.contains("value=\"E230\" checked"))
  }

  @Test("Nobody gets a role of the whole board without its having been chosen")
  func chosenPlace() async throws {
    let place = try SitePlace()
    let form: FormFields = ["person": "ny", "namn": "Ny", "roll": "controller"]
    let none = try await place.post(roles, form, as: "administrator")
    #expect(none.status == 422 && none.text.contains("href=\"#enhet\">Var rollen gäller saknas. Fyll i fältet."))
    var whole = form
    whole.add("enhet", "-")
    #expect(try await place.post(roles, whole, as: "administrator").status == 303)
    #expect(try await place.get("/installningar/nycklar", as: "ny").status == 200)
  }

  @Test("Ending a role asks first, and holds from tomorrow")
  func ending() async throws {
    let place = try SitePlace()
    #expect(try await give(place).status == 303)
    let address = roles + "/avsluta?roll=ny-chef/unit-manager/E230"
    #expect(try await place.get(roles, as: "administrator").text.contains(address))
    let question = try await place.get(address, as: "administrator")
    #expect(
      question.status == 200 && question.text.contains("Den gäller då till och med i dag, 24\u{A0}maj\u{A0}2019."))
    #expect(question.text.contains("name=\"version\" value=\"1\""))
    #expect(try await place.get(roles, as: "administrator").text.contains(address))
    let form: FormFields = ["roll": "ny-chef/unit-manager/E230", "version": "1", "skal": "Slutar"]
    #expect(try await place.post(roles + "/avsluta", form, as: "administrator").status == 303)
    // A second click, and the question asked again, change nothing.
    #expect(try await place.post(roles + "/avsluta", form, as: "administrator").status == 303)
    #expect(try await place.get(address, as: "administrator").status == 303)
    #expect(try await !place.get(roles, as: "administrator").text.contains(address))
    #expect(try await place.get("/ekonomi/enhet/E230", as: "ny-chef").status == 200)
    let versions = try await place.store.versions(of: RecordKey(kind: "role-holder", id: "ny-chef/unit-manager/E230"))
    #expect(versions.count == 2)
    #expect(try await place.get(roles + "/avsluta", as: "administrator").status == 404)
    #expect(try await place.get(address, as: "controller").status == 403)
  }

  @Test("A role that has not begun is taken back, keeps its days and never holds")
  func takingBack() async throws {
    let place = try SitePlace()
    #expect(try await give(place, from: "2019-06-01").status == 303)
    let question = try await place.get(
      roles + "/avsluta?roll=ny-chef%2Funit-manager%2FE230", as: "administrator"
    ).text
    #expect(question.contains("Den börjar 1\u{A0}juni\u{A0}2019 och kommer då aldrig att gälla."))
    let ended: FormFields = ["roll": "ny-chef/unit-manager/E230", "version": "1"]
    #expect(try await place.post(roles + "/avsluta", ended, as: "administrator").status == 303)
    let key = RecordKey(kind: "role-holder", id: "ny-chef/unit-manager/E230")
    let body = try #require(try await place.store.versions(of: key).last?.body)
    let text = String(decoding: body, as: UTF8.self)
    #expect(text.contains("\"from\":\"2019-06-01\"") && text.contains("\"withdrawn\":\"2019-05-24\""), "\(text)")
    #expect(!text.contains("\"to\""))
    #expect(try await place.get(roles, as: "administrator").text.contains("Återtagen"))
    #expect(try await place.post(roles + "/avsluta", ended, as: "administrator").status == 303)
    #expect(try await place.store.versions(of: key).count == 2)
  }

  @Test("A role that somebody changed meanwhile is not ended before the question is read again")
  func staleQuestion() async throws {
    let place = try SitePlace()
    #expect(try await give(place).status == 303)
    let told: FormFields = ["andrar": "ny-chef/unit-manager/E230", "version": "1"]
    #expect(try await give(place, from: "2019-06-01", more: told).status == 303)
    let late = try await place.post(
      roles + "/avsluta", ["roll": "ny-chef/unit-manager/E230", "version": "1", "skal": "Slutar"], as: "administrator")
    #expect(late.status == 409 && late.text.contains("Någon har ändrat uppgifterna sedan du frågades."))
    #expect(late.text.contains("kommer då aldrig att gälla") && late.text.contains("value=\"Slutar\""))
    #expect(late.text.contains("name=\"version\" value=\"2\""))
  }

  @Test("The same form sent twice saves once, and another word on the same role is told of before it takes its place")
  func twice() async throws {
    let place = try SitePlace()
    #expect(try await give(place).status == 303)
    #expect(try await give(place).status == 303)
    let key = RecordKey(kind: "role-holder", id: "ny-chef/unit-manager/E230")
    #expect(try await place.store.versions(of: key).count == 1)
    let second = try await give(place, name: "Nora Nyberg")
    #expect(second.status == 422 && second.text.contains("Det finns redan, och "), "\(second.text)")
    #expect(second.text.contains("value=\"Nora Nyberg\"") && second.text.contains("name=\"version\" value=\"1\""))
    #expect(try await place.store.versions(of: key).count == 1)
    let told: FormFields = ["andrar": "ny-chef/unit-manager/E230", "version": "1"]
    #expect(try await give(place, name: "Nora Nyberg", more: told).status == 303)
    #expect(try await place.store.versions(of: key).count == 2)
    // What was told of one role says nothing of another.
    #expect(
      try await give(place, name: "N", more: ["andrar": "chef-e230/unit-manager/E230", "version": "2"]).status == 422)
  }

  @Test("A key is made for units of one's own, every fault of its form is told at once, and revoking asks first")
  func keys() async throws {
    let place = try SitePlace()
    let page = try await place.get("/installningar/nycklar", as: "chef-e230").text
    #expect(page.contains("value=\"E230\"") && !page.contains("value=\"E240\"") && page.contains("Välj minst en."))
    let empty = try await place.post("/installningar/nycklar", ["namn": ""], as: "chef-e230").text
    for field in ["namn", "far", "enheter", "till"] { #expect(empty.contains("href=\"#\(field)\""), "\(field)") }
    let wide = try await place.post(
      "/installningar/nycklar", ["namn": "bi", "far": "manageAccess", "till": "2019-12-31"], as: "controller"
    ).text
    #expect(!wide.contains("kan inte få manageAccess"))
    let form: FormFields = ["namn": "bi", "far": "read", "enheter": "E230", "till": "2019-12-31"]
    #expect(try await place.post("/installningar/nycklar", form, as: "chef-e230").status == 200)
    let again = try await place.post("/installningar/nycklar", form, as: "chef-e230")
    #expect(again.status == 422 && again.text.contains("återkalla den och gör en ny"))
    let address = "/installningar/nycklar/aterkalla?nyckel=chef-e230%2Fbi"
    let question = try await place.get(address, as: "chef-e230")
    #expect(question.status == 200 && question.text.contains("Ska programnyckeln bi, som "))
    #expect(try await place.get(address, as: "chef-e240").status == 404)
    let revoked = try await place.post(
      "/installningar/nycklar/aterkalla", ["nyckel": "chef-e230/bi"], as: "chef-e230")
    #expect(revoked.status == 303)
    #expect(try await place.get(address, as: "chef-e230").status == 303)
  }

  @Test("Ending an account asks first, and does nothing to whoever has none")
  func accounts() async throws {
    let place = try SitePlace()
    let address = "/installningar/avsluta?person=chef-e310"
    #expect(try await place.get(address, as: "administrator").status == 303)
    _ = try await place.post("/installningar/inbjudan", ["person": "chef-e310"], as: "administrator")
    #expect(try await place.get("/installningar", as: "administrator").text.contains(address))
    let question = try await place.get(address, as: "administrator")
    #expect(question.status == 200 && question.text.contains("avslutas?"))
    #expect(try await place.get("/installningar/avsluta?person=x", as: "administrator").status == 404)
    #expect(try await place.get(address, as: "controller").status == 403)
  }

  @Test("The last administrator is told why neither her role nor her account can end")
  func lastAdministrator() async throws {
    let place = try SitePlace()
    let role: FormFields = ["roll": "administrator/administrator/-"]
    let refused = try await place.post(roles + "/avsluta", role, as: "administrator")
    #expect(refused.status == 409 && refused.text.contains("skulle ingen vara administratör."))
    #expect(refused.text.contains("Ge först någon annan rollen"))
    let account = try await place.post("/installningar/avsluta", ["person": "administrator"], as: "administrator")
    #expect(account.status == 422 && account.text.contains("Ingen annan som kan logga in är administratör."))
  }
}
