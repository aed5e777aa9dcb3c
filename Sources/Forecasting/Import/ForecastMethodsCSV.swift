package import Formats
import Kernel

/// Reads a file of forecast methods, a line of a statement each.
package enum ForecastMethodsCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("uppställning"), CSVColumn("rad"), CSVColumn("metod")]

  /// The choices in the order of the file, each with its place.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [ImportForecastMethods.Row] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, _ in
      let term = try row.requiredText(at[2], column: "metod")
      guard let method = ForecastMethod(term: term) else {
        throw ForecastingProblem.unknownMethod(term, row.place(at[2]))
      }
      return ImportForecastMethods.Row(
        choice: ForecastMethods.Choice(
          statement: try row.requiredText(at[0], column: "uppställning"),
          line: try row.requiredText(at[1], column: "rad"), method: method), place: row.place(at[1]))
    }
  }
}
