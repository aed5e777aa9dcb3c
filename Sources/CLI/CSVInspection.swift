import Formats
import Kernel

/// What was understood of a table file.
struct CSVInspection: Encodable {
  let encoding: String
  let delimiter: String
  let columns: [String]
  let rows: Int
  let problems: [FormatsProblem]
  private let name: String

  /// Reads the table's header and counts its rows.
  init(_ bytes: [UInt8], name: String) throws(Problems) {
    self.name = name
    let table = try CSVTable(CSVFile(bytes, name: name), columns: [])
    var rows = 0
    problems = table.forEachRow { _ in rows += 1 }
    self.rows = rows
    encoding = table.file.charset.rawValue
    delimiter = table.file.delimiter == 0x09 ? "tab" : String(UnicodeScalar(table.file.delimiter))
    columns = table.header
  }

  var lines: [String] {
    [
      "\(name): CSV, \(encoding), avgränsare \(delimiter), \(Words.count(columns.count, "kolumn", "kolumner")), "
        + Words.count(rows, "rad", "rader"), "  Kolumner: " + columns.joined(separator: ", "),
    ]
  }

  private enum CodingKeys: String, CodingKey {
    case encoding
    case delimiter
    case columns
    case rows
  }
}
