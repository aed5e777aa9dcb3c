import Formats
package import Kernel

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
  /// The unit's id; empty for the whole board.
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
    var problems: [any Problem] = []
    if Slug(person) == nil { problems.append(OrganisationProblem.oddID(person, Place(field: "person"))) }
    if name.isEmpty { problems.append(FormatsProblem.missingValue(Place(field: "namn"), column: "namn")) }
    if !email.isEmpty, !StaffCSV.isAddress(email) {
      problems.append(OrganisationProblem.oddAddress(email, Place(field: "epost")))
    }
    let found = StaffRole(rawValue: role)
    if found == nil { problems.append(OrganisationProblem.unknownRole(role, Place(field: "roll"))) }
    func day(_ text: String, _ field: String) -> Day? {
      guard !text.isEmpty else { return nil }
      let day = Day(text)
      if day == nil { problems.append(FormatsProblem.notUnderstood(Place(field: field), text: text, expected: .day)) }
      return day
    }
    let (first, last) = (day(from, "fran"), day(to, "till"))
    if let first, let last, last < first {
      problems.append(OrganisationProblem.endsBeforeItBegins(Place(field: "till")))
    }
    guard problems.isEmpty, let found else { throw Problems(problems) }
    return StaffDraft(
      RoleHolder(
        person: person, name: name, email: email, role: found, unit: unit.isEmpty ? nil : unit, from: first, to: last),
      place: Place(field: "enhet"))
  }
}

extension RoleHolder {
  /// The same role with that last day.
  package func ending(_ day: Day) -> RoleHolder {
    RoleHolder(person: person, name: name, email: email, role: role, unit: unit, from: from, to: day)
  }
}

extension StandIn {
  /// The same stand-in with that last day.
  package func ending(_ day: Day) -> StandIn {
    StandIn(absent: absent, person: person, name: name, email: email, units: units, from: from, to: day)
  }
}
