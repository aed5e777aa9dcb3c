import Kernel
import Organisation
import Storage
import Testing

@testable import Access

/// Roles and stand-ins that are ended, as rights see them.
struct EndedStaffTests {
  private func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

  @Test("No role or stand-in is stored that ends before it begins, and nothing of the same lot with it")
  func backwards() async throws {
    let place = try await LoginPlace()
    let event = try await place.store.read(asOf: .now, scope: .everything) { $0.state.event }
    func role(_ person: String, to: Day) -> StaffDraft<RoleHolder> {
      StaffDraft(
        RoleHolder(
          person: person, name: "", email: "", role: .planner, unit: nil, from: day("2019-06-01"), to: to),
        place: Place(field: person))
    }
    let roles = [role("a", to: day("2019-06-01")), role("b", to: day("2019-05-31"))]
    let faults = await #expect(throws: Problems.self) { _ = try await place.desk.run(ImportRoles.self, roles) }
    #expect(faults?.all.map(\.code) == ["organisation.ends-before-it-begins"] && faults?.all[0].place.field == "b")
    let standIn = StandIn(
      absent: "chef-e1", person: "a", name: "", email: "", units: [], from: day("2019-06-01"), to: day("2019-05-31"))
    let fault = await #expect(throws: Problems.self) {
      _ = try await place.desk.run(ImportStandIns.self, [StaffDraft(standIn, place: Place())])
    }
    #expect(fault?.all.map(\.code) == ["organisation.ends-before-it-begins"])
    #expect(try await place.store.read(asOf: .now, scope: .everything) { $0.state.event } == event)
  }

  @Test("A role that was taken back never gives rights, and gives them when it is given anew")
  func withdrawn() async throws {
    let place = try await LoginPlace()
    let from = place.today.adding(days: 10)
    let holder = RoleHolder(
      person: "ny", name: "Ny", email: "", role: .planner, unit: nil, from: from, to: nil)
    _ = try await place.desk.run(ImportRoles.self, [StaffDraft(holder, place: Place())])
    let ended = try #require(holder.ended(on: place.today))
    _ = try await place.desk.run(ImportRoles.self, [StaffDraft(ended, place: Place(), base: 1)])
    place.pass(20 * 86_400)
    #expect(try await place.logins.rights(of: "ny") == nil)
    _ = try await place.desk.run(ImportRoles.self, [StaffDraft(holder, place: Place())])
    #expect(try await place.logins.rights(of: "ny") != nil)
  }

  @Test("A role that was changed meanwhile is not changed by who saw it before")
  func changedMeanwhile() async throws {
    let place = try await LoginPlace()
    try await place.give("ny", .planner, from: day("2019-01-01"))
    try await place.give("ny", .planner, from: day("2019-01-01"), to: day("2019-12-31"))
    let holder = RoleHolder(
      person: "ny", name: "NY", email: "", role: .planner, unit: nil, from: day("2019-01-01"), to: day("2019-06-30"))
    await #expect(throws: StorageProblem.self) {
      _ = try await place.desk.run(ImportRoles.self, [StaffDraft(holder, place: Place(), base: 1)])
    }
    _ = try await place.desk.run(ImportRoles.self, [StaffDraft(holder, place: Place(), base: 2)])
  }
}
