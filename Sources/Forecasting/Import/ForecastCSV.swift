import Care
package import Formats
import Kernel

/// Reads a file of forecast cells and remarks, one a row.
package enum ForecastCSV {
  private static let amounts: [(column: String, basis: ForecastBasis)] = [
    ("prognos", .level), ("avvikelse", .variance), ("återstår", .rest), ("tillägg", .addition),
  ]

  /// The columns of the file.
  package static let columns =
    [CSVColumn("enhet"), CSVColumn("område"), CSVColumn("rad"), CSVColumn("kommentar", isRequired: false)]
    + amounts.map { CSVColumn($0.column, isRequired: false) }
    + [CSVColumn("mått", isRequired: false), CSVColumn("antal", isRequired: false)]

  /// The rows in the order of the file, with the inner sign; rows with neither amount nor remark are left out.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(
    name: String, bytes: [UInt8], sign: AmountSign, unit: AmountUnit = .kr
  ) throws -> [ForecastInput.Row] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    guard amounts.indices.contains(where: { at[4 + $0] != nil }) else {
      throw Problems([
        FormatsProblem.missingColumn(Place(file: name, line: 1), names: amounts.map(\.column), header: table.header)
      ])
    }
    return try table.values { row, problems in
      var entered: [ForecastSheet.Entered] = []
      for (index, amount) in amounts.enumerated() {
        guard let position = at[4 + index], let money = try row.moneyIfAny(position, unit: unit) else { continue }
        if !entered.isEmpty { problems.append(ForecastingProblem.severalAmounts(row.place(position))) }
        entered.append(ForecastSheet.Entered(amount.basis, sign.inner(money)))
      }
      let remark = row.text(at[3])
      let volume = try volume(row, measure: at[4 + amounts.count], count: at[5 + amounts.count])
      guard !entered.isEmpty || volume != nil || !remark.isEmpty else { return nil }
      return ForecastInput.Row(
        unit: row.text(at[0]), area: row.text(at[1]), line: row.text(at[2]), entered: entered.first, volume: volume,
        remark: remark, place: row.place(at[0]))
    }
  }

  private static func volume(_ row: CSVRow, measure: Int?, count: Int?) throws -> ForecastSheet.Volume? {
    let text = row.text(count)
    guard !text.isEmpty else { return nil }
    let word = try row.requiredText(measure, column: "mått")
    guard let found = CareMeasure(word: word) else { throw CareProblem.unknownMeasure(word, row.place(measure)) }
    return ForecastSheet.Volume(found, try CareNumber.read(text, at: row.place(count)))
  }
}
