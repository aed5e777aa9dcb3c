package import Formats
import Kernel

/// Reads a file of forecast assumptions, one a row.
package enum AssumptionsCSV {
  /// The columns of the file.
  package static let columns = [
    CSVColumn("id"), CSVColumn("namn"), CSVColumn("år"), CSVColumn("belopp"), CSVColumn("ingår"),
    CSVColumn("rad", isRequired: false), CSVColumn("område", isRequired: false), CSVColumn("enhet", isRequired: false),
    CSVColumn("beslut", isRequired: false), CSVColumn("grund", isRequired: false),
    CSVColumn("status", isRequired: false),
  ]

  /// The assumptions in the order of the file, with the inner sign.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], sign: AmountSign) throws -> [AssumptionDraft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: Set<String> = []
    return try table.values { row, _ in
      let id = try row.closingID(at[0])
      guard seen.insert(id).inserted else { throw ClosingProblem.repeatedID(id, row.place(at[0])) }
      return AssumptionDraft(
        id: id,
        assumption: ForecastAssumption(
          name: try row.requiredText(at[1], column: "namn"), year: try row.year(at[2]),
          amount: sign.inner(try row.money(at[3])), isIncluded: try row.yesOrNo(at[4], column: "ingår"),
          line: row.textIfAny(at[5]), area: row.textIfAny(at[6]), unit: row.textIfAny(at[7]),
          decision: row.text(at[8]), ground: row.text(at[9]), isEnded: try row.isEnded(at[10])),
        place: row.place(at[0]))
    }
  }
}
