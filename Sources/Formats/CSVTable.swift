package import Kernel

/// A table file whose first row is a header, read by the names of its columns.
package struct CSVTable: Sendable {
  /// The file.
  package let file: CSVFile
  /// The header as it stands in the file.
  package let header: [String]
  /// Where each asked column stands, in the order asked; nil where an optional one is missing.
  package let positions: [Int?]

  /// The table with these columns; throws `Problems` with every required column that is missing and every one that is
  /// there twice.
  package init(_ file: CSVFile, columns: [CSVColumn]) throws(Problems) {
    let header = CSVTable.header(of: file)
    let folded = header.names.map(CSVTable.folded)
    var positions: [Int?] = []
    var problems: [FormatsProblem] = []
    for column in columns {
      let wanted = Set(column.names.map(CSVTable.folded))
      let found = folded.indices.filter { wanted.contains(folded[$0]) }
      positions.append(found.first)
      if found.count > 1 {
        problems.append(.ambiguousColumn(header.places[found[1]], name: column.names[0]))
      } else if found.isEmpty, column.isRequired {
        problems.append(
          .missingColumn(header.places.first ?? Place(file: file.name), names: column.names, header: header.names))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.file = file
    self.header = header.names
    self.positions = positions
  }

  /// Calls `body` with each row after the header, in order.
  ///
  /// Answers what is wrong with the rows themselves: quoting, rows longer than the header, and a last row that is cut
  /// off. Other rows that are shorter have empty fields at their end, as spreadsheets write them.
  @discardableResult
  package func forEachRow(_ body: (CSVRow) throws -> Void) rethrows -> [FormatsProblem] {
    var isHeader = true
    var problems: [FormatsProblem] = []
    var last: FormatsProblem?
    let quoting = try file.forEachRow { row in
      if isHeader {
        isHeader = false
        return
      }
      last = row.count < header.count ? .cutOff(row.place(row.count), fields: row.count, header: header.count) : nil
      if row.count > header.count, (header.count..<row.count).contains(where: { !row.bytes($0).isEmpty }),
        problems.count < 100
      {
        problems.append(.rowTooLong(row.place(header.count), fields: row.count, header: header.count))
      }
      try body(row)
    }
    if let last, !file.endsWithLine { problems.append(last) }
    return problems + quoting
  }

  private static func header(of file: CSVFile) -> (names: [String], places: [Place]) {
    var scanner = CSVScanner(text: file.text, delimiter: file.delimiter, start: file.bodyStart)
    var row = CSVRow(file: file)
    while scanner.next(&row) {
      guard row.count > 1 || !row.bytes(0).isEmpty else { continue }
      return ((0..<row.count).map { row.text($0) }, (0..<row.count).map { row.place($0) })
    }
    return ([], [])
  }

  private static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
