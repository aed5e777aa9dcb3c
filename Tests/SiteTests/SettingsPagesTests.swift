import Formats
import Kernel
import Storage
import Testing

@testable import Web

/// *Inställningar* and search, as an administrator and others use them.
struct SettingsPagesTests {
  @Test("An administrator invites a person, who chooses a password by the link and is in")
  func inviting() async throws {
    let place = try SitePlace()
    let page = try await place.post("/installningar/inbjudan", ["person": "chef-e310"], as: "administrator")
    #expect(page.status == 200)
    let path = page.text.split(separator: "http://127.0.0.1:8080").last?.prefix { $0 != "<" } ?? ""
    #expect(path.hasPrefix("/losenord/chef-e310."))
    let chosen = try await place.post(String(path), ["losenord": "korallrev vid tolvslaget"], as: nil)
    #expect(chosen.status == 303 && chosen.headers["set-cookie"]?.contains("HttpOnly") == true)
    #expect(try await place.post(String(path), ["losenord": "korallrev vid tolvslaget"], as: nil).status != 303)
  }

  @Test("Nobody else sees who may log in, or lets anybody in", arguments: ["controller", "chef-e310", "revisor"])
  func others(_ person: String) async throws {
    let place = try SitePlace()
    #expect(try await !place.get("/installningar", as: person).text.contains("chef-e120"))
    #expect(try await place.post("/installningar/inbjudan", ["person": "chef-e310"], as: person).status == 403)
  }

  @Test("An administrator sees who holds which role until when, gives a role and ends it; others do neither")
  func roles() async throws {
    let place = try SitePlace()
    let page = try await place.get("/installningar/roller", as: "administrator")
    #expect(page.status == 200 && page.text.contains("chef-e310") && page.text.contains("tills vidare"))
    let wrong = try await place.post(
      "/installningar/roller",
      ["person": "Ny Person", "namn": "", "epost": "x", "roll": "kung", "till": "2019-01-01", "fran": "2019-02-01"],
      as: "administrator")
    #expect(wrong.status == 422 && wrong.text.contains("6 fel måste rättas"), "\(wrong.text)")
    #expect(wrong.text.contains("href=\"#epost\"") && wrong.text.contains("value=\"Ny Person\""))
    let unknown = try await place.post(
      "/installningar/roller", ["person": "ny-chef", "namn": "Nora Ny", "roll": "unit-manager", "enhet": "X999"],
      as: "administrator")
    #expect(unknown.status == 422 && unknown.text.contains("Enheten X999 finns inte."))
    // The form that is shown again says what was sent, and not the first of the list.
    #expect(unknown.text.contains("value=\"X999\" selected>X999, som inte finns"))
    let form: FormFields = [
      "person": "ny-chef", "namn": "Nora Ny", "roll": "unit-manager", "enhet": "E230", "skal": "Ny på enheten",
    ]
    #expect(try await place.post("/installningar/roller", form, as: "administrator").status == 303)
    #expect(try await place.get("/installningar/roller", as: "administrator").text.contains("Nora Ny"))
    // The new manager has her rights at once, and loses them the day after the role has ended.
    #expect(try await place.get("/ekonomi/enhet/E230", as: "ny-chef").status == 200)
    let ended: FormFields = ["roll": "ny-chef/unit-manager/E230"]
    #expect(try await place.post("/installningar/roller/avsluta", ended, as: "administrator").status == 303)
    #expect(try await place.get("/installningar/roller", as: "administrator").text.contains("24\u{A0}maj"))
    #expect(try await place.post("/installningar/roller/avsluta", ["roll": "x"], as: "administrator").status == 404)
    for other in ["controller", "ny-chef"] {
      #expect(try await place.get("/installningar/roller", as: other).status == 403)
      #expect(try await place.post("/installningar/roller", form, as: other).status == 403)
    }
  }

  @Test("An administrator adds a stand-in, who has the other's rights for those days; faults stand at their fields")
  func standIn() async throws {
    let place = try SitePlace()
    let wrong = try await place.post(
      "/installningar/roller/ersattare",
      ["for": "chef-e230", "ersattare": "Vik Arie", "ersatter-fran": "2019-06-01", "ersatter-till": "2019-05-01"],
      as: "administrator")
    #expect(
      wrong.status == 422 && wrong.text.contains("href=\"#ersattare\"") && wrong.text.contains("value=\"Vik Arie\""))
    #expect(wrong.text.contains("href=\"#ersatter-till\"") && wrong.text.contains("href=\"#ersattarens-namn\""))
    var form: FormFields = [
      "for": "chef-e230", "ersattare": "vikarie", "ersattarens-namn": "Vera Vikarie", "enheter": "E230",
      "ersatter-fran": "2019-05-20", "ersatter-till": "2019-05-31", "skal": "Ledighet",
    ]
    #expect(try await place.post("/installningar/roller/ersattare", form, as: "controller").status == 403)
    #expect(try await place.post("/installningar/roller/ersattare", form, as: "administrator").status == 303)
    #expect(try await place.get("/installningar/roller", as: "administrator").text.contains("Vera Vikarie"))
    #expect(try await place.get("/ekonomi/enhet/E230", as: "vikarie").status == 200)
    form = FormFields(form.fields.map { $0.name == "enheter" ? .init("enheter", "X999") : $0 })
    let unknown = try await place.post("/installningar/roller/ersattare", form, as: "administrator")
    #expect(unknown.status == 422 && unknown.text.contains("href=\"#enheter\""))
  }

  @Test("Auditor and administrator read the log of who has read what is protected; nobody else does")
  func readings() async throws {
    let place = try SitePlace()
    let empty = try await place.get("/installningar/laslogg", as: "revisor")
    #expect(empty.status == 200 && empty.text.contains("Ingen har läst något skyddat."))
    try await place.store.note(
      Reading(.confidential, actor: "chef-e310", at: SitePlace.now, what: "verifikation A 12"), SitePlace.chance)
    for person in ["revisor", "administrator"] {
      let page = try await place.get("/installningar/laslogg", as: person).text
      #expect(page.contains("verifikation A 12") && page.contains("chef-e310"))
    }
    let other = try await place.get("/installningar/laslogg?vem=chef-e230", as: "revisor").text
    #expect(other.contains("Inget i loggen motsvarar frågan.") && !other.contains("verifikation A 12"))
    #expect(try await place.get("/installningar/laslogg?slag=inloggning", as: "revisor").text.contains("loggade in"))
    #expect(try await place.get("/installningar/laslogg?slag=x", as: "revisor").status == 400)
    for person in ["controller", "chef-e310", "ledamot", "socialchef"] {
      #expect(try await place.get("/installningar/laslogg", as: person).status == 403)
    }
    let token = try await place.token("revisor")
    let read = await place.ask("/api/v1/readings?sort=confidential", token: token)
    #expect(read.status == 200 && read.text.contains("verifikation A 12"), "\(read.text)")
  }

  @Test("A key is made with part of one's rights, shown once, opens the API and is revoked")
  func tokens() async throws {
    let place = try SitePlace()
    let wrong = try await place.post(
      "/installningar/nycklar", ["namn": "bi", "far": "manageAccess", "till": "2019-12-31"], as: "controller")
    #expect(wrong.status == 422 && wrong.text.contains("href=\"#far\""), "\(wrong.text)")
    #expect(
      try await place.post("/installningar/nycklar", ["namn": "bi", "far": "read"], as: "controller").status == 422)
    var form: FormFields = ["namn": "bi", "far": "read", "till": "2019-12-31"]
    form.add("far", "readLocked")
    let made = try await place.post("/installningar/nycklar", form, as: "controller")
    let key = try #require(made.text.firstMatch(of: /rdr_[0-9a-f]+/).map { String($0.output) })
    #expect(await place.ask("/api/v1/batches", token: key).status == 200)
    let page = try await place.get("/installningar/nycklar", as: "controller")
    #expect(page.text.contains("läsa låsta rapporter") && !page.text.contains(key))
    // Others see neither the key nor that there is one; whoever sees to rights sees it and may end it.
    #expect(try await !place.get("/installningar/nycklar", as: "chef-e230").text.contains("<td>bi</td>"))
    let taken = try await place.post("/installningar/nycklar/aterkalla", ["nyckel": "controller/bi"], as: "chef-e230")
    #expect(taken.status == 404)
    let ended = try await place.post(
      "/installningar/nycklar/aterkalla", ["nyckel": "controller/bi"], as: "administrator")
    #expect(ended.status == 303)
    #expect(await place.ask("/api/v1/batches", token: key).status == 401)
    #expect(try await place.get("/installningar/nycklar", as: "ledamot").status == 403)
  }

  @Test("Those who look after the program see its settings and whether it is backed up")
  func operation() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/installningar/drift", as: "administrator").status == 200)
    let none = try await place.get("/installningar/sakerhetskopior", as: "administrator")
    #expect(none.text.contains("Ingen säkerhetskopia är känd."))
    let begun = Instant(seconds: SitePlace.now.seconds - 3 * 86_400)
    try await place.store.keep(
      CareNote(at: begun, event: 12, bytes: 4_300_000, isVerified: true, isEncrypted: false))
    let page = try await place.get("/installningar/sakerhetskopior", as: "administrator").text
    #expect(page.contains("och är kontrollerad. Det är mer än två dygn sedan.") && page.contains("43"))
    // The last that was verified is told of however many came after it.
    for hour in 1...40 {
      let at = Instant(seconds: begun.seconds + Int64(hour) * 3_600)
      try await place.store.keep(CareNote(at: at, event: 12, bytes: 1, isVerified: false, isEncrypted: false))
    }
    let later = try await place.get("/installningar/sakerhetskopior", as: "administrator").text
    #expect(later.contains("den senaste som är kontrollerad gjordes \(begun.textInStockholm)."), "\(later)")
    for other in ["chef-e230", "revisor"] {
      #expect(try await place.get("/installningar/drift", as: other).status == 403)
      #expect(try await place.get("/installningar/sakerhetskopior", as: other).status == 403)
    }
  }
}
