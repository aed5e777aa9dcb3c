package import Formats
package import Kernel

/// Reads the file that says what fills which cell of a workbook, a cell a row.
package enum WorkbookCellsCSV {
  /// One row with its place.
  package struct Row: Hashable, Sendable {
    /// What fills the cell.
    package let cell: WorkbookTemplate.Cell
    /// Where it stands.
    package let place: Place

    /// A row read from `place`.
    package init(cell: WorkbookTemplate.Cell, place: Place) {
      self.cell = cell
      self.place = place
    }
  }

  /// The columns of the file.
  package static let columns = [
    CSVColumn("blad"), CSVColumn("cell"), CSVColumn("innehåll"), CSVColumn("enhet", isRequired: false),
    CSVColumn("tecken", isRequired: false), CSVColumn("decimaler", isRequired: false),
  ]

  /// The rows in the order of the file: amounts in tkr with the report's sign where nothing else is said.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [Row] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, problems in
      let sheet = try row.requiredText(at[0], column: "blad")
      let cell = try row.requiredText(at[1], column: "cell")
      let content = try row.requiredText(at[2], column: "innehåll")
      let unit = row.text(at[3]).isEmpty ? AmountUnit.tkr : AmountUnit(rawValue: row.text(at[3]).lowercased())
      let sign = row.text(at[4]).isEmpty ? AmountSign.report : WorkbookCellsCSV.signs[row.text(at[4]).lowercased()]
      let decimals = row.text(at[5]).isEmpty ? nil : Digits.value(Array(row.text(at[5]).utf8))
      if unit == nil {
        problems.append(ReportingProblem.oddCellSetting(field: "enhet", value: row.text(at[3]), row.place(at[3])))
      }
      if sign == nil {
        problems.append(ReportingProblem.oddCellSetting(field: "tecken", value: row.text(at[4]), row.place(at[4])))
      }
      if !row.text(at[5]).isEmpty, decimals.map({ $0 > 5 }) ?? true {
        problems.append(ReportingProblem.oddCellSetting(field: "decimaler", value: row.text(at[5]), row.place(at[5])))
      }
      guard let unit, let sign else { return nil }
      return Row(
        cell: .init(
          sheet: sheet, cell: cell.uppercased(), content: content, unit: unit, sign: sign, decimals: decimals),
        place: row.place(at[1]))
    }
  }

  private static let signs: [String: AmountSign] = ["rapport": .report, "huvudbok": .ledger]
}
