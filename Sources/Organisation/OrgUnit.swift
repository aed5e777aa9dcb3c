package import Kernel
package import Storage

/// An organisational unit and the responsibility codes that it answers for.
package struct OrgUnit: RecordKind, Hashable {
  package static let kind = "org-unit"
  package static let tag = "org-unit/1"
  package static let terms = KindTerms("enhet", "enheter", aliases: ["unit", "units"]) { $0 }

  /// The unit's name.
  package let name: String
  /// The level's name in this municipality: *avdelning*, *enhet* …
  package let level: String
  /// The id of the unit above; nil at the top.
  package let parent: String?
  /// The responsibility codes; empty for units that only hold others.
  package let responsibilities: [CodeRange]
  /// The first day the unit exists; nil for always.
  package let validFrom: Day?
  /// The last day the unit exists; nil while it does.
  package let validTo: Day?
  /// Its place in lists.
  package let order: Int

  /// A unit.
  package init(
    name: String, level: String, parent: String?, responsibilities: [CodeRange], validFrom: Day?, validTo: Day?,
    order: Int
  ) {
    self.name = name
    self.level = level
    self.parent = parent
    self.responsibilities = responsibilities
    self.validFrom = validFrom
    self.validTo = validTo
    self.order = order
  }

  /// Whether the unit exists on the day.
  package func isValid(on day: Day) -> Bool {
    validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true
  }
}

extension BoardState {
  /// The units that exist on the day, in their order.
  package func units(on day: Day) throws -> [Versioned<OrgUnit>] {
    try all(OrgUnit.self).filter { $0.value.isValid(on: day) }
      .sorted { ($0.value.order, $0.id) < ($1.value.order, $1.id) }
  }
}
