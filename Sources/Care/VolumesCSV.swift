package import Formats
import Kernel

/// Reads a file of numbers of bought care, one a row.
package enum VolumesCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("månad"), CSVColumn("enhet"), CSVColumn("område", isRequired: false), CSVColumn("rad"),
    CSVColumn("mått"), CSVColumn("antal"),
  ]

  /// The numbers in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [VolumeDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, _ in
      let word = try row.requiredText(at[4], column: "mått")
      guard let measure = CareMeasure(word: word) else { throw CareProblem.unknownMeasure(word, row.place(at[4])) }
      let area = row.text(at[2])
      return VolumeDraft(
        month: try row.month(at[0]), unit: try row.requiredText(at[1], column: "enhet"),
        row: .init(
          line: try row.requiredText(at[3], column: "rad"), area: area.isEmpty ? nil : area, measure: measure,
          count: try CareNumber.read(try row.requiredText(at[5], column: "antal"), at: row.place(at[5]))),
        place: row.place(at[0]))
    }
  }
}
