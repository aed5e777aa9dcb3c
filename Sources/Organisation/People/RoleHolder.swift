package import Kernel
package import Storage

/// Somebody who has a role for a unit or for the whole board, for some time. The id is the person, the role and the
/// unit, `chef-e230/unit-manager/E230`.
package struct RoleHolder: RecordKind, Hashable {
  package static let kind = "role-holder"
  package static let tag = "role-holder/2"
  package static let upcasters = [Upcaster(from: "role-holder/1", to: "role-holder/2") { $0 }]
  package static let terms = KindTerms("rollinnehavare", "rollinnehavare", aliases: ["role", "roles"]) { id in
    let unit = id.split(separator: "/").last.map(String.init)
    return unit == Scope.wholeBoard ? nil : unit
  }

  /// Who, as she is known when she acts.
  package let person: String
  /// What she is called.
  package let name: String
  /// Her e-mail address; empty where she has none.
  package let email: String
  /// The role.
  package let role: StaffRole
  /// The unit; nil for the whole board.
  package let unit: String?
  /// The first day; nil for always.
  package let from: Day?
  /// The last day; nil while it lasts.
  package let to: Day?
  /// The day that the role was taken back, before it began; nil where it was not.
  package let withdrawn: Day?

  /// Somebody in a role.
  package init(
    person: String, name: String, email: String, role: StaffRole, unit: String?, from: Day?, to: Day?,
    withdrawn: Day? = nil
  ) {
    self.person = person
    self.name = PersonalNumbers.masked(name).text
    self.email = email
    self.role = role
    self.unit = unit
    self.from = from
    self.to = to
    self.withdrawn = withdrawn
  }

  /// The record's id.
  package var id: String { person + "/" + role.rawValue + "/" + (unit ?? Scope.wholeBoard) }
}

extension RoleHolder: StaffEntry {
  package var namedUnits: [String] { unit.map { [$0] } ?? [] }
  package var firstDay: Day? { from }
  package var lastDay: Day? { to }

  /// The same role with that last day.
  package func ending(_ day: Day) -> RoleHolder {
    RoleHolder(person: person, name: name, email: email, role: role, unit: unit, from: from, to: day)
  }

  /// The same role, taken back on the day.
  package func withdrawn(on day: Day) -> RoleHolder {
    RoleHolder(person: person, name: name, email: email, role: role, unit: unit, from: from, to: to, withdrawn: day)
  }
}
