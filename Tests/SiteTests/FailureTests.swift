import Intake
import Kernel
import Storage
import Testing

@testable import Web

/// What is answered where something fails, and what must not be done twice.
struct FailureTests {
  @Test(
    "A store that fails is a fault of ours, told to the operator and to nobody else",
    arguments: [
      StorageProblem.diskFull(path: "/srv/hemlig.roder"), .damaged(path: "/srv/hemlig.roder"),
      .busy(path: "/srv/hemlig.roder"), .crowded(path: "/srv/hemlig.roder"),
      .connectionLost(path: "/srv/hemlig.roder", mayBeDone: true), .noKey,
    ])
  func faults(_ problem: StorageProblem) {
    let failure = Failure(problem, id: "42")
    #expect(failure.status == 503)
    #expect(failure.fault?.contains(problem.code) == true && failure.fault?.contains("42") == true)
    let page = failure.answer(base: "", in: .standard)
    #expect(page.status == 503 && !page.text.contains("hemlig") && page.text.contains("42"))
    let answer = failure.problemAnswer
    #expect(answer.status == 503 && !answer.text.contains("hemlig"))
  }

  @Test(
    "What anybody can meet has the status that says what to do",
    arguments: [
      ("access.must-wait", 429), ("access.crowded", 503), ("intake.busy", 409), ("storage.changed-meanwhile", 409),
      ("storage.not-permitted", 403), ("ledger.unknown-posting", 404), ("ledger.odd", 422), ("access.no-token", 404),
    ])
  func statuses(_ code: String, _ status: Int) {
    #expect(Failure.status(of: Coded(code: code)) == status)
  }

  private struct Coded: Problem {
    let code: String
    let place = Place()
    let message = ""
    let remedy: Remedy = ""
  }

  @Test("A write that may be done keeps its key, and one that is not gives it back")
  func keys() {
    #expect(KeyedWrite.isUndone(StorageProblem.busy(path: "")))
    #expect(KeyedWrite.isUndone(StorageProblem.notPermitted(useCase: "", permission: .write)))
    #expect(KeyedWrite.isUndone(StorageProblem.connectionLost(path: "", mayBeDone: false)))
    #expect(KeyedWrite.isUndone(APIProblem.nothingThere))
    #expect(!KeyedWrite.isUndone(StorageProblem.connectionLost(path: "", mayBeDone: true)))
    #expect(!KeyedWrite.isUndone(StorageProblem.diskFull(path: "")))
    #expect(!KeyedWrite.isUndone(CancellationError()))
  }

  @Test("An answer that took too long is a page for people and a problem for programs, with all guards")
  func late() throws {
    let site = try SitePlace().site
    let page = site.late(WebRequest(method: .get, target: "/ekonomi", headers: [:], id: "7"))
    #expect(page.status == 503 && page.text.contains("Svaret dröjde för länge"))
    #expect(page.headers["content-security-policy"] != nil && page.headers["x-request-id"] == "7")
    let answer = site.late(WebRequest(method: .get, target: "/api/v1/events", headers: [:], id: "7"))
    #expect(answer.status == 503 && answer.headers["content-type"] == "application/problem+json")
  }

  @Test(
    "Only what reads a file or sets pages may take its time, and only what is laid out is answered at once",
    arguments: [
      (.post, "/inlasning", .unhurried), (.post, "/rapporter/2019-04/las", .unhurried),
      (.get, "/rapporter/2019-04/hamta/pdf", .unhurried), (.post, "/api/v1/ledger-imports?file=a.se", .unhurried),
      (.post, "/api/v1/reports", .unhurried), (.post, "/logga-in", .usual),
      (.get, "/ekonomi/investeringar", .usual), (.get, "/api/v1/events", .usual), (.get, "/ekonomi", .brief),
      (.get, "/rapporter/2019-04/forhandsgranska", .usual), (.get, "/prognos", .usual), (.get, "/sok", .usual),
      (.get, "/laget", .brief), (.get, "/%zz", .brief), (.post, "/finns/inte", .brief),
    ] as [(WebMethod, String, Route.Pace)])
  func pace(_ method: WebMethod, _ target: String, _ expected: Route.Pace) throws {
    let site = try SitePlace().site
    // What the request says of its content changes nothing.
    let headers: WebHeaders = ["content-type": "multipart/form-data; boundary=x"]
    #expect(site.pace(of: WebRequest(method: method, target: target, headers: headers, id: "")) == expected)
  }

  @Test("What programs have read of an earlier moment is read anew once anything has happened")
  func earlierMoment() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let address = "/api/v1/months/2019-04/statement?at_event=60"
    let first = await place.ask(address, token: token)
    #expect(first.status == 200, "\(first.text)")
    let tag = try #require(first.headers["etag"])
    #expect(await place.ask(address, token: token, headers: ["if-none-match": tag]).status == 304)
    _ = try await place.token("controller")
    #expect(await place.ask(address, token: token, headers: ["if-none-match": tag]).status == 200)
  }

  @Test("While a board has a file on its way, another's is refused, whichever way it comes")
  func oneFile() async throws {
    let place = try SitePlace()
    let token = try await place.token("controller")
    let room = place.site.memories.memory(of: "").room
    #expect(try room.enter("annan", "planerare", now: SitePlace.now) == nil)
    let answer = await place.ask(
      .post, "/api/v1/ledger-imports?file=maj.csv", token: token,
      headers: ["content-type": "application/octet-stream"], body: "x")
    #expect(answer.status == 409, "\(answer.text)")
    room.leave("annan", evenWorking: true)
    let after = await place.ask(
      .post, "/api/v1/ledger-imports?file=maj.csv", token: token,
      headers: ["content-type": "application/octet-stream"], body: "x")
    #expect(after.status == 422 && !room.holds("annan"), "\(after.text)")
  }
}
