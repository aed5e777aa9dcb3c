import Kernel
import Organisation
import Storage
import Testing

@testable import Access

private func outcome(_ place: LoginPlace, _ name: String, _ password: String, from address: String = "10.0.0.1")
  async throws
  -> AccessProblem?
{
  do {
    _ = try await place.logins.logIn(name: name, password: password, address: address)
    return nil
  } catch let problem as AccessProblem { return problem }
}

@Test("Who knows name and password gets a session, whatever the capitals of the name")
func logsIn() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  for name in ["chef-e1", "Chef-E1", "  chef-e1 "] {
    let new = try await place.logins.logIn(name: name, password: LoginPlace.password, address: "")
    let loggedIn = try #require(try await place.logins.session(new.token))
    #expect(new.person == "chef-e1" && loggedIn.person == "chef-e1")
    #expect(loggedIn.rights.name == "CHEF-E1")
    #expect(loggedIn.rights.grants.scope(of: .forecast) == .units(["E1"]))
  }
}

@Test("The answer does not tell what was wrong or who there is")
func tellsNothing() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  // A wrong password, a person without a login, nobody, nothing, and what could mean something to a store.
  for name in [
    "chef-e1", "chef-e2", "ingen", "", "chef-e1/unit-manager/E1", "a/b", String(repeating: "å", count: 9_000),
  ] {
    let fresh = try await LoginPlace()
    try await fresh.enrol("chef-e1")
    for failure in 1...4 {
      #expect(try await outcome(fresh, name, "fel lösenord \(failure)") == .wrongLogin(seconds: 0))
    }
    #expect(try await outcome(fresh, name, "fel") == .wrongLogin(seconds: 30))
    #expect(try await outcome(fresh, name, LoginPlace.password) == .mustWait(seconds: 30))
    fresh.pass(29)
    #expect(try await outcome(fresh, name, "fel") == .mustWait(seconds: 1))
    fresh.pass(1)
    #expect(try await outcome(fresh, name, "fel") == .wrongLogin(seconds: 60))
  }
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == nil)
}

@Test("The right password after the wait clears the name; a new process knows of the failures")
func clears() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  for _ in 1...6 {
    _ = try await outcome(place, "chef-e1", "fel")
    place.pass(30)
  }
  // Six failures: a minute.
  #expect(try await outcome(place, "CHEF-E1", LoginPlace.password) == .mustWait(seconds: 30))
  place.pass(30)
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == nil)
  for _ in 1...4 { #expect(try await outcome(place, "chef-e1", "fel") == .wrongLogin(seconds: 0)) }
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == nil)
  // After a day all is forgotten.
  for _ in 1...5 { _ = try await outcome(place, "chef-e1", "fel") }
  place.pass(24 * 3_600)
  #expect(try await outcome(place, "chef-e1", "fel") == .wrongLogin(seconds: 0))
}

@Test("Many at once are counted one by one")
func atOnce() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  let outcomes = try await withThrowingTaskGroup(of: AccessProblem?.self) { group in
    for number in 0..<30 {
      group.addTask { try await outcome(place, "chef-e1", "gissning \(number)", from: "10.0.0.\(number)") }
    }
    return try await group.reduce(into: []) { $0.append($1) }
  }
  let tried = outcomes.filter { if case .wrongLogin = $0 { true } else { false } }
  #expect(tried.count == 5)
  #expect(outcomes.count == 30)
}

@Test("An address that guesses at many names must wait, and others need not")
func address() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  for number in 1...19 {
    #expect(try await outcome(place, "namn-\(number)", "fel") == .wrongLogin(seconds: 0))
  }
  // One who succeeds takes no other failure away than her own try.
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == nil)
  #expect(try await outcome(place, "namn-20", "fel") == .wrongLogin(seconds: 30))
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == .mustWait(seconds: 30))
  #expect(try await outcome(place, "chef-e1", LoginPlace.password, from: "10.0.0.2") == nil)
  // While the address waits, no name is counted.
  for _ in 1...9 { _ = try await outcome(place, "chef-e1", "fel") }
  #expect(try await outcome(place, "chef-e1", LoginPlace.password, from: "10.0.0.2") == nil)
}

@Test("Without a role nobody logs in, and a role that ends bites at once")
func withoutRole() async throws {
  let place = try await LoginPlace()
  let session = try await place.enrol("chef-e1")
  #expect(try await place.logins.session(session.token) != nil)
  try await place.give("chef-e1", .unitManager, "E1", to: place.today)
  #expect(try await place.logins.session(session.token) != nil)
  try await place.give("chef-e1", .unitManager, "E1", to: place.today.adding(days: -1))
  #expect(try await place.logins.session(session.token) == nil)
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == .noRole)
  #expect(try await outcome(place, "chef-e1", "fel") == .wrongLogin(seconds: 0))
}

@Test("A password that cost less is hashed anew when it is used")
func rehashed() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  let before = try #require(try await place.logins.find("chef-e1"))
  var limits = LoginLimits.standard
  limits.cost = ScryptCost(n: 32, r: 8, p: 1)
  let dearer = LoginDesk(store: place.store, now: place.now, randomBytes: place.randomBytes, limits: limits)
  _ = try await dearer.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  let after = try #require(try await place.logins.find("chef-e1"))
  #expect(before.hash.cost.n == 16 && after.hash.cost.n == 32)
  #expect(before.hash.salt != after.hash.salt)
  _ = try await dearer.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  #expect(try await place.logins.find("chef-e1")?.hash == after.hash)
}

@Test("A password that is changed begins a new session and ends the others")
func changesPassword() async throws {
  let place = try await LoginPlace()
  let first = try await place.enrol("chef-e1")
  let second = try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  let loggedIn = try #require(try await place.logins.session(second.token))
  await #expect(throws: AccessProblem.wrongLogin(seconds: 0)) {
    try await place.logins.changePassword(of: loggedIn, from: "fel", to: "en ny mening om hösten", address: "")
  }
  await #expect(throws: AccessProblem.guessedPassword) {
    try await place.logins.changePassword(of: loggedIn, from: LoginPlace.password, to: "chef-e1chef-e1", address: "")
  }
  #expect(try await place.logins.session(first.token) != nil)
  let third = try await place.logins.changePassword(
    of: loggedIn, from: LoginPlace.password, to: "en ny mening om grodor", address: "")
  for old in [first, second] { #expect(try await place.logins.session(old.token) == nil) }
  #expect(try await place.logins.session(third.token) != nil)
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == .wrongLogin(seconds: 0))
  #expect(try await outcome(place, "chef-e1", "en ny mening om grodor") == nil)
}

@Test("What is kept holds neither passwords nor secrets nor the names that were tried")
func keepsNoSecrets() async throws {
  let place = try await LoginPlace()
  let link = try await place.logins.makeLink(for: "chef-e2", .invitation)
  let session = try await place.enrol("chef-e1")
  _ = try await outcome(place, "mitt hemliga lösenord i fel ruta", "fel")
  for kind in ["login", "session", "login-link", "login-failures", "reading"] {
    let ids = try await place.store.workingIDs(kind, at: place.now)
    #expect(!ids.isEmpty, "\(kind)")
    for id in ids {
      let bytes = try await place.store.working(kind, id, at: place.now) ?? []
      let kept = id + String(decoding: bytes, as: UTF8.self)
      for secret in [LoginPlace.password, session.token, String(link.dropFirst(8)), "hemliga"] {
        #expect(!kept.contains(secret))
      }
    }
  }
}

@Test("Logins stand in the reading log, the latest first, for two years")
func loginsAreLogged() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  place.pass(100)
  _ = try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  _ = try await outcome(place, "chef-e1", "fel")
  func log() async throws -> [Reading] { try await ReadingLog(place.desk).latest(10) }
  #expect(try await log().map(\.actor) == ["chef-e1", "chef-e1"])
  #expect(try await log().map(\.sort) == [.login, .login])
  #expect(try await log()[0].at.seconds - log()[1].at.seconds == 100)
  place.pass(ReadingLog.kept - 50)
  try await place.enrol("chef-e1")
  _ = try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  // The first is too old; the second is kept 50 seconds more.
  #expect(try await log().count == 3)
}

@Test("Working data of another schema is told as newer, and damaged data as a fault")
func otherSchemas() throws {
  let session = Session(person: "a", began: Instant(seconds: 1), seen: Instant(seconds: 2))
  #expect(try Session(kept: session.bytes()) == session)
  #expect(throws: StorageProblem.newerThanProgram(tag: "session/2")) {
    try Session(kept: Array(#"{"body":{"who":1},"tag":"session/2"}"#.utf8))
  }
  for text in ["", "{}", #"{"tag":"session/1"}"#, #"{"body":{"person":1},"tag":"session/1"}"#] {
    #expect(throws: Fault.self) { try Session(kept: Array(text.utf8)) }
  }
}

@Test("Whoever logs in while the password is changed gets no session, and the new password stands")
func changedMeanwhile() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  let seen = try #require(try await place.logins.find("chef-e1"))
  place.pass(1)
  let link = try await place.logins.makeLink(for: "chef-e1", .reset)
  let chosen = try await place.logins.choosePassword("en ny mening om grodor", link: link)
  let stale = Login(hash: seen.hash, changed: seen.changed, used: place.now)
  #expect(try await place.logins.begin("chef-e1", keeping: stale, inPlaceOf: seen) == nil)
  #expect(try await place.logins.sessions(of: "chef-e1").count == 1)
  #expect(try await place.logins.session(chosen.token) != nil)
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == .wrongLogin(seconds: 0))
  #expect(try await outcome(place, "chef-e1", "en ny mening om grodor") == nil)
  // Nor is anybody let in whose login was ended meanwhile.
  try await place.logins.endLogin(of: "chef-e1", by: place.desk)
  #expect(try await place.logins.begin("chef-e1", keeping: stale, inPlaceOf: seen) == nil)
  #expect(try await place.logins.sessions(of: "chef-e1").isEmpty)
}

@Test("Those who mistype now and then lock nobody else out, though they come from one address for weeks")
func mistyping() async throws {
  let place = try await LoginPlace()
  try await place.enrol("chef-e1")
  for number in 1...60 {
    #expect(try await outcome(place, "namn-\(number)", "fel") == .wrongLogin(seconds: 0))
    place.pass(LockoutRules.forgiving)
  }
  #expect(try await outcome(place, "chef-e1", LoginPlace.password) == nil)
}
