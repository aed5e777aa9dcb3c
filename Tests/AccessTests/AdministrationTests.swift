import Foundation
import Kernel
import Organisation
import Storage
import Testing

@testable import Access

private func desk(_ place: LoginPlace, _ person: String) async throws -> Desk {
  let grants = try await place.logins.rights(of: person)?.grants ?? .none
  return Desk(
    store: place.store,
    context: Context(actor: Actor(id: person, grants: grants), now: place.now, randomBytes: place.randomBytes))
}

@Test("Who let whom in and who ended it stands in the history, each time")
func decisions() async throws {
  let place = try await LoginPlace()
  let administrator = try await desk(place, "administrator")
  let first = try await place.logins.issueLink(for: "chef-e1", by: administrator)
  let second = try await place.logins.issueLink(for: "chef-e1", .invitation, by: administrator)
  #expect(first.purpose == .invitation && second.purpose == .invitation)
  _ = try await place.logins.choosePassword(LoginPlace.password, link: second.token)
  let third = try await place.logins.issueLink(for: "chef-e1", by: administrator)
  #expect(third.purpose == .reset)
  place.pass(60)
  try await place.logins.endLogin(of: "chef-e1", by: desk(place, "administrator"))
  let versions = try await place.store.versions(of: RecordKey(kind: LoginPermit.kind, id: "chef-e1"))
  // The first two were made within one second and say the same.
  #expect(versions.count == 3)
  let events = try await place.store.events(after: 0, limit: 100).suffix(3).map(\.header)
  #expect(events.map(\.actor) == ["administrator", "administrator", "administrator"])
  #expect(events.map(\.useCase) == ["access.issue-link", "access.issue-link", "access.end-login"])
}

@Test("Where a login is ended, nothing opens it until somebody lets the person in anew")
func endedLogin() async throws {
  let place = try await LoginPlace()
  let administrator = try await desk(place, "administrator")
  let session = try await place.enrol("chef-e1")
  let link = try await place.logins.makeLink(for: "chef-e1", .reset)
  let token = try await place.logins.makeToken(
    TokenOrder(name: "bi", permissions: [.read], units: ["E1"], until: place.today), by: desk(place, "chef-e1"))
  #expect(try await place.logins.program(token) != nil)
  // The event alone is enough, should what follows it fail.
  _ = try await administrator.run(EndLogin.self, "chef-e1")
  #expect(try await place.logins.session(session.token) == nil)
  #expect(try await place.logins.program(token) == nil)
  await #expect(throws: AccessProblem.noRole) { try await place.logins.link(link) }
  try await place.logins.endLogin(of: "chef-e1", by: administrator)
  await #expect(throws: AccessProblem.spentLink) { try await place.logins.link(link) }
  await #expect(throws: AccessProblem.wrongLogin(seconds: 0)) {
    try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  }
  let anew = try await place.logins.issueLink(for: "chef-e1", by: administrator)
  _ = try await place.logins.choosePassword("en helt annan mening", link: anew.token)
}

@Test("Nobody but who sees to rights makes links, and nobody is invited who has no role")
func refusals() async throws {
  let place = try await LoginPlace()
  for person in ["chef-e1", "controller", "revisor", "ledamot"] {
    let own = try await desk(place, person)
    await #expect(throws: StorageProblem.notPermitted(useCase: IssueLink.name, permission: .manageAccess)) {
      try await place.logins.issueLink(for: "chef-e2", by: own)
    }
    await #expect(throws: StorageProblem.notPermitted(useCase: EndLogin.name, permission: .manageAccess)) {
      try await place.logins.endLogin(of: "chef-e2", by: own)
    }
  }
  let administrator = try await desk(place, "administrator")
  for person in ["ingen", "", "chef-e1/unit-manager/E1", "CHEF-E1", "chef-e1 "] {
    await #expect(throws: AccessProblem.unknownPerson(person)) {
      try await place.logins.issueLink(for: person, by: administrator)
    }
  }
  #expect(try await place.store.workingIDs("login-link", at: place.now) == [])
}

@Test("The list of logins says who can log in")
func listed() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  _ = try await place.logins.makeLink(for: "chef-e2", .invitation)
  let administrator = try await desk(place, "administrator")
  try await place.logins.endLogin(of: "controller", by: administrator)
  let states = try await place.logins.logins(by: administrator)
  func state(_ person: String) throws -> LoginState { try #require(states.first { $0.row.person == person }) }
  #expect(states.count == 7)
  #expect(try state("chef-e1").chosen == place.now && state("chef-e1").sessions == 1)
  #expect(try state("chef-e2").link == .invitation && state("chef-e2").chosen == nil)
  #expect(try state("controller").row.permit?.isEnded == true)
  #expect(try state("ledamot").row.rights?.roles.map(\.role) == [.boardMember])
}

@Test("A program may do what its token says and its maker still may")
func programs() async throws {
  let place = try await LoginPlace()
  let order = TokenOrder(
    name: "bi", permissions: [.read, .forecast], units: ["A"], until: place.today.adding(days: 30))
  let text = try await place.logins.makeToken(order, by: desk(place, "chef-a"))
  let actor = try #require(try await place.logins.program(text))
  #expect(actor.id == "api:chef-a/bi" && actor.isToken)
  #expect(actor.grants == Grants([.read, .forecast], scope: .units(["A", "A1"])))
  // A narrower role makes a narrower token, and none makes none.
  try await place.give("chef-a", .unitManager, "A", to: place.today.adding(days: 10))
  try await place.give("chef-a", .planner, "A1")
  place.pass(11 * 86_400)
  #expect(try await place.logins.program(text)?.grants == Grants([.read], scope: .units(["A1"])))
  try await place.give("chef-a", .planner, "A1", to: place.today.adding(days: -1))
  #expect(try await place.logins.program(text) == nil)
  try await place.give("chef-a", .planner, "A1")
  #expect(try await place.logins.program(text) != nil)
  place.pass(20 * 86_400)
  #expect(try await place.logins.program(text) == nil)
}

@Test("A revoked token opens nothing, and only its maker and who sees to rights revoke it")
func revoked() async throws {
  let place = try await LoginPlace()
  let order = TokenOrder(name: "bi", permissions: [.read], units: ["E1"], until: place.today)
  let text = try await place.logins.makeToken(order, by: desk(place, "chef-e1"))
  for person in ["chef-e2", "controller", "revisor"] {
    let other = try await desk(place, person)
    await #expect(throws: AccessProblem.noToken("chef-e1/bi")) { try await other.run(RevokeToken.self, "chef-e1/bi") }
  }
  await #expect(throws: AccessProblem.tokenExists("bi")) {
    try await place.logins.makeToken(order, by: desk(place, "chef-e1"))
  }
  let administrator = try await desk(place, "administrator")
  _ = try await administrator.run(RevokeToken.self, "chef-e1/bi")
  #expect(try await place.logins.program(text) == nil)
  // A new one of the name does not wake the old.
  let again = try await place.logins.makeToken(order, by: desk(place, "chef-e1"))
  #expect(try await place.logins.program(again) != nil)
  #expect(try await place.logins.program(text) == nil)
}

@Test("Tokens are listed for their maker, and all of them for who sees to rights or reads logs")
func listedTokens() async throws {
  let place = try await LoginPlace()
  for person in ["chef-e1", "chef-e2"] {
    let units = [person == "chef-e1" ? "E1" : "E2"]
    _ = try await place.logins.makeToken(
      TokenOrder(name: "bi", permissions: [.read], units: units, until: place.today), by: desk(place, person))
  }
  for (person, ids) in [
    ("chef-e1", ["chef-e1/bi"]), ("controller", []), ("administrator", ["chef-e2/bi", "chef-e1/bi"]),
    ("revisor", ["chef-e2/bi", "chef-e1/bi"]),
  ] {
    #expect(try await desk(place, person).ask(ListTokens.self, person).map(\.id) == ids)
  }
}

@Test(
  "No token is made that allows more than its maker may",
  arguments: [
    ("chef-e1", TokenOrder(name: "a", permissions: [.read], units: nil, until: may), .wideToken(["read"])),
    ("chef-e1", TokenOrder(name: "a", permissions: [.read], units: ["E1", "E2"], until: may), .wideToken(["read"])),
    (
      "chef-e1", TokenOrder(name: "a", permissions: [.read, .budget], units: ["E1"], until: may), .wideToken(["budget"])
    ),
    ("chef-e1", TokenOrder(name: "a", permissions: [], units: ["E1"], until: may), .wideToken([])),
    ("chef-e1", TokenOrder(name: "a", permissions: [.read], units: [], until: may), .wideToken([])),
    (
      "administrator", TokenOrder(name: "a", permissions: [.manageAccess], units: nil, until: may),
      .wideToken(["manageAccess"])
    ),
    ("chef-e1", TokenOrder(name: "å b", permissions: [.read], units: ["E1"], until: may), .oddTokenName("å b")),
    (
      "chef-e1", TokenOrder(name: "a", permissions: [.read], units: ["E1"], until: may.adding(days: -1)),
      .tokenTime(may.adding(days: -1))
    ),
    (
      "chef-e1", TokenOrder(name: "a", permissions: [.read], units: ["E1"], until: may.adding(days: 366)),
      .tokenTime(may.adding(days: 366))
    ),
    ("chef-e1", TokenOrder(name: "a", permissions: [.read], units: ["E1"], until: may.adding(days: 365)), nil),
    ("chef-a", TokenOrder(name: "a", permissions: [.read], units: ["A1"], until: may), nil),
    ("controller", TokenOrder(name: "a", permissions: [.read, .readConfidential], units: nil, until: may), nil),
  ] as [(String, TokenOrder, AccessProblem?)])
func orders(person: String, order: TokenOrder, problem: AccessProblem?) async throws {
  let place = try await LoginPlace()
  let own = try await desk(place, person)
  if let problem {
    await #expect(throws: problem) { try await place.logins.makeToken(order, by: own) }
    #expect(try await place.store.workingIDs("api-token", at: place.now) == [])
  } else {
    #expect(try await place.logins.program(place.logins.makeToken(order, by: own)) != nil)
  }
}

private let may = Instant(seconds: 1_557_822_600).dayInStockholm

@Test("A token for a unit that there is not is refused")
func unknownUnit() async throws {
  let place = try await LoginPlace()
  let order = TokenOrder(name: "bi", permissions: [.read], units: ["A1", "E9"], until: place.today)
  await #expect(throws: OrganisationProblem.unknownUnit("E9", Place(field: "enheter"))) {
    try await place.logins.makeToken(order, by: desk(place, "controller"))
  }
}

@Test("A program makes no tokens")
func tokenByToken() async throws {
  let place = try await LoginPlace()
  let order = TokenOrder(name: "bi", permissions: [.read], units: ["E1"], until: place.today)
  let program = try #require(
    try await place.logins.program(place.logins.makeToken(order, by: desk(place, "chef-e1"))))
  let own = Desk(
    store: place.store, context: Context(actor: program, now: place.now, randomBytes: place.randomBytes))
  await #expect(throws: AccessProblem.tokenByToken) { try await own.run(MakeToken.self, order) }
}

@Test("A token's text is known by its beginning and its last digits")
func texts() throws {
  let text = TokenText(Secret { [UInt8](repeating: 0xA7, count: $0) }).text
  #expect(text.hasPrefix("rdr_a7a7") && text.utf8.count == 76)
  #expect(TokenText(text)?.text == text)
  let last = text.last == "0" ? "1" : "0"
  for wrong in [
    "", "rdr_", String(text.dropFirst(4)), String(text.dropLast()) + last, text + "0", text.uppercased(), " " + text,
    text.replacingOccurrences(of: "a7a7", with: "a7a6"),
  ] {
    #expect(TokenText(wrong) == nil, "\(wrong)")
  }
}
