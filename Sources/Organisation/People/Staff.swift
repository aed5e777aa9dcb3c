package import Kernel
package import Storage

/// Who has which role on a day, and who stands in for whom.
package struct Staff: Sendable {
  /// Somebody who a role falls to.
  package struct Member: Hashable, Sendable {
    /// As she is known when she acts.
    package let person: String
    /// What she is called.
    package let name: String
    /// Her e-mail address; empty where she has none.
    package let email: String
    /// Whom she stands in for, by name; nil where the role is her own.
    package let standsInFor: String?
  }

  private let holders: [RoleHolder]
  private let standIns: [StandIn]
  private let tree: UnitTree

  /// Those of the given who have their roles on the day.
  package init(_ holders: [RoleHolder], _ standIns: [StandIn], tree: UnitTree, on day: Day) {
    self.holders = holders.filter { $0.isValid(on: day) }
    self.standIns = standIns.filter { $0.isValid(on: day) }
    self.tree = tree
  }

  /// Who the role falls to for the unit, nil for the whole board: those who have it for the very unit, else for the
  /// nearest one above it, else for the board; and beside each who stands in.
  package func members(_ role: StaffRole, unit: String?) -> [Member] {
    var place = unit
    while true {
      let found = holders.filter { $0.role == role && $0.unit == place }
      if !found.isEmpty { return found.flatMap { members($0, for: unit) } }
      guard let current = place else { return [] }
      place = tree.units.first { $0.id == current }?.value.parent
    }
  }

  private func members(_ holder: RoleHolder, for unit: String?) -> [Member] {
    [Member(person: holder.person, name: holder.name, email: holder.email, standsInFor: nil)]
      + standIns.filter { holder.role.passesToStandIn && $0.absent == holder.person && covers($0, unit) }.map {
        Member(person: $0.person, name: $0.name, email: $0.email, standsInFor: holder.name)
      }
  }

  private func covers(_ standIn: StandIn, _ unit: String?) -> Bool {
    guard !standIn.units.isEmpty else { return true }
    return unit.map { unit in standIn.units.contains { tree.all(beneath: $0).contains(unit) } } ?? false
  }

  /// The name of whom the person stands in for at the unit in any role; nil where she does for nobody.
  package func standsIn(_ person: String, for unit: String) -> String? {
    for standIn in standIns where standIn.person == person && covers(standIn, unit) {
      let held = holders.filter { $0.person == standIn.absent && $0.role.passesToStandIn }
      let holder = held.first { holder in holder.unit.map { tree.all(beneath: $0).contains(unit) } ?? true }
      if let holder { return holder.name }
    }
    return nil
  }

  /// Whether the person has one of the roles for the unit, its own or as a stand-in.
  package func has(_ person: String, _ roles: [StaffRole], unit: String?) -> Bool {
    roles.contains { members($0, unit: unit).contains { $0.person == person } }
  }
}

extension BoardState {
  /// Who has which role on the day.
  package func staff(on day: Day) throws -> Staff {
    Staff(
      try all(RoleHolder.self).map(\.value), try all(StandIn.self).map(\.value), tree: try unitTree(on: day), on: day)
  }
}

extension Actor {
  /// Who acts, as roles name her: `anna` for `cli:anna`.
  package var person: String { id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? id }
}
