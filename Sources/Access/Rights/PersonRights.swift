package import Kernel
package import Organisation
package import Storage

/// What a person may do on a day, and by which roles.
package struct PersonRights: Hashable, Sendable {
  /// A role that gives rights.
  package struct Held: Hashable, Sendable {
    /// The role.
    package let role: StaffRole
    /// The unit that it is held for; nil for the whole board.
    package let unit: String?
    /// Whom the person stands in for, by name; nil where the role is her own.
    package let standsInFor: String?

    /// The role as people read it: what, where and for whom.
    package var text: String {
      role.title + (unit.map { " " + $0 } ?? "") + (standsInFor.map { ", som ställföreträdare för " + $0 } ?? "")
    }
  }

  /// Who, as she is known when she acts.
  package let person: String
  /// What she is called.
  package let name: String
  /// The roles, her own first.
  package let roles: [Held]
  /// What they allow together.
  package let grants: Grants

  /// The person as somebody who acts.
  package var actor: Actor { Actor(id: person, grants: grants) }
}

extension BoardState {
  /// What the person may do on the day; nil where she has no role then and stands in for nobody.
  package func rights(of person: String, on day: Day) throws -> PersonRights? {
    let own = try holders(person, on: day)
    let standIns = try all(StandIn.self) { id in
      let parts = id.split(separator: "/")
      return parts.count == 3 && parts[1] == person
    }.map(\.value).filter { $0.isValid(on: day) && $0.person == person }
    let taken = try standIns.flatMap { standIn in
      try holders(standIn.absent, on: day).filter(\.role.passesToStandIn).map { ($0, standIn) }
    }
    guard let name = own.first?.name ?? standIns.first?.name, !own.isEmpty || !taken.isEmpty else { return nil }
    let tree = try unitTree(on: day)
    var grants = Grants()
    var roles: [PersonRights.Held] = []
    func add(_ held: PersonRights.Held, _ scope: Scope) {
      roles.append(held)
      grants = grants.union(Grants(RoleRights.permissions(held.role), scope: scope))
    }
    for holder in own {
      add(.init(role: holder.role, unit: holder.unit, standsInFor: nil), tree.scope(of: holder.unit))
    }
    for (holder, standIn) in taken {
      let scope = tree.scope(of: holder.unit)
      let held = PersonRights.Held(role: holder.role, unit: holder.unit, standsInFor: holder.name)
      guard !standIn.units.isEmpty else {
        add(held, scope)
        continue
      }
      for unit in standIn.units {
        let narrowed = scope.intersection(tree.scope(of: unit))
        if narrowed != .nothing { add(.init(role: held.role, unit: unit, standsInFor: holder.name), narrowed) }
      }
    }
    return roles.isEmpty ? nil : PersonRights(person: person, name: name, roles: roles, grants: grants)
  }

  /// What the person may do on the day, and where; nothing where she has no role then.
  package func grants(of person: String, on day: Day) throws -> Grants {
    try rights(of: person, on: day)?.grants ?? .none
  }

  /// The person whom somebody means who types the name: capitals do not matter where they tell nobody apart.
  package func person(named name: String) throws -> String? {
    let typed = name.lowercased()
    func means(_ person: Substring?) -> Bool { person.map { $0.lowercased() == typed } ?? false }
    let holders = try all(RoleHolder.self) { means($0.split(separator: "/").first) }.map(\.value.person)
    let standIns = try all(StandIn.self) { id in
      let parts = id.split(separator: "/")
      return parts.count == 3 && means(parts[1])
    }.map(\.value.person)
    let found = Set(holders + standIns)
    return found.contains(name) ? name : found.count == 1 ? found.first : nil
  }

  private func holders(_ person: String, on day: Day) throws -> [RoleHolder] {
    try all(RoleHolder.self) { $0.hasPrefix(person + "/") }.map(\.value)
      .filter { $0.person == person && $0.isValid(on: day) }
  }
}

extension UnitTree {
  /// The unit and all beneath it; the whole board for nil.
  fileprivate func scope(of unit: String?) -> Scope { unit.map { .units(all(beneath: $0)) } ?? .everything }
}
