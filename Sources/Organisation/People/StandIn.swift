package import Kernel
package import Storage

/// Somebody who does another's part for some time, in her own name. The id is the absent person, the stand-in and the
/// first day.
package struct StandIn: RecordKind, Hashable {
  package static let kind = "stand-in"
  package static let tag = "stand-in/2"
  package static let upcasters = [Upcaster(from: "stand-in/1", to: "stand-in/2") { $0 }]
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
  /// The day that it was taken back, before it began; nil where it was not.
  package let withdrawn: Day?

  /// A stand-in.
  package init(
    absent: String, person: String, name: String, email: String, units: [String], from: Day, to: Day,
    withdrawn: Day? = nil
  ) {
    self.absent = absent
    self.person = person
    self.name = PersonalNumbers.masked(name).text
    self.email = email
    self.units = units
    self.from = from
    self.to = to
    self.withdrawn = withdrawn
  }

  /// The record's id.
  package var id: String { absent + "/" + person + "/" + from.description }
}

extension StandIn: StaffEntry {
  package var namedUnits: [String] { units }
  package var firstDay: Day? { from }
  package var lastDay: Day? { to }

  /// The same stand-in with that last day.
  package func ending(_ day: Day) -> StandIn {
    StandIn(absent: absent, person: person, name: name, email: email, units: units, from: from, to: day)
  }

  /// The same stand-in, taken back on the day.
  package func withdrawn(on day: Day) -> StandIn {
    StandIn(
      absent: absent, person: person, name: name, email: email, units: units, from: from, to: to, withdrawn: day)
  }
}
