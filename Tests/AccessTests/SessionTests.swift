import Kernel
import Organisation
import Storage
import Testing

@testable import Access

@Test("A session ends an hour after it was last used, and twelve hours after it began")
func lasts() async throws {
  let place = try await LoginPlace()
  let idle = try await place.enrol("chef-e1")
  place.pass(3_599)
  #expect(try await place.logins.session(idle.token) != nil)
  place.pass(3_599)
  #expect(try await place.logins.session(idle.token) != nil)
  place.pass(3_600)
  #expect(try await place.logins.session(idle.token) == nil)
  let busy = try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  for _ in 1..<24 {
    place.pass(1_800)
    #expect(try await place.logins.session(busy.token) != nil)
  }
  place.pass(1_799)
  #expect(try await place.logins.session(busy.token) != nil)
  place.pass(1)
  #expect(try await place.logins.session(busy.token) == nil)
}

@Test("That a session was seen is written every fifth minute at most")
func noted() async throws {
  let place = try await LoginPlace()
  let session = try await place.enrol("chef-e1")
  let began = place.now
  func noted() async throws -> Int64 { try await place.logins.sessions(of: "chef-e1")[0].seen.seconds - began.seconds }
  for (pass, seen) in [(1, 0), (298, 0), (1, 300), (299, 300), (1, 600), (1_000, 1_600)] as [(Int64, Int64)] {
    place.pass(pass)
    _ = try await place.logins.session(session.token)
    #expect(try await noted() == seen)
  }
}

@Test(
  "No other text than the token opens a session",
  arguments: ["", "a", String(repeating: "0", count: 64), String(repeating: "å", count: 64), "\u{0}"])
func wrongTokens(token: String) async throws {
  let place = try await LoginPlace()
  let session = try await place.enrol("chef-e1")
  #expect(try await place.logins.session(token) == nil)
  let id = try await place.logins.sessions(of: "chef-e1")[0].id
  for near in [id, session.token.uppercased(), session.token + " ", String(session.token.dropLast())]
  where near != session.token {
    #expect(try await place.logins.session(near) == nil)
  }
  try await place.logins.end(token)
  #expect(try await place.logins.session(session.token) != nil)
}

@Test("Sessions are listed and ended by their owner alone")
func ended() async throws {
  let place = try await LoginPlace()
  let first = try await place.enrol("chef-e1")
  place.pass(400)
  let second = try await place.logins.logIn(name: "chef-e1", password: LoginPlace.password, address: "")
  let other = try await place.enrol("chef-e2")
  let listed = try await place.logins.sessions(of: "chef-e1")
  #expect(listed.count == 2 && listed[0].began > listed[1].began)
  try await place.logins.end(sessionOfID: listed[0].id, of: "chef-e2")
  #expect(try await place.logins.session(second.token) != nil)
  try await place.logins.end(sessionOfID: listed[0].id, of: "chef-e1")
  #expect(try await place.logins.session(second.token) == nil)
  #expect(try await place.logins.session(first.token) != nil)
  #expect(try await place.logins.endSessions(of: "chef-e1", but: listed[1].id) == 0)
  #expect(try await place.logins.endSessions(of: "chef-e1") == 1)
  #expect(try await place.logins.session(first.token) == nil)
  try await place.logins.end(other.token)
  #expect(try await place.logins.session(other.token) == nil)
  try await place.logins.end(other.token)
}

@Test("A session that is seen after it was ended stays ended")
func staysEnded() async throws {
  let place = try await LoginPlace()
  let session = try await place.enrol("chef-e1")
  place.pass(400)
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<20 {
      group.addTask {
        if number == 5 {
          try await place.logins.end(session.token)
        } else {
          _ = try await place.logins.session(session.token)
        }
      }
    }
    try await group.waitForAll()
  }
  #expect(try await place.logins.session(session.token) == nil)
  #expect(try await place.logins.sessions(of: "chef-e1") == [])
}

@Test("A form's word belongs to the session and tells nothing of it")
func csrf() async throws {
  let place = try await LoginPlace()
  let first = try await place.enrol("chef-e1")
  let second = try await place.enrol("chef-e2")
  let one = try #require(try await place.logins.session(first.token))
  let two = try #require(try await place.logins.session(second.token))
  #expect(one.accepts(csrf: one.csrf) && !one.accepts(csrf: two.csrf) && !one.accepts(csrf: ""))
  #expect(!one.accepts(csrf: one.csrf + " ") && !one.accepts(csrf: first.token) && !one.accepts(csrf: one.session))
  #expect(try await place.logins.session(first.token)?.csrf == one.csrf)
}
