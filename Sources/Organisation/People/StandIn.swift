package import Kernel
package import Storage

/// Somebody who does another's part for some time, in her own name. The id is the absent person, the stand-in and the
/// first day.
package struct StandIn: RecordKind, Hashable {
  package static let kind = "stand-in"
  package static let tag = "stand-in/1"
  package static let terms = KindTerms("ställföreträdare", "ställföreträdare", aliases: ["stand-ins"])

  /// Whose part it is.
  package let absent: String
  /// Who does it, as she is known when she acts.
  package let person: String
  /// What she is called.
  package let name: String
  /// Her e-mail address; empty where she has none.
  package let email: String
  /// The units that she does it for; empty for all of the absent person's.
  package let units: [String]
  /// The first day.
  package let from: Day
  /// The last day.
  package let to: Day

  /// A stand-in.
  package init(
    absent: String, person: String, name: String, email: String, units: [String], from: Day, to: Day
  ) {
    self.absent = absent
    self.person = person
    self.name = PersonalNumbers.masked(name).text
    self.email = email
    self.units = units
    self.from = from
    self.to = to
  }

  /// The record's id.
  package var id: String { absent + "/" + person + "/" + from.description }

  /// Whether she stands in on the day.
  package func isValid(on day: Day) -> Bool { from <= day && day <= to }
}
