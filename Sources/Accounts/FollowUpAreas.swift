package import Storage

/// The follow-up areas (*uppföljningsområden*): disjoint; a remainder that is not listed here completes them.
/// There is one record of this kind, `areas`: that they are disjoint is a promise about all of them.
package struct FollowUpAreas: RecordKind, Hashable {
  package static let kind = "follow-up-areas"
  package static let tag = "follow-up-areas/1"
  package static let terms = KindTerms("uppföljningsområden", "uppföljningsområden", aliases: ["areas", "områden"])
  /// The id of the one record.
  package static let id = "areas"
  /// The id of the remainder, in keys and tables.
  package static let remainder = "ovrigt"

  /// The areas in print order.
  package let areas: [NamedSelection]

  /// These areas.
  package init(areas: [NamedSelection]) { self.areas = areas }
}
