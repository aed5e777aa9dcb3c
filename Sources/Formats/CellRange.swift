/// A block of cells: `A1:F20`.
package struct CellRange: Hashable, Sendable, CustomStringConvertible {
  /// The first cell, at the upper left.
  package private(set) var first: CellAddress
  /// The last cell, at the lower right.
  package private(set) var last: CellAddress

  /// The block of one cell.
  package init(_ cell: CellAddress) {
    first = cell
    last = cell
  }

  /// The block that the text names, as `A1:F20` or `C7`; nil where it names none.
  package init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false).map { CellAddress(String($0)) }
    guard let first = corners.first.flatMap({ $0 }), corners.count <= 2, let last = corners.last.flatMap({ $0 }) else {
      return nil
    }
    self.init(first)
    include(last)
  }

  /// Grows the block so that it holds the cell.
  package mutating func include(_ cell: CellAddress) {
    first = CellAddress(row: min(first.row, cell.row), column: min(first.column, cell.column))
    last = CellAddress(row: max(last.row, cell.row), column: max(last.column, cell.column))
  }

  /// Whether the cell lies in the block.
  package func contains(_ cell: CellAddress) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }

  package var description: String { first == last ? first.description : first.description + ":" + last.description }
}
