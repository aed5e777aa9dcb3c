package import Formats
import Kernel

/// Reads a file of forecast cells and remarks, one a row.
package enum ForecastCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("enhet"), CSVColumn("område"), CSVColumn("rad"), CSVColumn("prognos"),
    CSVColumn("kommentar", isRequired: false),
  ]

  /// The rows in the order of the file, with the inner sign; rows with neither level nor remark are left out.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], sign: AmountSign) throws -> [ImportForecast.Row] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, _ in
      let amount = try row.moneyIfAny(at[3]).map(sign.inner)
      let remark = row.text(at[4])
      guard amount != nil || !remark.isEmpty else { return nil }
      return ImportForecast.Row(
        unit: row.text(at[0]), area: row.text(at[1]), line: row.text(at[2]), amount: amount, remark: remark,
        place: row.place(at[0]))
    }
  }
}
