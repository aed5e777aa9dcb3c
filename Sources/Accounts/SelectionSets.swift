import Kernel
package import Storage

/// A named selection over all coding parts.
package struct NamedSelection: Hashable, Sendable, Codable {
  /// The id, safe in a URL.
  package let id: String
  /// The name.
  package let name: String
  /// A posting belongs where it matches any of these.
  package let rules: [FactSelection]

  /// A selection called `name`.
  package init(id: String, name: String, rules: [FactSelection]) {
    self.id = id
    self.name = name
    self.rules = rules
  }
}

/// The follow-up areas (*uppföljningsområden*): disjoint; a remainder that is not listed here completes them.
/// There is one record of this kind, `areas`: that they are disjoint is a promise about all of them.
package struct FollowUpAreas: RecordKind, Hashable {
  package static let kind = "follow-up-areas"
  package static let tag = "follow-up-areas/1"
  /// The id of the one record.
  package static let id = "areas"
  /// The id of the remainder, in keys and tables.
  package static let remainder = "ovrigt"

  /// The areas in print order.
  package let areas: [NamedSelection]

  /// These areas.
  package init(areas: [NamedSelection]) { self.areas = areas }
}

/// The watched lines (*bevakningsrader*): they may overlap and are never summed with other lines.
/// There is one record of this kind, `watched`.
package struct WatchedLines: RecordKind, Hashable {
  package static let kind = "watched-lines"
  package static let tag = "watched-lines/1"
  /// The id of the one record.
  package static let id = "watched"

  /// The lines in print order.
  package let lines: [NamedSelection]

  /// These lines.
  package init(lines: [NamedSelection]) { self.lines = lines }
}
