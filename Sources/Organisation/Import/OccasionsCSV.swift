package import Formats
import Kernel

/// Reads a file of the year's occasions of follow-up, one a row.
package enum OccasionsCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("period"), CSVColumn("slag"), CSVColumn("diarienummer", isRequired: false), CSVColumn("beslutas av"),
    CSVColumn("sammanträde", isRequired: false), CSVColumn("paragraf", "§", isRequired: false),
  ]

  /// The occasions in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [Occasion] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: Set<Month> = []
    return try table.values { row, _ in
      let month = try row.month(at[0])
      guard seen.insert(month).inserted else {
        throw OrganisationProblem.repeatedID(month.description, row.place(at[0]))
      }
      return Occasion(
        month: month, name: try row.requiredText(at[1], column: "slag"), registrationNumber: row.text(at[2]),
        decidedBy: row.text(at[3]), meeting: try row.dayIfAny(at[4]), section: row.text(at[5]))
    }
  }
}
