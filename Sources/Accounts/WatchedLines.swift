package import Storage

/// The watched lines (*bevakningsrader*): they may overlap and are never summed with other lines.
/// There is one record of this kind, `watched`.
package struct WatchedLines: RecordKind, Hashable {
  package static let kind = "watched-lines"
  package static let tag = "watched-lines/1"
  package static let terms = KindTerms("bevakningsrader", "bevakningsrader", aliases: ["watched"])
  /// The id of the one record.
  package static let id = "watched"

  /// The lines in print order.
  package let lines: [NamedSelection]

  /// These lines.
  package init(lines: [NamedSelection]) { self.lines = lines }
}
