package import Documents

/// Writes tables as CSV: a header, then a line for each row.
///
/// The last two columns say the row's id and what part it plays. Numbers are the printed ones, rounded as the table
/// shows them, with an ASCII minus and without grouping; docs/reference/formats.md describes the rest.
package struct CSVWriter {
  private let style: CSVStyle
  private var bytes: [UInt8] = []
  private var isFirstOfLine = true

  private init(style: CSVStyle) {
    self.style = style
    if style == .swedish { bytes += [0xEF, 0xBB, 0xBF] }
  }

  /// The table as a file.
  package static func bytes(of table: Table, style: CSVStyle = .machine) -> [UInt8] {
    bytes(of: [table], style: style)
  }

  /// The tables one after the other, with an empty line between them.
  package static func bytes(of tables: [Table], style: CSVStyle = .machine) -> [UInt8] {
    var writer = CSVWriter(style: style)
    for (index, table) in tables.enumerated() {
      if index > 0 { writer.endLine() }
      writer.append(table)
    }
    return writer.bytes
  }

  private mutating func append(_ table: Table) {
    bytes.reserveCapacity(bytes.count + (table.rows.count + 1) * (table.columns.count * 10 + 30))
    for column in table.columns {
      append(words: style == .machine ? column.name : column.title.isEmpty ? "Rad" : column.title)
    }
    for title in ["row_id", "row_kind"] { append(field: style == .machine ? title : CSVWriter.swedish(title)) }
    endLine()
    for row in table.rows {
      for cell in row.cells { append(cell) }
      append(words: row.id)
      append(field: style == .machine ? row.kind.rawValue : row.kind.word)
      endLine()
    }
  }

  private static func swedish(_ name: String) -> String { name == "row_id" ? "Rad-id" : "Radslag" }

  private mutating func append(_ cell: Table.Cell) {
    switch cell {
    case .text(let text): append(words: text)
    case .figure(let figure): append(number: figure.machineText)
    case .empty: append(field: "")
    }
  }

  /// Words from people or files: an apostrophe in front of what a spreadsheet would take for a formula.
  private mutating func append(words: String) {
    append(field: CSVWriter.isFormula(words) ? "'" + words : words)
  }

  /// Whether a spreadsheet could compute something out of the words. A dash before plain words, as in a list, gives it
  /// nothing to compute.
  private static func isFormula(_ words: String) -> Bool {
    switch words.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      words.unicodeScalars.dropFirst().contains { scalar in
        !(scalar.properties.isAlphabetic || scalar == " " || scalar == "\u{A0}" || scalar == "," || scalar == ".")
      }
    default: false
    }
  }

  private mutating func append(number: String) {
    separate()
    for byte in number.utf8 {
      bytes.append(style == .swedish && byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte)
    }
  }

  private mutating func append(field: String) {
    separate()
    let quote = UInt8(ascii: "\"")
    let needsQuotes = field.utf8.contains { byte in
      byte == separator || byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    // A space at either end survives readers that trim only within quotes.
    let isPadded = field.utf8.first == UInt8(ascii: " ") || field.utf8.last == UInt8(ascii: " ")
    guard needsQuotes || isPadded else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private var separator: UInt8 { style == .swedish ? UInt8(ascii: ";") : UInt8(ascii: ",") }

  private mutating func separate() {
    if !isFirstOfLine { bytes.append(separator) }
    isFirstOfLine = false
  }

  private mutating func endLine() {
    if style == .swedish { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
    isFirstOfLine = true
  }
}
