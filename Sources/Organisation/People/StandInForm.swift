import Formats
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
  /// The units' ids, with commas or spaces between; empty for all of the absent person's.
  package var units: String
  /// The first day.
  package var from: String
  /// The last day.
  package var to: String

  /// What was written.
  package init(
    absent: String, person: String, name: String, email: String, units: String, from: String, to: String
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
    var problems: [any Problem] = []
    for (text, field) in [(absent, "for"), (person, "ersattare")] where Slug(text) == nil {
      problems.append(OrganisationProblem.oddID(text, Place(field: field)))
    }
    if name.isEmpty { problems.append(FormatsProblem.missingValue(Place(field: "ersattarens-namn"), column: "namn")) }
    if !email.isEmpty, !StaffCSV.isAddress(email) {
      problems.append(OrganisationProblem.oddAddress(email, Place(field: "ersattarens-epost")))
    }
    func day(_ text: String, _ field: String, _ column: String) -> Day? {
      let place = Place(field: field)
      if text.isEmpty {
        problems.append(FormatsProblem.missingValue(place, column: column))
        return nil
      }
      let day = Day(text)
      if day == nil { problems.append(FormatsProblem.notUnderstood(place, text: text, expected: .day)) }
      return day
    }
    let (first, last) = (day(from, "ersatter-fran", "från"), day(to, "ersatter-till", "till"))
    if let first, let last, last < first {
      problems.append(OrganisationProblem.endsBeforeItBegins(Place(field: "ersatter-till")))
    }
    guard problems.isEmpty, let first, let last else { throw Problems(problems) }
    return StaffDraft(
      StandIn(
        absent: absent, person: person, name: name, email: email,
        units: units.split { $0 == "," || $0.isWhitespace }.map(String.init), from: first, to: last),
      place: Place(field: "enheter"))
  }
}
