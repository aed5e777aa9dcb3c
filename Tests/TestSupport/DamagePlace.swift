/// A column of a table of a store, as tests alter single bytes in it.
package struct DamagePlace: Hashable, Sendable, CustomStringConvertible {
  /// Columns whose bytes no hash covers, and why that is no loss. What is not named here must be found.
  package static let uncovered = [
    "tenant.tenant": "the board's number stands outside the chain",
    "tenant.name": "the board's name stands outside the chain; an anchor holds it",
    "working_data.": "working data stands outside the chain and is never the source of a figure",
  ]

  package let table: String
  package let column: String

  package init(table: String, column: String) {
    self.table = table
    self.column = column
  }

  package var description: String { table + "." + column }

  /// Whether an altered byte must be found, or be harmless where `isIdle` says so.
  package var isCovered: Bool { !DamagePlace.uncovered.keys.contains { description.hasPrefix($0) } }

  /// Whether nothing is read through the column: the number that a segment without rows is kept under leads nowhere
  /// any more.
  package func isIdle(afterDisposal: Bool) -> Bool { afterDisposal && description == "segment.number" }
}
