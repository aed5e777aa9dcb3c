import Formats
import Testing

@testable import Web

/// Bought care in a unit's sheet: the number beside the amount.
struct VolumePagesTests {
  private static let address = "/prognos/E210"
  private static let field = "antal.kop-av-tjanster.vardplatser-bou"

  @Test("The sheet shows number and cost of one beside the amount, month by month, and keeps the manager's own number")
  func ownNumber() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e210").text
    #expect(page.contains("Köpt vård: belopp och antal") && page.contains("kr per vårddygn"))
    #expect(page.contains("Köpt vård månad för månad") && page.contains("slag=care-volumes"))
    let fields = PageForm.fields("blad", in: page)
    #expect(fields[Self.field] == "")
    let saved = try await place.post(Self.address, fields.with([Self.field: "1800,5"]), as: "chef-e210")
    #expect(saved.status == 303, "\(saved.text)")
    let after = try await place.get(Self.address, as: "chef-e210").text
    let kept = PageForm.fields("blad", in: after)
    #expect(kept[Self.field] == "1\u{A0}800,5")
    // Amounts are as they were.
    #expect(
      kept.fields.filter { $0.name.hasPrefix("belopp.") } == fields.fields.filter { $0.name.hasPrefix("belopp.") })
    let same = try await place.post(Self.address, kept, as: "chef-e210")
    #expect(same.headers["location"]?.contains("oforandrat") == true)
    let emptied = try await place.post(Self.address, kept.with([Self.field: ""]), as: "chef-e210")
    #expect(emptied.status == 303)
    let last = try await place.get(Self.address, as: "chef-e210").text
    #expect(PageForm.fields("blad", in: last)[Self.field] == "")
  }

  @Test(
    "What is no number, and a number where nothing is counted, is told at its field",
    arguments: [
      ("antal.kop-av-tjanster.vardplatser-bou", "många", "är inget antal"),
      ("antal.kop-av-tjanster.vardplatser-bou", "−3", "mindre än noll"),
    ])
  func faults(_ field: String, _ text: String, _ words: String) async throws {
    let place = try SitePlace()
    let fields = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e210").text)
    let answer = try await place.post(Self.address, fields.with([field: text]), as: "chef-e210")
    #expect(answer.status == 422)
    #expect(answer.text.contains(words) && answer.text.contains(field + "-fel"))
  }

  @Test("A number where nothing is counted is refused")
  func nothingCounted() async throws {
    let place = try SitePlace()
    var fields = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e210").text)
    fields.add("antal.personal.ovrigt", "12")
    let answer = try await place.post(Self.address, fields, as: "chef-e210")
    #expect(answer.status == 422 && answer.text.contains("inga antal på raden"))
  }

  @Test("Two who write numbers at once see each other's, and a draft keeps what was typed")
  func together() async throws {
    let place = try SitePlace()
    let fields = PageForm.fields("blad", in: try await place.get(Self.address, as: "chef-e210").text)
    let draft = try await place.post(Self.address + "/utkast", fields.with([Self.field: "77"]), as: "chef-e210")
    #expect(draft.status == 204)
    let drafted = try await place.get(Self.address, as: "chef-e210").text
    #expect(PageForm.fields("blad", in: drafted)[Self.field] == "77")
    _ = try await place.post(Self.address, fields.with([Self.field: "1700"]), as: "controller")
    let late = try await place.post(Self.address, fields.with([Self.field: "1900"]), as: "chef-e210")
    #expect(late.status == 409)
    #expect(late.text.contains("antal 1\u{A0}700") && late.text.contains("antal 1\u{A0}900"))
  }

  @Test("The numbers are the unit's own: another's manager reads neither the sheet nor what a number rests on")
  func ownUnit() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "chef-e210").text
    let way = try #require(page.firstMatch(of: #/href="([^"]*slag=care-volumes[^"]*)"/#)).1
      .replacing("&amp;", with: "&")
    let own = try await place.get(String(way), as: "chef-e210")
    #expect(own.status == 200 && own.text.contains("vårddygn") && own.text.contains("volumes-2019-04.csv"))
    #expect(try await place.get(String(way), as: "chef-e310").status != 200)
    #expect(try await place.get(Self.address, as: "chef-e310").status != 200)
  }

  @Test("Programs read the numbers with the sheet, and write the year's")
  func programs() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let address = "/api/v1/months/2019-04/sheets/E210"
    func cell() async -> JSONValue? {
      guard case .list(let cells)? = await place.ask(address, token: token).json?["cells"]?.content else { return nil }
      return cells.first { $0["line"]?.text == "kop-av-tjanster" && $0["area"]?.text == "vardplatser-bou" }
    }
    let before = try #require(await cell())
    #expect(before["measure"]?.text == "care-days" && before["actual_count_hundredths"]?.whole == 778_00)
    #expect(
      before["proposal_count_hundredths"]?.whole == 778_00 * 3 && before["entered_count_hundredths"]?.whole == nil)
    let event = try #require(await place.ask(address, token: token).headers["roder-event"])
    func write(_ number: String) async -> WebAnswer {
      await place.ask(
        .post, "/api/v1/months/2019-04/forecasts", token: token, headers: ["content-type": "application/json"],
        body: "{\"based_on_event\":\(event),\"rows\":[{\"unit\":\"E210\",\"area\":\"vardplatser-bou\","
          + "\"line\":\"kop-av-tjanster\",\(number)}]}")
    }
    // The rows are the whole sheet, so the amount is said with the number.
    let level = "\"basis\":\"level\",\"amount_ore\":880000000,"
    #expect(await write(level + "\"measure\":\"care-days\",\"count_hundredths\":200050").status == 200)
    let after = try #require(await cell())
    #expect(
      after["entered_count_hundredths"]?.whole == 2_000_50 && after["forecast_count_hundredths"]?.whole == 2_000_50)
    #expect(after["forecast_ore"]?.whole == 880_000_000 && after["forecast_cost_each_kr"]?.whole == 4_399)
    for wrong in [
      "\"count_hundredths\":1", "\"measure\":\"care-days\"", "\"measure\":\"dygn\",\"count_hundredths\":1",
      "\"measure\":\"hours\",\"count_hundredths\":-1", "\"measure\":\"hours\",\"count_hundredths\":10000000001",
    ] {
      let answer = await write(wrong)
      #expect((400..<500).contains(answer.status), "\(wrong): \(answer.status)")
    }
  }

  @Test("A file of numbers is recognised, held up at its rows, and seen in the sheet when it is right")
  func bringingIn() async throws {
    let place = try SitePlace()
    let head = "månad;enhet;område;rad;mått;antal\n"
    func settled(_ name: String, _ rows: String) async throws -> (job: String, answer: WebAnswer) {
      let sent = try await place.send(name, Array((head + rows).utf8), as: "controller")
      let job = try #require(sent.headers["location"])
      #expect(try await place.settled(job, as: "controller").text.contains("antal för köpt vård"))
      _ = try await place.post(job, ["slag": "volumes", "gor": "las-in"], as: "controller")
      return (job, try await place.settled(job, as: "controller"))
    }
    let wrong = try await settled(
      "fel.csv",
      "2019-04;E999;vardplatser-bou;kop-av-tjanster;vårddygn;1\n2019-04;E210;vardplatser-bou;finns-ej;timmar;1\n")
    #expect(wrong.answer.text.contains("fel.csv:2:1") && wrong.answer.text.contains("fel.csv:3:1"))
    #expect(wrong.answer.text.contains("Det finns ingen enhet ”E999”"))
    _ = try await place.post(wrong.job + "/avbryt", as: "controller")
    let right = try await settled("volymer.csv", "2019-04;E210;vardplatser-bou;kop-av-tjanster;vårddygn;200,5\n")
    #expect(right.answer.text.contains("volymer.csv är inläst"))
    let sheet = try await place.get(Self.address, as: "chef-e210").text
    // 214, 207, 172 and 200.5 in the months.
    #expect(sheet.contains("793,5") && sheet.contains("2\u{A0}380,5"))
    // April has no number of consultants any more: the file is the whole month of its unit.
    #expect(sheet.contains("kr per timme, antal för januari–mars\u{A0}2019"))
  }
}
