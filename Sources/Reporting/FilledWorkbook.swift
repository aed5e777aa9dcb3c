/// A workbook with the month's figures in its cells.
package struct FilledWorkbook: Sendable {
  /// A cell that was left empty, with what it asked for.
  package struct Gap: Hashable, Sendable {
    /// The sheet and the cell, `Rapport!C7`.
    package let cell: String
    /// What it asked for.
    package let content: String
  }

  /// The workbook.
  package let bytes: [UInt8]
  /// How many cells were filled.
  package let filled: Int
  /// The cells whose figure is missing: there is nothing to measure.
  package let gaps: [Gap]
}
