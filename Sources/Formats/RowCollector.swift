/// Gathers a sheet's cells and puts them in order, which nearly every file has them in already.
struct RowCollector {
  private var cells: [WorkbookSheet.Cell] = []
  /// The rows as they came: their numbers and where their cells begin.
  private var starts: [(row: Int, cell: Int)] = []
  private var isInOrder = true

  mutating func add(_ cell: WorkbookSheet.Cell, row: Int) {
    if let last = starts.last, last.row == row {
      if let before = cells.last, before.column >= cell.column { isInOrder = false }
    } else {
      if let last = starts.last, last.row > row { isInOrder = false }
      starts.append((row, cells.count))
    }
    cells.append(cell)
  }

  /// The rows and their cells in order.
  ///
  /// **Throws** where two cells have the same address: programs do not agree on which of them counts.
  consuming func finish(hidden: Set<Int>) throws(SheetFault) -> ([WorkbookSheet.Row], [WorkbookSheet.Cell]) {
    if !isInOrder { try sort() }
    var rows: [WorkbookSheet.Row] = []
    rows.reserveCapacity(starts.count)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].cell : cells.count
      rows.append(
        WorkbookSheet.Row(number: start.row, isHidden: hidden.contains(start.row), cells: start.cell..<end))
    }
    return (rows, cells)
  }

  private mutating func sort() throws(SheetFault) {
    var keyed: [(key: Int, cell: Int)] = []
    keyed.reserveCapacity(cells.count)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].cell : cells.count
      for cell in start.cell..<end { keyed.append((start.row << 16 | Int(cells[cell].column), cell)) }
    }
    keyed.sort { ($0.key, $0.cell) < ($1.key, $1.cell) }
    var sorted: [WorkbookSheet.Cell] = []
    starts.removeAll()
    var previous = -1
    for (key, cell) in keyed {
      if key == previous {
        let address = CellAddress(row: key >> 16, column: key & 0xFFFF)
        throw .contradiction("cellen \(address) finns två gånger")
      }
      if starts.last?.row != key >> 16 { starts.append((key >> 16, sorted.count)) }
      sorted.append(cells[cell])
      previous = key
    }
    cells = sorted
  }
}
