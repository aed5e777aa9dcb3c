import Formats
package import Importing
package import Kernel

/// The sheets of cells that a ledger file holds, whatever its format.
package enum LedgerSheets {
  /// What a workbook's sheets are called that can be seen; none of other files.
  ///
  /// **Throws** `Problems` where the workbook cannot be opened.
  package static func names(of file: SourceFile) throws(Problems) -> [String] {
    guard FileKind(of: file.bytes) == .workbook else { return [] }
    return try Workbook.read(file.bytes, name: file.name).sheets.filter { $0.visibility == .visible }.map(\.name)
  }

  /// The sheets of a workbook, or the one of a text file.
  ///
  /// **Throws** `Problems` where the file holds none.
  package static func read(_ file: SourceFile, kind: FileKind) throws(Problems) -> [TableSheet] {
    if kind == .workbook {
      let workbook = try Workbook.read(file.bytes, name: file.name)
      var sheets: [TableSheet] = []
      for sheet in workbook.sheets {
        let external = sheet.externalCells.map { (count: $0.count, first: sheet.place($0.first)) }
        let grid = try sheet.grid()
        sheets.append(
          TableSheet(
            grid, isHidden: sheet.visibility != .visible, external: external, unsaved: unsaved(sheet)))
      }
      return sheets
    }
    return [TableSheet(try grid(file))]
  }

  /// The cells whose formulas were saved without a value, as programs leave them that cannot compute.
  private static func unsaved(_ sheet: WorkbookSheet) -> Set<TableSheet.Spot> {
    var spots: Set<TableSheet.Spot> = []
    for row in sheet.rows {
      for cell in sheet.cells[row.cells] where cell.hasFormula && cell.value == .empty {
        spots.insert(.init(row: row.number, column: Int(cell.column)))
      }
    }
    return spots
  }

  /// The text file as a table. The delimiter is the one that parts most rows into equally many fields: lines before the
  /// table have no delimiters, or fewer.
  private static func grid(_ file: SourceFile) throws(Problems) -> Grid {
    let text = try CSVFile(file.bytes, name: file.name)
    var best: (score: Int, table: CSVFile)?
    for delimiter in [UInt8(ascii: ";"), 0x09, UInt8(ascii: ","), UInt8(ascii: "|")] {
      let table = text.parted(by: delimiter)
      var counts: [Int: Int] = [:]
      table.forEachRow(atMost: 2_000) { row in
        if row.count > 1 { counts[row.count, default: 0] += 1 }
      }
      let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      let score = usual.map { $0.value * 1_000 + min($0.key, 999) } ?? 0
      if score > best?.score ?? -1 { best = (score, table) }
    }
    guard let best else { preconditionFailure("There are delimiters to try") }
    return try best.table.grid()
  }
}
