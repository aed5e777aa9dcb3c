import Formats
import Testing

@testable import Web

/// The sheets of several units in one form.
struct AllSheetsPagesTests {
  private static let address = "/prognos/blad?period=2019-04"
  private static let post = "/prognos/blad"
  private static let own = "belopp.E230/personal.oppna-bou"
  private static let other = "belopp.E240/personal.ekb"

  /// A site where the manager of E230 answers for E240 too.
  private func place() async throws -> SitePlace {
    let place = try SitePlace()
    let role: FormFields = [
      "person": "chef-e230", "namn": "Chef E230", "roll": "unit-manager", "enhet": "E240", "fran": "2019-05-01",
    ]
    #expect(try await place.post("/installningar/roller", role, as: "administrator").status == 303)
    return place
  }

  private func fields(_ place: SitePlace, as person: String = "chef-e230") async throws -> FormFields {
    PageForm.fields("blad", in: try await place.get(Self.address, as: person).text)
  }

  private func stands(_ unit: String, _ field: String, _ place: SitePlace) async throws -> String? {
    PageForm.fields("blad", in: try await place.get("/prognos/\(unit)", as: "controller").text)[field]
  }

  @Test("Whoever writes several sheets has them after each other in one form; whoever has one comes to it")
  func shown() async throws {
    let place = try await place()
    let main = try await place.get("/prognos", as: "chef-e230").text
    #expect(main.contains("href=\"/prognos/blad?period=2019-04\""))
    let page = try await place.get(Self.address, as: "chef-e230")
    #expect(page.status == 200)
    let text = page.text.replacing("\u{A0}", with: " ")
    for words in ["Prognos för alla dina enheter", "Öppna insatser: Prognos efter april 2019, tkr", "Spara alla"] {
      #expect(text.contains(words), "\(words)")
    }
    let fields = try await fields(place)
    #expect(fields[Self.own] == "−11\u{A0}000" && fields["E230/grund"] != nil && fields["E240/grund"] != nil)
    // Ids are of one element each, so that faults lead to their fields.
    let ids = page.text.matches(of: #/\sid="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(try await place.get(Self.address, as: "chef-e210").headers["location"] == "/prognos?period=2019-04")
    #expect(try await !place.get("/prognos", as: "socialchef").text.contains("/prognos/blad"))
    #expect(try await place.get(Self.address, as: "socialchef").status == 403)
  }

  @Test("What is written in several sheets is saved at once, and sheets that say nothing new are not written")
  func saving() async throws {
    let place = try await place()
    let before = try await fields(place)
    let cell = try #require(before.fields.first { $0.name.hasPrefix("belopp.E240/") }).name
    let written = before.with([Self.own: "−11 200", cell: "−1 234,5"])
    let saved = try await place.post(Self.post, written, as: "chef-e230")
    let address = try #require(saved.headers["location"])
    #expect(address.contains("klart=sparat") && address.contains("antal=2"))
    #expect(try await place.get(address, as: "chef-e230").text.contains("Prognosen är sparad för 2 enheter."))
    let plain = cell.replacing("E240/", with: "")
    #expect(try await stands("E230", "belopp.personal.oppna-bou", place) == "−11\u{A0}200")
    #expect(try await stands("E240", plain, place) == "−1\u{A0}234,5")
    let versions = try await fields(place)
    // One unit alone: the other keeps its version.
    let one = versions.with([Self.own: "−11 300"])
    #expect(try await place.post(Self.post, one, as: "chef-e230").headers["location"]?.contains("antal=1") == true)
    let after = try await fields(place)
    #expect(after["E240/grund"] == versions["E240/grund"] && after["E230/grund"] != versions["E230/grund"])
    let same = try await place.post(Self.post, after, as: "chef-e230")
    #expect(same.headers["location"]?.contains("klart=oforandrat") == true)
  }

  @Test("What is wrong in one sheet is a fault at its field there, and the others are saved and said to be")
  func faults() async throws {
    let place = try await place()
    let before = try await fields(place)
    let cell = try #require(before.fields.first { $0.name.hasPrefix("belopp.E240/") }).name
    let odd = before.with([Self.own: "−11 200", cell: "mycket"])
    let answer = try await place.post(Self.post, odd, as: "chef-e230")
    #expect(answer.status == 422 && answer.text.contains("href=\"#\(cell)\""))
    #expect(answer.text.contains("Sparat: Öppna insatser. Resten är inte sparat än"))
    let again = PageForm.fields("blad", in: answer.text)
    #expect(again[cell] == "mycket" && again[Self.own] == "−11\u{A0}200")
    #expect(try await stands("E230", "belopp.personal.oppna-bou", place) == "−11\u{A0}200")
    // The form that comes back is mended and sent, and writes only what was left.
    let mended = try await place.post(Self.post, again.with([cell: "−1 500"]), as: "chef-e230")
    #expect(mended.headers["location"]?.contains("antal=1") == true)
    let doubted = try await place.post(Self.post, try await fields(place).with([Self.own: "11 000"]), as: "chef-e230")
    #expect(doubted.status == 422 && doubted.text.contains("name=\"E230/bekrafta\""))
    #expect(!doubted.text.contains("name=\"E240/bekrafta\""))
    var sure = PageForm.fields("blad", in: doubted.text)
    sure.add("E230/bekrafta", "ja")
    #expect(try await place.post(Self.post, sure, as: "chef-e230").status == 303)
  }

  @Test("A row that is added to one sheet is in its table when another could not be saved, and is not added again")
  func adding() async throws {
    let place = try await place()
    let before = try await fields(place)
    let cell = try #require(before.fields.first { $0.name.hasPrefix("belopp.E240/") }).name
    let added = before.with([
      "ny.E230/rad": "personal", "ny.E230/omrade": "ekb", "ny.E230/belopp": "−12,5", cell: "mycket",
    ])
    let answer = try await place.post(Self.post, added, as: "chef-e230")
    #expect(answer.status == 422)
    let again = PageForm.fields("blad", in: answer.text)
    #expect(again["belopp.E230/personal.ekb"] == "−12,5" && again["ny.E230/belopp"] == "")
    #expect(try await place.post(Self.post, again.with([cell: "−1 500"]), as: "chef-e230").status == 303)
  }

  @Test("Two who write at once are told of each other in the sheet where both have written, and in no other")
  func conflict() async throws {
    let place = try await place()
    let before = try await fields(place)
    let single = PageForm.fields("blad", in: try await place.get("/prognos/E230", as: "controller").text)
    let theirs = single.with(["belopp.personal.oppna-bou": "−11 100", "belopp.ovriga.oppna-bou": "−350"])
    #expect(try await place.post("/prognos/E230", theirs, as: "controller").status == 303)
    let cell = try #require(before.fields.first { $0.name.hasPrefix("belopp.E240/") }).name
    // What she has not written in is theirs, and nothing that she must decide.
    let apart = try await place.post(Self.post, before.with([cell: "−1 500"]), as: "chef-e230")
    #expect(apart.headers["location"]?.contains("antal=1") == true)
    #expect(try await stands("E230", "belopp.personal.oppna-bou", place) == "−11\u{A0}100")
    let both = try await place.post(Self.post, before.with([Self.own: "−10 900"]), as: "chef-e230")
    #expect(both.status == 409 && both.text.contains("har sparat prognosbladet för Öppna insatser medan du skrev"))
    let merged = PageForm.fields("blad", in: both.text)
    #expect(merged[Self.own] == "−10\u{A0}900" && merged["belopp.E230/ovriga.oppna-bou"] == "−350")
    #expect(try await place.post(Self.post, merged, as: "chef-e230").status == 303)
    #expect(try await stands("E230", "belopp.personal.oppna-bou", place) == "−10\u{A0}900")
  }

  @Test("Drafts are kept for the sheets that say something new, shown in their fields here and there, and thrown away")
  func drafts() async throws {
    let place = try await place()
    let written = try await fields(place).with([Self.own: "−11 2"])
    #expect(try await place.post(Self.post + "/utkast", written, as: "chef-e230").status == 204)
    let page = try await place.get(Self.address, as: "chef-e230").text
    #expect(page.contains("Utkast för Öppna insatser. "))
    #expect(PageForm.fields("blad", in: page)[Self.own] == "−11 2")
    let single = try await place.get("/prognos/E230", as: "chef-e230").text
    #expect(PageForm.fields("blad", in: single)["belopp.personal.oppna-bou"] == "−11 2")
    #expect(try await !place.get("/prognos/E240", as: "chef-e230").text.contains("Utkast från"))
    // What says again what is saved is no draft.
    #expect(try await place.post(Self.post + "/utkast", try await fields(place), as: "chef-e230").status == 204)
    let thrown = try await place.post(Self.post + "/utkast", ["kasta": "ja"], as: "chef-e230")
    #expect(thrown.headers["location"]?.contains("klart=kastat") == true)
    #expect(try await fields(place)[Self.own] == "−11\u{A0}000")
  }

  @Test("A sheet of a unit that is another's is refused with all that came beside it, and nothing is written")
  func others() async throws {
    let place = try await place()
    let all = try await fields(place, as: "controller").with([Self.own: "−11 200"])
    #expect(try await place.post(Self.post, all, as: "chef-e230").status == 403)
    #expect(try await stands("E230", "belopp.personal.oppna-bou", place) == "−11\u{A0}000")
    #expect(try await place.post(Self.post, FormFields(), as: "chef-e230").status == 404)
  }

  @Test("Many units are parted into pages that lead on, and what is sent from each is saved")
  func pages() async throws {
    let place = try SitePlace()
    let first = try await place.get(Self.address, as: "controller").text
    #expect(first.contains("Enhet 1–8 av 13") && first.contains("href=\"/prognos/blad?period=2019-04&amp;sida=2\""))
    let second = try await place.get(Self.address + "&sida=2", as: "controller").text
    let fields = PageForm.fields("blad", in: second)
    #expect(SheetForm.units(in: fields).count == 5)
    let cell = try #require(fields.fields.first { $0.name.hasPrefix("belopp.") }).name
    let saved = try await place.post(Self.post + "?sida=2", fields.with([cell: "−77"]), as: "controller")
    #expect(saved.headers["location"]?.contains("sida=2") == true)
    let after = PageForm.fields("blad", in: try await place.get(Self.address + "&sida=2", as: "controller").text)
    #expect(after[cell] == "−77")
  }
}
