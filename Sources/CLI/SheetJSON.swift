import Formats
import Kernel

/// Writes the sheets of a workbook as JSON, one cell a line, without building it all in memory.
struct SheetJSON {
  /// How much is gathered before it is written.
  private static let pieceLength = 1 << 18

  private let terminal: any Terminal
  private let isRevealing: Bool
  private var bytes: [UInt8] = []
  private var masked = 0

  init(_ terminal: any Terminal, isRevealing: Bool) {
    self.terminal = terminal
    self.isRevealing = isRevealing
    bytes.reserveCapacity(SheetJSON.pieceLength * 2)
  }

  /// Writes `"sheets"` and what was masked in them.
  mutating func write(_ workbook: Workbook) throws {
    append("  \"sheets\" : [")
    for (index, sheet) in workbook.sheets.enumerated() {
      append(index == 0 ? "\n    {\n" : ",\n    {\n")
      writeFacts(of: sheet)
      append("      \"cells\" : [")
      try writeCells(of: sheet)
      append(sheet.cells.isEmpty ? "]\n    }" : "\n      ]\n    }")
    }
    append(workbook.sheets.isEmpty ? "],\n" : "\n  ],\n")
    append("  \"masked_personal_numbers\" : \(masked)\n")
    try terminal.write(bytes)
    bytes = []
  }

  private mutating func writeFacts(of sheet: WorkbookSheet) {
    member("name", text: sheet.name)
    member("state", text: sheet.visibility.rawValue)
    member("dimension", text: sheet.usedRange?.description)
    member("declared_dimension", text: sheet.declaredDimension)
    member("stored_dimension", text: sheet.storedRange?.description)
    member("rows", number: sheet.usedRange?.last.row ?? 0)
    member("columns", number: sheet.usedRange.map { $0.last.column + 1 } ?? 0)
    append("      \"merged_ranges\" : [")
    for (index, merge) in sheet.merges.enumerated() {
      append(index == 0 ? "\"" : ", \"")
      append(merge.description + "\"")
    }
    append("],\n")
    member("hidden_rows", number: sheet.hiddenRowCount)
    member("hidden_columns", number: sheet.hiddenColumns.reduce(0) { $0 + $1.count })
  }

  private mutating func writeCells(of sheet: WorkbookSheet) throws {
    var isFirst = true
    for row in sheet.rows {
      let number = Array(String(row.number).utf8)
      for cell in sheet.cells[row.cells] {
        append(isFirst ? "\n        {\"ref\":\"" : ",\n        {\"ref\":\"")
        isFirst = false
        append(Grid.columnName(Int(cell.column)))
        bytes += number
        append("\"")
        write(cell.value)
        if cell.hasFormula, let formula = sheet.formula(of: cell, row: row.number) {
          append(",\"formula\":")
          quote(formula)
        }
        append(cell.isExternal ? ",\"external\":true}" : "}")
        if bytes.count > SheetJSON.pieceLength {
          try terminal.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
  }

  private mutating func write(_ value: WorkbookValue) {
    switch value {
    case .empty: append(",\"type\":\"empty\",\"value\":null")
    case .text(let text): write("string", text)
    case .error(let text): write("error", text)
    case .boolean(let value): append(",\"type\":\"boolean\",\"value\":\(value)")
    case .day(_, let milliseconds): write(milliseconds == 0 ? "date" : "datetime", value.text)
    case .time: write("time", value.text)
    case .number(let spelling, _), .duration(let spelling):
      let shown = IdentityMask.text(spelling, isRevealing: isRevealing, masked: &masked)
      append(",\"type\":\"number\",\"value\":")
      // A number that is masked is no number any more.
      if shown == spelling { append(spelling) } else { quoteAsIs(shown) }
      if let duration = value.durationText { append(",\"duration\":\"\(duration)\"") }
    }
  }

  private mutating func write(_ type: StaticString, _ text: String) {
    append(",\"type\":\"")
    append("\(type)")
    append("\",\"value\":")
    quote(text)
  }

  private mutating func member(_ name: String, text: String?) {
    append("      \"\(name)\" : ")
    if let text { quote(text) } else { append("null") }
    append(",\n")
  }

  private mutating func member(_ name: String, number: Int) { append("      \"\(name)\" : \(number),\n") }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func quote(_ text: String) {
    quoteAsIs(IdentityMask.text(text, isRevealing: isRevealing, masked: &masked))
  }

  private mutating func quoteAsIs(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        append("\\u00")
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
