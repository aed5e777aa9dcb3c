import Kernel
import Organisation
import Storage
import Testing

@testable import Access

private let password = LoginPlace.password

@Test("A link is used once")
func usedOnce() async throws {
  let place = try await LoginPlace()
  let link = try await place.logins.makeLink(for: "chef-e1", .invitation)
  #expect(try await place.logins.link(link).rights.person == "chef-e1")
  #expect(try await place.logins.link(link).purpose == .invitation)
  let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
    for _ in 0..<10 {
      group.addTask {
        do {
          _ = try await place.logins.choosePassword(password, link: link)
          return true
        } catch AccessProblem.spentLink { return false }
      }
    }
    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
  #expect(begun == 1)
  await #expect(throws: AccessProblem.spentLink) { try await place.logins.link(link) }
}

@Test("A link lasts its time, and a new one makes the older void")
func expires() async throws {
  let place = try await LoginPlace()
  let invitation = try await place.logins.makeLink(for: "chef-e1", .invitation)
  place.pass(7 * 86_400 - 1)
  _ = try await place.logins.link(invitation)
  place.pass(1)
  await #expect(throws: AccessProblem.spentLink) { try await place.logins.choosePassword(password, link: invitation) }
  let reset = try await place.logins.makeLink(for: "chef-e1", .reset)
  place.pass(3_599)
  _ = try await place.logins.link(reset)
  let newer = try await place.logins.makeLink(for: "chef-e1", .reset)
  await #expect(throws: AccessProblem.spentLink) { try await place.logins.link(reset) }
  _ = try await place.logins.makeLink(for: "chef-e2", .reset)
  place.pass(3_599)
  _ = try await place.logins.choosePassword(password, link: newer)
}

@Test("A password that is refused uses no link up")
func refusedPassword() async throws {
  let place = try await LoginPlace()
  let link = try await place.logins.makeLink(for: "chef-e1", .invitation)
  for (typed, problem) in [("kort", AccessProblem.shortPassword), ("socialnämnden19", .guessedPassword)] {
    await #expect(throws: problem) { try await place.logins.choosePassword(typed, link: link) }
  }
  _ = try await place.logins.choosePassword(password, link: link)
}

@Test("A new password by a link ends the person's sessions and forgives her failures")
func reset() async throws {
  let place = try await LoginPlace()
  let old = try await place.enrol("chef-e1")
  for _ in 1...5 {
    await #expect(throws: AccessProblem.self) {
      try await place.logins.logIn(name: "chef-e1", password: "fel", address: "")
    }
  }
  let link = try await place.logins.makeLink(for: "chef-e1", .reset)
  _ = try await place.logins.choosePassword("en helt annan mening", link: link)
  #expect(try await place.logins.session(old.token) == nil)
  _ = try await place.logins.logIn(name: "chef-e1", password: "en helt annan mening", address: "")
}

@Test("A link of somebody without a role opens nothing until she has one")
func linkWithoutRole() async throws {
  let place = try await LoginPlace()
  let link = try await place.logins.makeLink(for: "vikarie", .invitation)
  await #expect(throws: AccessProblem.noRole) { try await place.logins.choosePassword(password, link: link) }
  try await place.standIn("vikarie", for: "chef-e1", from: place.today, to: place.today)
  _ = try await place.logins.choosePassword(password, link: link)
}

@Test(
  "What is no link is told as a spent one",
  arguments: [
    "", ".", "chef-e1", "chef-e1.", "chef-e1.zz", ".0", "chef-e1." + String(repeating: "0", count: 64), "a.b.c",
  ])
func noLinks(text: String) async throws {
  let place = try await LoginPlace()
  _ = try await place.logins.makeLink(for: "chef-e1", .invitation)
  await #expect(throws: AccessProblem.spentLink) { try await place.logins.link(text) }
}
