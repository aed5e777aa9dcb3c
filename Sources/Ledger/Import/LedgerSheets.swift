import Formats
package import Importing
package import Kernel

/// The sheets of cells that a ledger file holds, whatever its format.
package enum LedgerSheets {
  /// The sheets of a workbook, or the one of a text file.
  ///
  /// **Throws** `Problems` where the file holds none.
  package static func read(_ file: SourceFile, kind: FileKind) throws(Problems) -> [TableSheet] {
    if kind == .workbook {
      let workbook = try Workbook.read(file.bytes, name: file.name)
      var sheets: [TableSheet] = []
      for sheet in workbook.sheets {
        let external = sheet.externalCells.map { (count: $0.count, first: sheet.place($0.first)) }
        sheets.append(
          TableSheet(try sheet.grid(), isHidden: sheet.visibility != .visible, external: external))
      }
      return sheets
    }
    return [TableSheet(try grid(file))]
  }

  /// The text file as a table. The delimiter is the one that parts most rows into equally many fields: lines before the
  /// table have no delimiters, or fewer.
  private static func grid(_ file: SourceFile) throws(Problems) -> Grid {
    var best: (score: Int, grid: Grid)?
    var first: Problems?
    for delimiter in [UInt8(ascii: ";"), 0x09, UInt8(ascii: ","), UInt8(ascii: "|")] {
      let table = try CSVFile(file.bytes, name: file.name, delimiter: delimiter)
      var rows: [Grid.Row] = []
      let faults = table.forEachRow { row in
        let cells = (0..<row.count).map { index -> GridCell in
          let text = row.text(index)
          return text.isEmpty ? .empty : .text(text)
        }
        guard cells.contains(where: { !$0.isBlank }) else { return }
        rows.append(Grid.Row(number: row.line, cells: cells))
      }
      let counts = Dictionary(rows.prefix(2_000).map { ($0.cells.count, 1) }, uniquingKeysWith: +)
      guard let usual = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
        continue
      }
      let score = usual.value * 1_000 + min(usual.key, 999)
      guard score > best?.score ?? 0 else { continue }
      best = (score, Grid(file: file.name, rows: rows))
      first = faults.isEmpty ? nil : Problems(faults)
    }
    if let first { throw first }
    guard let best else {
      let table = try CSVFile(file.bytes, name: file.name, delimiter: UInt8(ascii: ";"))
      var rows: [Grid.Row] = []
      table.forEachRow { rows.append(Grid.Row(number: $0.line, cells: [.text($0.text(0))])) }
      return Grid(file: file.name, rows: rows)
    }
    return best.grid
  }
}
