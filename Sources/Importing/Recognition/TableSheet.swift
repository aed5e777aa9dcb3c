package import Formats
package import Kernel

/// A sheet that a table may stand on.
package struct TableSheet: Sendable {
  /// Where a cell stands.
  package struct Spot: Hashable, Sendable {
    let row: Int
    let column: Int

    /// The cell of that row's number, from 1, and that column, from 0.
    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Its cells.
  package let grid: Grid
  /// Whether the workbook hides it.
  package let isHidden: Bool

  /// How many cells take their values from another workbook, and the first; nil where none does.
  let external: (count: Int, first: Place)?
  /// The cells whose formulas were saved without a value.
  let unsaved: Set<Spot>

  /// A sheet with those cells.
  package init(
    _ grid: Grid, isHidden: Bool = false, external: (count: Int, first: Place)? = nil,
    unsaved: Set<Spot> = []
  ) {
    self.grid = grid
    self.isHidden = isHidden
    self.external = external
    self.unsaved = unsaved
  }

  /// What it is called in a Swedish sentence.
  var name: String { grid.sheet ?? grid.file ?? "" }
}
