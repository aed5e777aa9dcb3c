import Formats
import Kernel
import Testing

@testable import Web

/// Postings that a unit says are coded wrongly, from the sheet to the answer.
struct MarkingPagesTests {
  /// The address by which the first posting of the unit's line is marked.
  private func way(_ place: SitePlace, as person: String) async throws -> String {
    let sheet = try await place.get("/prognos/E230", as: person).text
    let line: Substring = try #require(sheet.firstMatch(of: #/href="(/ekonomi/rad/drift\.personal[^"]+)"/#)?.1)
    let drill = try await place.get(String(line).replacing("&amp;", with: "&"), as: person).text
    let voucher: Substring = try #require(drill.firstMatch(of: #/href="(/ekonomi/verifikation/[^"]+)"/#)?.1)
    let page = try await place.get(String(voucher), as: person).text
    return String(try #require(page.firstMatch(of: #/href="(/ekonomi/markera/[^"]+)"/#)?.1))
  }

  @Test("A manager marks a posting from her sheet, and the controller answers")
  func fromSheetToAnswer() async throws {
    let place = try SitePlace()
    let before = try await place.get("/prognos/E230", as: "chef-e230").text
    #expect(!before.contains("markerad som felkonterad"))
    let way = try await way(place, as: "chef-e230")
    #expect(try await place.get(way, as: "chef-e230").text.contains("Öppna insatser"))
    // What is marked is marked now: from a page of the past the way leads there.
    #expect(try await place.get(way + "?per=2019-05-20", as: "chef-e230").headers["location"] == way)
    let empty = try await place.post(way, ["fel": " ", "ratt": "Hör till E240"], as: "chef-e230")
    #expect(empty.status == 422)
    #expect(empty.text.contains("fel-fel") && empty.text.contains("value=\"Hör till E240\""))
    #expect(try await place.post(way, ["fel": "x", "enhet": "E999"], as: "chef-e230").text.contains("enhet-fel"))
    let done = try await place.post(
      way, ["fel": "Lönen hör till E240", "enhet": "E240", "skal": "Flyttade i mars"], as: "chef-e230")
    #expect(done.status == 303)
    let list = try await place.get(try #require(done.headers["location"]), as: "chef-e230").text
    #expect(list.contains("Lönen hör till E240") && list.contains("Flyttade i mars") && list.contains("Ta tillbaka"))
    #expect(!list.contains("Ge besked"))
    // The amount stands beside, and nothing else on the sheet is changed.
    let sheet = try await place.get("/prognos/E230", as: "chef-e230").text
    #expect(sheet.contains("En bokföringsrad är markerad som felkonterad"))
    #expect(sheet.contains("varav markerat"))
    #expect(PageForm.fields("blad", in: sheet) == PageForm.fields("blad", in: before))
    #expect(try await place.post(way, ["fel": "Igen"], as: "chef-e230").text.contains("redan markerad"))

    let overview = try await place.get("/laget", as: "controller").text
    #expect(overview.contains("En bokföringsrad är markerad som felkonterad och väntar på besked: Öppna insatser."))
    #expect(overview.contains("/ekonomi/markta"))
    let waiting = try await place.get("/ekonomi/markta", as: "controller").text
    let address = String(try #require(waiting.firstMatch(of: #/action="(/ekonomi/markta/[^"]+/1)"/#)?.1))
    let silent = try await place.post(address, ["besked": "", "beslut": "nej"], as: "controller")
    #expect(silent.status == 422 && silent.text.contains("varför bokföringsraden inte rättas"))
    for odd in ["", "kanske"] {
      let answer = try await place.post(address, ["besked": "Omförd på B23", "beslut": odd], as: "controller")
      #expect(answer.status == 422 && answer.text.contains("value=\"Omförd på B23\""))
    }
    #expect(try await place.post(address, ["besked": "Omförd på B23"], as: "controller").status == 422)
    let settled = try await place.post(address, ["besked": "Omförd på B23", "beslut": "ja"], as: "controller")
    #expect(settled.status == 303)
    #expect(try await place.get("/ekonomi/markta", as: "chef-e230").text.contains("Ingen rad väntar"))
    #expect(try await place.get("/ekonomi/markta?visa=alla", as: "chef-e230").text.contains("Omförd på B23"))
    #expect(!(try await place.get("/prognos/E230", as: "chef-e230").text.contains("varav markerat")))
    #expect(!(try await place.get("/laget", as: "controller").text.contains("väntar på besked")))
  }

  @Test("Another's posting cannot be marked, nor her marks seen, and who only reads is offered nothing")
  func others() async throws {
    let place = try SitePlace()
    let way = try await way(place, as: "chef-e230")
    #expect(try await place.get(way, as: "chef-e240").status == 404)
    #expect(try await place.post(way, ["fel": "Fel"], as: "chef-e240").status == 404)
    #expect(try await place.post(way, ["fel": "Fel"], as: "planerare").status == 403)
    #expect(try await place.post(way, ["fel": "Hemligt fel"], as: "chef-e230").status == 303)
    #expect(!(try await place.get("/ekonomi/markta", as: "chef-e240").text.contains("Hemligt fel")))
    #expect(try await place.get("/ekonomi/markta?enhet=E230", as: "chef-e240").status == 403)
    let read = try await place.get("/ekonomi/markta", as: "planerare").text
    #expect(read.contains("Hemligt fel") && !read.contains("Ge besked") && !read.contains("Ta tillbaka"))
    let voucher = way.replacing("markera", with: "verifikation")
    #expect(try await place.get(voucher, as: "planerare").text.contains("Markerad"))
    #expect(!(try await place.get(voucher, as: "planerare").text.contains("/ekonomi/markera/")))
    let mark = "/ekonomi/markta/2019-04/E230/1"
    let known = try await place.get("/ekonomi/markta", as: "chef-e230").text
    let address = known.firstMatch(of: #/action="(/ekonomi/markta/[^"]+)\/ater"/#).map { String($0.1) } ?? mark
    #expect(try await place.post(address + "/ater", as: "chef-e240").status == 403)
    #expect(try await place.post(address, ["besked": "x", "beslut": "ja"], as: "chef-e230").status == 403)
    #expect(try await place.post(address + "/ater", as: "chef-e230").status == 303)
    #expect(try await place.post("/ekonomi/markta/2019-04/E230/99/ater", as: "chef-e230").status == 404)
  }

  @Test("Programs mark, list and settle")
  func programs() async throws {
    let place = try SitePlace()
    let type: WebHeaders = ["content-type": "application/json"]
    let manager = try await place.token("chef-e230")
    let controller = try await place.token("controller")
    let way = try await way(place, as: "chef-e230").replacing("/ekonomi/markera", with: "/api/v1/postings") + "/mark"
    func key(_ text: String) -> WebHeaders {
      var headers = type
      headers.add("idempotency-key", text)
      return headers
    }
    let marked = await place.ask(
      .post, way, token: manager, headers: key("a"), body: #"{"fault": "Fel enhet", "right_unit": "E240"}"#)
    #expect(marked.status == 200, "\(marked.text)")
    let id = try #require(marked.json?["id"]?.text)
    let list = await place.ask("/api/v1/marked-postings", token: controller)
    #expect(list.text.contains("\"waiting\"") && list.text.contains("Fel enhet"))
    let odd = await place.ask(
      .post, "/api/v1/marked-postings/\(id)/settle", token: controller, headers: key("b"),
      body: #"{"decision": "kanske", "words": "B23"}"#)
    #expect(odd.status == 422)
    let settled = await place.ask(
      .post, "/api/v1/marked-postings/\(id)/settle", token: controller, headers: key("c"),
      body: #"{"decision": "corrected", "words": "Omförd på B23"}"#)
    #expect(settled.status == 200, "\(settled.text)")
    #expect(await place.ask("/api/v1/marked-postings?all=true", token: manager).text.contains("Omförd på B23"))
    let late = await place.ask(
      .post, "/api/v1/marked-postings/\(id)/withdraw", token: manager, headers: key("d"))
    #expect(late.status == 422, "\(late.text)")
  }
}
