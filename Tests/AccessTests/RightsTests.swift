import Foundation
import Kernel
import Organisation
import Storage
import Testing

@testable import Access

private func grants(_ place: LoginPlace, _ person: String, on day: Day? = nil) async throws -> Grants {
  let day = day ?? place.today
  return try await place.store.read(asOf: .now, scope: .everything) { try $0.state.grants(of: person, on: day) }
}

private let manager = RoleRights.permissions(.unitManager)

@Test("A unit's manager has her rights for the unit and what lies beneath, and nowhere else")
func unitManager() async throws {
  let place = try await LoginPlace()
  #expect(try await grants(place, "chef-e1") == Grants(manager, scope: .units(["E1"])))
  #expect(try await grants(place, "chef-a") == Grants(manager, scope: .units(["A", "A1"])))
  #expect(try await grants(place, "controller") == Grants(RoleRights.permissions(.controller), scope: .everything))
  #expect(try await grants(place, "ingen") == .none)
  #expect(try await grants(place, "chef") == .none)
  #expect(try await grants(place, "") == .none)
}

@Test("A role gives rights from its first day to its last")
func days() async throws {
  let place = try await LoginPlace()
  let day = place.today
  try await place.give("ny", .planner, from: day.adding(days: 2), to: day.adding(days: 4))
  let planner = Grants(RoleRights.permissions(.planner), scope: .everything)
  for (offset, expected) in [(1, .none), (2, planner), (4, planner), (5, .none)] as [(Int, Grants)] {
    #expect(try await grants(place, "ny", on: day.adding(days: offset)) == expected)
  }
}

@Test("Several roles are held together, each where it is held")
func several() async throws {
  let place = try await LoginPlace()
  try await place.give("chef-e1", .planner)
  try await place.give("chef-e1", .unitManager, "A")
  let both = try await grants(place, "chef-e1")
  #expect(both.scope(of: .forecast) == .units(["E1", "A", "A1"]))
  #expect(both.scope(of: .write) == .everything)
  #expect(both.scope(of: .read) == .everything)
  #expect(both.scope(of: .readConfidential) == .units(["E1", "A", "A1"]))
  // What the whole board shows holds nothing that is confidential for her.
  #expect(!both.permissions(over: .everything).contains(.readConfidential))
}

@Test("A stand-in has the rights on exactly the days and for exactly the units")
func standsIn() async throws {
  let place = try await LoginPlace()
  let day = place.today
  try await place.standIn("chef-e2", for: "chef-a", units: ["A1"], from: day, to: day.adding(days: 3))
  let own = Grants(manager, scope: .units(["E2"]))
  let taken = Grants(manager, scope: .units(["E2", "A1"]))
  for (offset, expected) in [(-1, own), (0, taken), (3, taken), (4, own)] as [(Int, Grants)] {
    #expect(try await grants(place, "chef-e2", on: day.adding(days: offset)) == expected)
  }
  // A unit that the absent person does not answer for gives nothing; without units all of hers.
  try await place.standIn("vikarie", for: "chef-a", units: ["E1"], from: day, to: day)
  #expect(try await grants(place, "vikarie") == .none)
  try await place.standIn("vikarie-2", for: "chef-a", from: day, to: day)
  #expect(try await grants(place, "vikarie-2") == Grants(manager, scope: .units(["A", "A1"])))
  // A controller of the board lends what she has for a unit alone.
  try await place.standIn("vikarie-3", for: "controller", units: ["E1"], from: day, to: day)
  #expect(
    try await grants(place, "vikarie-3") == Grants(RoleRights.permissions(.controller), scope: .units(["E1"])))
}

@Test("What a stand-in lends nobody stands in for, and who sees to rights lends none")
func lendsNothing() async throws {
  let place = try await LoginPlace()
  let day = place.today
  try await place.standIn("b", for: "chef-e1", from: day, to: day)
  try await place.standIn("c", for: "b", from: day, to: day)
  #expect(try await grants(place, "c") == .none)
  for absent in ["administrator", "ledamot", "revisor"] {
    try await place.standIn("d", for: absent, from: day, to: day)
    #expect(try await grants(place, "d") == .none)
  }
  // The absent person's role must hold on the day.
  try await place.give("slutat", .controller, to: day.adding(days: -1))
  try await place.standIn("e", for: "slutat", from: day, to: day)
  #expect(try await grants(place, "e") == .none)
}

@Test("No role may write or lock more than it reads")
func readsWhatItWrites() {
  let writes: Set<Permission> = [
    .administer, .importFacts, .budget, .forecast, .adjustForecast, .decideForecast, .write, .report, .review, .dispose,
  ]
  for role in StaffRole.allCases {
    let held = RoleRights.permissions(role)
    #expect(held.isDisjoint(with: writes) || held.contains(.read), "\(role)")
    #expect(held.contains(.readLocked), "\(role)")
  }
  for role in [StaffRole.auditor, .boardMember] { #expect(RoleRights.permissions(role).isDisjoint(with: writes)) }
  #expect(!RoleRights.permissions(.administrator).contains(.readConfidential))
  // Who gives rights brings in no figures and makes no reports, and nobody else gives rights.
  #expect(StaffRole.allCases.filter { RoleRights.permissions($0).contains(.manageAccess) } == [.administrator])
  // Every permission is somebody's.
  #expect(
    StaffRole.allCases.reduce(into: Set<Permission>()) { $0.formUnion(RoleRights.permissions($1)) }
      == Set(Permission.allCases))
}

@Test("Rights that were looked up are looked up anew at a new event and on a new day")
func lookedUpAnew() async throws {
  let place = try await LoginPlace()
  try await place.give("ny", .planner, to: place.today)
  #expect(try await place.logins.rights(of: "ny")?.grants.permissions.contains(.budget) == false)
  try await place.give("ny", .controller)
  #expect(try await place.logins.rights(of: "ny")?.grants.permissions.contains(.budget) == true)
  #expect(try await place.logins.rights(of: "ny")?.roles.count == 2)
  place.pass(86_400)
  #expect(try await place.logins.rights(of: "ny")?.roles.map(\.role) == [.controller])
}

@Test("Names that differ by capitals alone are told apart by them")
func capitals() async throws {
  let place = try await LoginPlace()
  try await place.give("Anna", .planner)
  func person(_ name: String) async throws -> String? {
    try await place.store.read(asOf: .now, scope: .everything) { try $0.state.person(named: name) }
  }
  #expect(try await person("anna") == "Anna")
  try await place.give("anna", .planner)
  #expect(try await person("anna") == "anna")
  #expect(try await person("Anna") == "Anna")
  #expect(try await person("ANNA") == nil)
  #expect(try await person("ann") == nil)
}

@Test("The page on rights has the table that holds")
func page() throws {
  let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let page = try String(contentsOf: folder.appending(path: "docs/concepts/rights.md"), encoding: .utf8)
  let titles = StaffRole.allCases.sorted { columns[$0, default: 9] < columns[$1, default: 9] }.map(\.title)
  #expect(page.contains("| permission | " + titles.joined(separator: " | ") + " |"))
  for permission in Permission.allCases {
    let cells = StaffRole.allCases.sorted { columns[$0, default: 9] < columns[$1, default: 9] }
      .map { RoleRights.permissions($0).contains(permission) ? "ja" : "–" }
    #expect(page.contains("| `\(permission.rawValue)` | " + cells.joined(separator: " | ") + " |"))
  }
}

/// Where the roles stand on the page.
private let columns: [StaffRole: Int] = [
  .unitManager: 1, .controller: 2, .planner: 3, .director: 4, .secretary: 5, .administrator: 6, .boardMember: 7,
  .auditor: 8,
]
