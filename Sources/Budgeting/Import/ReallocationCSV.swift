import Accounts
package import Formats
import Kernel

/// Reads a file of budget moved between codings, a coding a row.
///
/// **Sign** of the file: what a coding is given is positive, what it gives is negative.
package enum ReallocationCSV {
  /// The columns of the file.
  package static let columns =
    CodingPart.allCases.map { CSVColumn($0.term, isRequired: false) } + [CSVColumn("belopp")]

  /// The codings in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], unit: AmountUnit) throws -> [ReallocationRules.Draft] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    return try table.values { row, _ in
      var codes: [CodingPart: String] = [:]
      for (part, position) in zip(CodingPart.allCases, at) { codes[part] = row.code(position) }
      guard codes.values.contains(where: { !$0.isEmpty }) else {
        throw BudgetingProblem.noAccount(row.place(at[0]))
      }
      let amount = try row.money(at[CodingPart.allCases.count], unit: unit)
      return ReallocationRules.Draft(codes: codes, amount: amount, place: row.place(at[CodingPart.allCases.count]))
    }
  }
}
