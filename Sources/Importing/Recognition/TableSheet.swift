package import Formats
package import Kernel

/// A sheet that a table may stand on.
package struct TableSheet: Sendable {
  /// Its cells.
  package let grid: Grid
  /// Whether the workbook hides it.
  package let isHidden: Bool

  /// How many cells take their values from another workbook, and the first; nil where none does.
  let external: (count: Int, first: Place)?

  /// A sheet with those cells.
  package init(_ grid: Grid, isHidden: Bool = false, external: (count: Int, first: Place)? = nil) {
    self.grid = grid
    self.isHidden = isHidden
    self.external = external
  }

  /// What it is called in a Swedish sentence.
  var name: String { grid.sheet ?? grid.file ?? "" }
}
