import Formats
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

  @Test("A search finds figures and pages, and leads on to postings")
  func searching() async throws {
    let place = try SitePlace()
    let found = try await place.get("/sok?q=personal%20prognos", as: "chef-e310").text
    #expect(found.contains("/siffra?") && found.contains("/ekonomi/sok?ord=personal"))
    #expect(try await place.get("/sok?q=prog", as: "ledamot").text.contains("Träffar på ”prog”."))
    #expect(try await place.get("/sok", as: "ledamot").status == 200)
  }
}
