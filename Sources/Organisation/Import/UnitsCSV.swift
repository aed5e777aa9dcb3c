package import Formats
import Kernel

/// Reads a file of organisational units, one a row.
package enum UnitsCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("id"), CSVColumn("namn"), CSVColumn("nivå"), CSVColumn("överordnad", "överordnad enhet"),
    CSVColumn("ansvar"), CSVColumn("från", "giltig från", isRequired: false),
    CSVColumn("till", "giltig till", isRequired: false),
  ]

  /// The units in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [UnitDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var order = 0
    return try table.values { row, _ in
      order += 1
      let id = try row.requiredText(at[0], column: "id")
      guard Slug(id) != nil else { throw OrganisationProblem.oddID(id, row.place(at[0])) }
      let parent = row.text(at[3])
      return UnitDraft(
        id: id,
        unit: OrgUnit(
          name: try row.requiredText(at[1], column: "namn"), level: row.text(at[2]),
          parent: parent.isEmpty ? nil : parent, responsibilities: try row.codeRanges(at[4]),
          validFrom: try row.dayIfAny(at[5]), validTo: try row.dayIfAny(at[6]), order: order),
        place: row.place(at[0]))
    }
  }
}
