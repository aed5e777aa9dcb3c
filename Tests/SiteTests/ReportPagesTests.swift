import Access
import Formats
import Importing
import Kernel
import Organisation
import Reporting
import Storage
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
    // Without scripts figures are searched for on a page of their own.
    #expect(page.contains("<a href=\"/rapporter/2019-04/siffror\">Sök på en egen sida</a>"))
    let occasion = try await place.get("/rapporter/2019-04", as: "controller").text
    #expect(occasion.contains("Chef E310, senast "), "\(occasion)")
    let version = page.split(separator: "name=\"grund\" value=\"").last?.prefix { $0 != "\"" } ?? ""
    let saved = try await place.post(
      address + "/spara", ["text": "Tjänsterna tillsätts i september.", "grund": String(version)], as: "chef-e310")
    #expect(saved.status == 303, "\(saved.text)")
    let late = try await place.post(
      address + "/spara", ["text": "En annan text.", "grund": String(version)], as: "chef-e310")
    #expect(late.status == 409)
    #expect(late.text.contains("En annan text.") && late.text.contains("<title>Fel: "))
    // What stands is shown beside what was typed, and whose it is, before it may be written over.
    #expect(late.text.contains("Det här är sparat nu, av ") && late.text.contains("i september.</p>"), "\(late.text)")
    #expect(try await place.post(address + "/spara", ["text": "En annan text."], as: "chef-e310").status == 400)
    let handed = try await place.post(address + "/klar", as: "chef-e310")
    #expect(handed.status == 303, "\(handed.text)")
    #expect(try await place.post(address + "/godkann", as: "controller").status == 303)
    let approved = try await place.get(address, as: "chef-e310").text
    #expect(approved.contains("Godkänd") && !approved.contains("name=\"text\"") && !approved.contains("Ta avsnittet"))
    // Whoever wrote meanwhile still has her words.
    let vain = try await place.post(
      address + "/spara", ["text": "Skrivet för sent.", "grund": String(version)], as: "chef-e310")
    #expect(vain.status == 422 && vain.text.contains("Avsnittet är godkänt."))
    #expect(vain.text.contains("href=\"#osparat\"") && vain.text.contains("Skrivet för sent."))
  }

  @Test("Who writes is warned on the page where a figure has moved since the text was written, and not before")
  func movedFigures() async throws {
    let place = try SitePlace()
    let address = "/rapporter/2019-04/avsnitt/enhet/E230"
    let text = "Året slutar på {prognos helår: Öppna insatser, helår 2019}."
    let saved = try await place.post(address + "/spara", ["text": text, "grund": "0"], as: "chef-e230")
    #expect(saved.status == 303, "\(saved.text)")
    #expect(try await !place.get(address, as: "chef-e230").text.contains("Siffror i texten har ändrats"))
    let sheet = PageForm.fields("blad", in: try await place.get("/prognos/E230", as: "chef-e230").text)
    let changed = sheet.with(["belopp.personal.oppna-bou": "−11 100"])
    #expect(try await place.post("/prognos/E230", changed, as: "chef-e230").status == 303)
    let warned = try await place.get(address, as: "chef-e230").text
    #expect(warned.contains("Siffror i texten har ändrats sedan 24\u{A0}maj\u{A0}2019:"), "\(warned)")
    #expect(warned.contains(" då och är "))
  }

  @Test("Who writes is told by name, and a lock whose time is out keeps nobody from taking the part")
  func locks() async throws {
    let place = try SitePlace()
    let address = ReportPagesTests.section
    _ = try await place.post(address + "/ater", ["skal": "Säg mer."], as: "controller")
    func take(before seconds: Int64) async throws {
      let rights = try #require(try await place.logins.rights(of: "chef-e310"))
      let now = Instant(seconds: SitePlace.now.seconds - seconds)
      let desk = Desk(
        store: place.store, context: Context(actor: rights.actor, now: now, randomBytes: SitePlace.chance))
      _ = try await desk.run(TakeSection.self, SectionID(try #require(Month("2019-04")), "enhet", "E310"))
    }
    try await take(before: SectionLock.duration + 60)
    let free = try await place.get(address, as: "controller").text
    #expect(free.contains("Ta avsnittet") && !free.contains("Släpp avsnittet"))
    #expect(free.contains("<textarea") && !free.contains(" skriver, till "))
    try await take(before: 60)
    let held = try await place.get(address, as: "controller").text
    let name = try #require(try await place.logins.rights(of: "chef-e310")).name
    #expect(held.contains("\(name) skriver, till ") && !held.contains("chef-e310 skriver"))
    #expect(!held.contains("Ta avsnittet") && !held.contains("Släpp avsnittet") && !held.contains("<textarea"))
    let vain = try await place.post(address + "/spara", ["text": "Förgäves.", "grund": "1"], as: "controller")
    #expect(vain.status == 422 && vain.text.contains("id=\"osparat\"") && vain.text.contains("<p>Förgäves.</p>"))
    #expect(vain.text.contains("\(name) skriver i avsnittet") && !vain.text.contains("chef-e310 skriver"))
    let own = try await place.get(address, as: "chef-e310").text
    #expect(own.contains("Släpp avsnittet") && !own.contains("Ta avsnittet"))
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

  @Test("Template and unit are chosen on the page, and follow to the files, the checks and the lock")
  func choosing() async throws {
    let place = try SitePlace()
    let page = try await place.get("/rapporter/2019-04/forhandsgranska", as: "controller")
    #expect(page.text.contains("<select id=\"mall\"") && page.text.contains("<select id=\"enhet\""))
    let template = try #require(
      page.text.matches(of: /<option value="([a-z-]+)"/).map { String($0.1) }.first { $0 != "manadsuppfoljning" })
    let other = try await place.get(
      "/rapporter/2019-04/forhandsgranska?mall=\(template)&enhet=", as: "controller")
    #expect(other.status == 200 && other.text.contains("/hamta/docx?mall=\(template)"))
    #expect(other.text.contains("/las?mall=\(template)") && other.text.contains("/kontroll?mall=\(template)"))
    let form = try await place.get("/rapporter/2019-04/las?mall=\(template)", as: "controller")
    #expect(form.text.contains("name=\"mall\" value=\"\(template)\""))
    let unit = try await place.get("/rapporter/2019-04/forhandsgranska?enhet=E230", as: "chef-e230")
    #expect(unit.status == 200, "\(unit.text)")
    #expect(unit.text.contains("<option value=\"E230\" selected") && !unit.text.contains("<option value=\"E240\""))
  }

  @Test("The decision on a locked report is noted on a page, once and by whoever may")
  func establishing() async throws {
    let place = try SitePlace()
    let occasion = try await place.get("/rapporter/2019-04", as: "namndsekreterare")
    let link = try #require(
      occasion.text.firstMatch(of: #/href="(/rapporter/2019-04/faststall\?rapport=[^"]+)"/#))
    let address = String(link.1).replacing("&amp;", with: "&")
    let id = String(try #require(address.split(separator: "=").last)).replacing("%2F", with: "/")
    #expect(try await place.get(address, as: "chef-e230").status == 403)
    let form = try await place.get(address, as: "namndsekreterare")
    #expect(form.status == 200 && form.text.contains("name=\"paragraf\""))
    let empty = try await place.post(
      "/rapporter/2019-04/faststall", ["rapport": id, "dag": "2019-05-21"], as: "namndsekreterare")
    #expect(empty.status == 422 && empty.text.contains("href=\"#paragraf\""), "\(empty.text)")
    let early: FormFields = ["rapport": id, "dag": "2019-04-01", "paragraf": "§ 1"]
    #expect(try await place.post("/rapporter/2019-04/faststall", early, as: "namndsekreterare").status == 422)
    let decision: FormFields = ["rapport": id, "dag": "2019-05-21", "paragraf": "§ 53"]
    #expect(try await place.post("/rapporter/2019-04/faststall", decision, as: "chef-e230").status == 403)
    let done = try await place.post("/rapporter/2019-04/faststall", decision, as: "namndsekreterare")
    #expect(done.status == 303, "\(done.text)")
    let version = try await place.get(done.headers["location"] ?? "", as: "ledamot")
    #expect(version.text.contains("§ 53") && !version.text.contains("/faststall"))
  }

  /// How many entries the reading log has.
  private static func readings(_ place: SitePlace) async throws -> Int {
    try await place.store.workingIDs(Reading.workingKind, at: SitePlace.now).count
  }

  @Test("Protected texts stand on a page of their own, for whoever may read them, and in the reading log")
  func protected() async throws {
    let place = try SitePlace()
    let file = Array("id;namn;grund;konto\nbistand;Bistånd;26 kap. 1 § OSL;4510\n".utf8)
    let rights = try #require(try await place.logins.rights(of: "controller"))
    let desk = Desk(
      store: place.store,
      context: Context(actor: rights.actor, now: SitePlace.now, randomBytes: SitePlace.chance))
    _ = try await desk.run(ImportProtected.self, ProtectedCSV.read(name: "skyddat.csv", bytes: file))
    let found = try await place.get("/ekonomi/sok?konto=4510", as: "controller")
    let voucher = try #require(found.text.firstMatch(of: #/href="(/ekonomi/verifikation/[^"]+)"/#)).1
    let page = try await place.get(String(voucher), as: "controller")
    #expect(page.text.contains("Skyddad text") && page.text.contains("Visa skyddade texter"), "\(page.text)")
    let sealed = String(voucher) + "/sekretess"
    let before = try await ReportPagesTests.readings(place)
    let shown = try await place.get(sealed, as: "controller")
    #expect(shown.status == 200 && !shown.text.contains("<td>Skyddad text</td>"))
    #expect(shown.headers["cache-control"] == "no-store" && shown.headers["etag"] == nil)
    // One entry for the login that the test made, and one for the texts.
    #expect(try await ReportPagesTests.readings(place) == before + 2)
    #expect(try await place.get(sealed, as: "planerare").status == 403)
    #expect(try await !place.get(String(voucher), as: "planerare").text.contains("Visa skyddade texter"))
    // Nobody is told whether a locked report has a confidential variant who may not read it.
    let version = "/rapporter/2019-04/version/sekretess?rapport=2019-04/manadsuppfoljning/1"
    #expect(try await place.get(version, as: "planerare").status == 403)
    #expect(try await place.get(version, as: "controller").status != 200)
  }
}
