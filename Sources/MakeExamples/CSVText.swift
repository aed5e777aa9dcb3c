/// A CSV file as the example writes it: UTF-8, semicolons, no field that needs quotation marks.
struct CSVText {
  private var lines: [String] = []
  private let width: Int

  /// A file with these headings.
  init(_ columns: [String]) {
    width = columns.count
    lines.append(columns.joined(separator: ";"))
  }

  /// A file with headings and rows that a table of text holds, `|` between fields; a field may be left out at the end.
  init(_ columns: [String], table: String) {
    self.init(columns)
    for row in table.split(separator: "\n") {
      let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      add(fields + Array(repeating: "", count: max(0, columns.count - fields.count)))
    }
  }

  /// Adds a row.
  mutating func add(_ fields: [String]) {
    precondition(fields.count == width, "The row has \(fields.count) fields, not \(width): \(fields)")
    precondition(!fields.contains { $0.contains { ";\"\n".contains($0) } }, "A field needs quotation marks: \(fields)")
    lines.append(fields.joined(separator: ";"))
  }

  /// The file.
  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}
