package import Kernel

/// A stand-in as she is written in a form, not yet looked at.
package struct StandInForm: Hashable, Sendable {
  /// Whose part she does, as that person is known when she acts.
  package var absent: String
  /// As the stand-in is known when she acts.
  package var person: String
  /// What she is called.
  package var name: String
  /// Her e-mail address; empty where she has none.
  package var email: String
  /// The units' ids; none for all of the absent person's.
  package var units: [String]
  /// The first day.
  package var from: String
  /// The last day.
  package var to: String

  /// What was written.
  package init(
    absent: String, person: String, name: String, email: String, units: [String], from: String, to: String
  ) {
    self.absent = absent
    self.person = person
    self.name = name
    self.email = email
    self.units = units
    self.from = from
    self.to = to
  }

  /// What it says, ready for `ImportStandIns`; the places of problems are the fields' Swedish names.
  ///
  /// **Throws** `Problems` with everything that is wrong with it.
  package func draft() throws(Problems) -> StaffDraft<StandIn> {
    var checks = StaffFormChecks()
    checks.person(absent, in: "for", called: "Vem som är borta")
    checks.person(person, in: "ersattare", called: "Ställföreträdarens användarnamn")
    checks.require(name, in: "ersattarens-namn", called: "Ställföreträdarens namn")
    checks.address(email, in: "ersattarens-epost")
    checks.require(from, in: "ersatter-fran", called: "Första dagen")
    checks.require(to, in: "ersatter-till", called: "Sista dagen")
    let first = checks.day(from, in: "ersatter-fran")
    let last = checks.day(to, in: "ersatter-till")
    checks.order(first, last, in: "ersatter-till")
    try checks.require()
    guard let first, let last else { preconditionFailure("A day that is not known is a fault") }
    return StaffDraft(
      StandIn(absent: absent, person: person, name: name, email: email, units: units, from: first, to: last),
      place: Place(field: "enheter"))
  }
}
