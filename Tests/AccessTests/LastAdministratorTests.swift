import Kernel
import Storage
import Testing

@testable import Access
@testable import Organisation

/// Somebody is always left who may give roles.
struct LastAdministratorTests {
  private func role(_ person: String, from: Day? = nil, to: Day? = nil) -> StaffDraft<RoleHolder> {
    StaffDraft(
      RoleHolder(person: person, name: "", email: "", role: .administrator, unit: nil, from: from, to: to),
      place: Place(field: person))
  }

  private func firstDayWithout(
    _ place: LoginPlace, _ roles: [StaffDraft<RoleHolder>]
  ) async throws -> [OrganisationProblem] {
    do {
      _ = try await place.desk.run(ImportRoles.self, roles)
      return []
    } catch let problems as Problems {
      return problems.all.compactMap { $0 as? OrganisationProblem }
    }
  }

  @Test("The last administrator's role ends where another follows without a day between, and not else")
  func roles() async throws {
    let place = try await LoginPlace()
    let today = place.today
    let event = try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
    let own = Place(field: "administrator")
    #expect(
      try await firstDayWithout(place, [role("administrator", to: today)])
        == [.noAdministratorLeft(from: today.adding(days: 1), own)])
    // Another comes, two days late.
    #expect(
      try await firstDayWithout(
        place, [role("administrator", to: today), role("ny", from: today.adding(days: 2))])
        == [.noAdministratorLeft(from: today.adding(days: 1), own)])
    // Another comes in time, and leaves.
    #expect(
      try await firstDayWithout(
        place,
        [role("administrator", to: today), role("ny", from: today.adding(days: 1), to: today.adding(days: 9))])
        == [.noAdministratorLeft(from: today.adding(days: 10), own)])
    #expect(try await place.store.read(asOf: .now, scope: .everything) { $0.state.event } == event)
    #expect(
      try await firstDayWithout(
        place, [role("administrator", to: today), role("ny", from: today.adding(days: 1))]) == [])
  }

  @Test("Where a day without an administrator is known already, it may come later and not sooner")
  func knownEnd() async throws {
    let place = try await LoginPlace()
    let today = place.today
    _ = try await place.desk.run(PutAsItWas.self, role("administrator", to: today.adding(days: 5)).entry)
    #expect(try await firstDayWithout(place, [role("ny", to: today.adding(days: 3))]) == [])
    #expect(try await firstDayWithout(place, [role("administrator", to: today.adding(days: 9))]) == [])
    #expect(
      try await firstDayWithout(place, [role("administrator", to: today.adding(days: 8))])
        == [.noAdministratorLeft(from: today.adding(days: 9), Place(field: "administrator"))])
    place.pass(20 * 86_400)
    // Nobody is left by then: whatever is written makes it no worse.
    #expect(try await firstDayWithout(place, [role("administrator", to: today)]) == [])
  }

  @Test("Only a role for the whole board that holds is counted")
  func counted() throws {
    let today = try #require(Day("2019-05-14"))
    func first(_ holders: [RoleHolder]) -> Day? {
      ImportRoles.firstDayWithoutAdministrator(holders, from: today)
    }
    let (long, backwards) = (role("a", to: today.adding(days: 5)), role("b", from: today.adding(days: 3), to: today))
    #expect(first([]) == today)
    #expect(first([backwards.entry, long.entry]) == today.adding(days: 6))
    #expect(first([role("a").entry.withdrawn(on: today)]) == today)
    #expect(
      first([RoleHolder(person: "a", name: "", email: "", role: .administrator, unit: "E1", from: nil, to: nil)])
        == today)
    #expect(first([role("a", from: today.adding(days: 6)).entry, long.entry]) == nil)
  }

  @Test("The last account of an administrator is not ended")
  func accounts() async throws {
    let place = try await LoginPlace()
    await #expect(throws: AccessProblem.lastAdministrator("administrator")) {
      _ = try await place.desk.run(EndLogin.self, "administrator")
    }
    try await place.give("ny", .administrator)
    _ = try await place.desk.run(EndLogin.self, "administrator")
    await #expect(throws: AccessProblem.lastAdministrator("ny")) {
      _ = try await place.desk.run(EndLogin.self, "ny")
    }
  }
}

/// Stores a role as it could be before anything was asked of it.
private enum PutAsItWas: Command {
  static let name = "test.put-role"
  static let permission = Permission.manageAccess
  typealias Input = RoleHolder
  typealias Output = Void

  static func run(_ input: RoleHolder, in transaction: inout Transaction) throws {
    try transaction.put(input, id: input.id)
  }
}
