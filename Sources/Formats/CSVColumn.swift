/// A column that a reader asks for, by the names it may have in a header.
package struct CSVColumn: Hashable, Sendable {
  /// The accepted names, the best first; compared without regard to case and to spaces around them.
  package let names: [String]
  /// Whether a file without it is refused.
  package let isRequired: Bool

  /// A column called any of the names.
  package init(_ names: String..., isRequired: Bool = true) {
    self.init(names: names, isRequired: isRequired)
  }

  /// A column called any of the names; at least one.
  package init(names: [String], isRequired: Bool = true) {
    precondition(!names.isEmpty, "A column has a name")
    self.names = names
    self.isRequired = isRequired
  }
}
