import Kernel
package import Storage

/// A statement (*uppställning*): lines over codings, in print order. A full statement covers every used combination of
/// codes exactly once.
package struct Statement: RecordKind, Hashable {
  package static let kind = "statement"
  package static let tag = "statement/1"
  package static let terms = KindTerms("uppställning", "uppställningar")
  /// The id of the operating statement.
  package static let drift = "drift"
  /// The id of the investment statement.
  package static let investments = "investering"

  /// What a line is.
  package enum LineKind: String, Hashable, Sendable, Codable {
    /// A leaf with rules of its own.
    case leaf
    /// The sum of the lines beneath it.
    case sum
    /// A leaf that is filled from budget frames instead of postings.
    case frame
    /// A heading without figures.
    case heading
  }

  /// One line.
  package struct Line: Hashable, Sendable, Codable {
    /// The line's id, unique in the statement and safe in a URL.
    package let id: String
    /// The line's name.
    package let name: String
    /// The sum that it counts in; nil for the last sum.
    package let parent: String?
    /// What it is.
    package let kind: LineKind
    /// A posting belongs to the leaf where it matches any of these.
    package let rules: [FactSelection]

    /// A line.
    package init(id: String, name: String, parent: String?, kind: LineKind, rules: [FactSelection]) {
      self.id = id
      self.name = name
      self.parent = parent
      self.kind = kind
      self.rules = rules
    }
  }

  /// The statement's name; the heading over its table.
  package let name: String
  /// Where any are given, only codings that match one of these belong to the statement.
  package let selection: [FactSelection]
  /// Codings that match one of these lie outside the statement: balance, investments, internal items.
  package let outside: [FactSelection]
  /// The lines in print order.
  package let lines: [Line]

  /// A statement.
  package init(name: String, selection: [FactSelection], outside: [FactSelection], lines: [Line]) {
    self.name = name
    self.selection = selection
    self.outside = outside
    self.lines = lines
  }

  /// The indices of the leaves, postings and frames alike, that count in the line.
  package func leaves(under index: Int) -> [Int] {
    let line = lines[index]
    if line.kind != .sum { return line.kind == .heading ? [] : [index] }
    return lines.indices.filter { lines[$0].parent == line.id }.flatMap { leaves(under: $0) }
  }

  /// The lines that the sum adds directly.
  package func children(of index: Int) -> [Int] {
    lines[index].kind == .sum ? lines.indices.filter { lines[$0].parent == lines[index].id } : []
  }
}
