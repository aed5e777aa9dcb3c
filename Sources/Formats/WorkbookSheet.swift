package import Kernel

/// One sheet of a workbook: its cells that hold something, row by row.
package struct WorkbookSheet: Sendable {
  /// Whether a sheet is shown.
  package enum Visibility: String, Hashable, Sendable, CaseIterable {
    /// It is shown.
    case visible
    /// It is hidden, and a user can show it.
    case hidden
    /// It is hidden, and only a program can show it.
    case veryHidden
  }

  /// One cell that holds something.
  package struct Cell: Sendable {
    /// What it holds.
    package let value: WorkbookValue
    /// Its column, from 0.
    package let column: UInt16
    /// Whether its formula takes values of another workbook.
    package let isExternal: Bool
    /// Where its formula is among the sheet's; -1 where it has none.
    let formula: Int32

    /// Whether a formula gave the value.
    package var hasFormula: Bool { formula >= 0 }
  }

  /// One row that has such cells.
  package struct Row: Sendable {
    /// Its number, from 1.
    package let number: Int
    /// Whether it is hidden, by hand or by a filter.
    package let isHidden: Bool
    /// Where its cells stand in the sheet's, in the order of their columns.
    package let cells: Range<Int>
  }

  /// How many cells a sheet may be laid out to as a table, empty ones included.
  private static let gridLimit = 30_000_000

  /// Its name.
  package let name: String
  /// Whether it is shown.
  package let visibility: Visibility
  /// The name of its part in the packed file.
  let part: String
  /// The workbook's name.
  let file: String?
  /// The block that the file says the sheet takes up, as it says it.
  package let declaredDimension: String?
  /// The block that all cells of the file lie in, empty ones with a look of their own included.
  package let storedRange: CellRange?
  /// The block that the cells with something in them lie in.
  package let usedRange: CellRange?
  /// The rows that have something in them, in order.
  package let rows: [Row]
  /// All cells that hold something, row by row.
  package let cells: [Cell]
  /// The merged blocks.
  package let merges: [CellRange]
  /// How many rows are hidden, empty ones included.
  package let hiddenRowCount: Int
  /// The hidden columns, from 0: ranges in order that neither meet nor overlap.
  package let hiddenColumns: [ClosedRange<Int>]
  let formulas: SheetFormulas

  /// The cell's formula with the equals sign, `=SUM(A1:A3)`; nil where it has none, or none that can be written out.
  package func formula(of cell: Cell, row: Int) -> String? {
    cell.hasFormula ? formulas.text(Int(cell.formula), at: CellAddress(row: row, column: Int(cell.column))) : nil
  }

  /// The cells whose formulas take values of other workbooks: how many, and the first.
  package var externalCells: (count: Int, first: CellAddress)? {
    var count = 0
    var first: CellAddress?
    for row in rows {
      for cell in cells[row.cells] where cell.isExternal {
        count += 1
        if first == nil { first = CellAddress(row: row.number, column: Int(cell.column)) }
      }
    }
    return first.map { (count, $0) }
  }

  /// A warning where cells hold values of other workbooks.
  package var warnings: [WorkbookProblem] {
    guard let (count, first) = externalCells else { return [] }
    return [.externalValues(place(first), count: count)]
  }

  /// Where a cell stands, for problems.
  package func place(_ cell: CellAddress) -> Place {
    Place(file: file, line: cell.row, column: cell.column + 1, field: name + "!" + cell.description)
  }

  /// The sheet as a table.
  ///
  /// **Throws** `WorkbookProblem.tooSparse` where cells lie so far to the right that the table would fill the memory.
  package func grid() throws(Problems) -> Grid {
    var count = 0
    for row in rows { count += row.cells.last.map { Int(cells[$0].column) + 1 } ?? 0 }
    guard count <= max(WorkbookSheet.gridLimit, cells.count * 4) else {
      let widest = rows.max { (cells[$0.cells].last?.column ?? 0) < (cells[$1.cells].last?.column ?? 0) }
      let column = widest.flatMap { cells[$0.cells].last?.column } ?? 0
      throw Problems([
        WorkbookProblem.tooSparse(place(CellAddress(row: widest?.number ?? 1, column: Int(column))))
      ])
    }
    let dense = rows.map { row in
      var line: [GridCell] = []
      line.reserveCapacity(row.cells.last.map { Int(cells[$0].column) + 1 } ?? 0)
      for cell in cells[row.cells] {
        while line.count < Int(cell.column) { line.append(.empty) }
        line.append(cell.value.gridCell)
      }
      return Grid.Row(number: row.number, cells: line, isHidden: row.isHidden)
    }
    return Grid(
      file: file, sheet: name, rows: dense,
      merges: merges.map { Grid.Merge(rows: $0.first.row...$0.last.row, columns: $0.first.column...$0.last.column) },
      hiddenColumns: Set(hiddenColumns.joined()))
  }
}
