package import Kernel
import Storage

/// Somebody's role as it is written in a form, not yet looked at.
package struct RoleForm: Hashable, Sendable {
  /// As she is known when she acts.
  package var person: String
  /// What she is called.
  package var name: String
  /// Her e-mail address; empty where she has none.
  package var email: String
  /// The role, by its stored word.
  package var role: String
  /// The unit's id, or `-` for the whole board.
  package var unit: String
  /// The first day; empty for always.
  package var from: String
  /// The last day; empty while it lasts.
  package var to: String

  /// What was written.
  package init(
    person: String, name: String, email: String, role: String, unit: String, from: String, to: String
  ) {
    self.person = person
    self.name = name
    self.email = email
    self.role = role
    self.unit = unit
    self.from = from
    self.to = to
  }

  /// What it says, ready for `ImportRoles`; the places of problems are the fields' Swedish names.
  ///
  /// **Throws** `Problems` with everything that is wrong with it.
  package func draft() throws(Problems) -> StaffDraft<RoleHolder> {
    var checks = StaffFormChecks()
    checks.person(person, in: "person", called: "Användarnamn")
    checks.require(name, in: "namn", called: "Namn")
    checks.address(email, in: "epost")
    let found = StaffRole(rawValue: role)
    if checks.require(role, in: "roll", called: "Roll"), found == nil {
      checks.note(OrganisationProblem.unknownRole(role, Place(field: "roll")))
    }
    checks.require(unit, in: "enhet", called: "Var rollen gäller")
    let first = checks.day(from, in: "fran")
    let last = checks.day(to, in: "till")
    checks.order(first, last, in: "till")
    try checks.require()
    guard let found else { preconditionFailure("A role that is not known is a fault") }
    return StaffDraft(
      RoleHolder(
        person: person, name: name, email: email, role: found, unit: unit == Scope.wholeBoard ? nil : unit, from: first,
        to: last), place: Place(field: "enhet"))
  }
}
