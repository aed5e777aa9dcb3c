/// What a sheet's cells hold, found by their addresses.
struct SheetContents {
  private let cells: [CellAddress: WorkbookSheet.Cell]

  init(_ sheet: WorkbookSheet) {
    var cells: [CellAddress: WorkbookSheet.Cell] = [:]
    for row in sheet.rows {
      for cell in sheet.cells[row.cells] { cells[CellAddress(row: row.number, column: Int(cell.column))] = cell }
    }
    self.cells = cells
  }

  /// The cell there; nil where there is nothing.
  subscript(cell: CellAddress) -> WorkbookSheet.Cell? { cells[cell] }
}
