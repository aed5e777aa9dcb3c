import Formats
import Kernel
import Testing

@testable import Web

/// *Rapporter* as those who write, review, lock and read use it.
struct ReportPagesTests {
  private static let section = "/rapporter/2019-04/avsnitt/enhet/E310"

  @Test("Each page of an occasion opens for the controller")
  func pages() async throws {
    let place = try SitePlace()
    for address in [
      "/rapporter", "/rapporter/2019-04", ReportPagesTests.section, "/rapporter/2019-04/avsnitt/analys/namnden",
      "/rapporter/2019-04/forhandsgranska", "/rapporter/2019-04/kontroll", "/rapporter/2019-04/las",
      "/rapporter/2019-04/siffror?q=personal%20prognos", "/rapporter/2019-04/hamta/docx",
      "/rapporter/2019-04/version?rapport=2019-04/varbokslut/1",
      "/rapporter/2019-04/jamfor?fran=2019-04/varbokslut/1&till=2019-04/varbokslut/3",
    ] {
      let answer = try await place.get(address, as: "controller")
      #expect(answer.status == 200, "\(address): \(answer.status)")
    }
  }

  @Test("A part is sent back, written, handed over and approved")
  func aPart() async throws {
    let place = try SitePlace()
    let address = ReportPagesTests.section
    let back = try await place.post(
      address + "/ater", ["skal": "Säg när tjänsterna tillsätts."], as: "controller")
    #expect(back.status == 303, "\(back.text.suffix(1500))")
    #expect(try await place.get(address, as: "chef-e310").text.contains("Säg när tjänsterna tillsätts."))
    let page = try await place.get(address, as: "chef-e310").text
    let version = page.split(separator: "name=\"version\" value=\"").last?.prefix { $0 != "\"" } ?? ""
    let saved = try await place.post(
      address + "/spara", ["text": "Tjänsterna tillsätts i september.", "version": String(version)], as: "chef-e310")
    #expect(saved.status == 303, "\(saved.text)")
    let late = try await place.post(
      address + "/spara", ["text": "En annan text.", "version": String(version)], as: "chef-e310")
    #expect(late.status == 422)
    #expect(late.text.contains("En annan text.") && late.text.contains("<title>Fel: "))
    let handed = try await place.post(address + "/klar", as: "chef-e310")
    #expect(handed.status == 303, "\(handed.text)")
    #expect(try await place.post(address + "/godkann", as: "controller").status == 303)
    #expect(try await place.get(address, as: "chef-e310").text.contains("Godkänd"))
  }

  @Test("Nobody opens or writes another unit's part")
  func otherUnit() async throws {
    let place = try SitePlace()
    let other = "/rapporter/2019-04/avsnitt/enhet/E240"
    #expect(try await place.get(other, as: "chef-e310").status == 404)
    #expect(try await place.post(other + "/spara", ["text": "x"], as: "chef-e310").status != 303)
  }

  @Test("A report is locked once for each body")
  func locking() async throws {
    let place = try SitePlace()
    let again = try await place.post("/rapporter/2019-04/las", ["instans": "presidiet"], as: "controller")
    #expect(again.status == 422 && again.text.contains("Fel: "))
    let corrected = try await place.post(
      "/rapporter/2019-04/las", ["instans": "presidiet", "rattelse": "En siffra var fel"], as: "controller")
    #expect(corrected.status == 303, "\(corrected.text)")
    let address = corrected.headers["location"] ?? ""
    #expect(try await place.get(address, as: "controller").text.contains("En siffra var fel"))
    #expect(try await place.get(address + "&per=2019-05-20", as: "controller").status != 200)
  }

  @Test("A page about an earlier day says so, and nothing can be changed there")
  func thePast() async throws {
    let place = try SitePlace()
    let page = try await place.get(ReportPagesTests.section + "?per=2019-05-10", as: "chef-e310")
    #expect(page.status == 200 && page.text.contains("slutet av 2019-05-10") && !page.text.contains("<textarea"))
    let write = try await place.post(
      ReportPagesTests.section + "/spara?per=2019-05-10", ["text": "x"], as: "chef-e310")
    #expect(write.status == 409)
  }
}
