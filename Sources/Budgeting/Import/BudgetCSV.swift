import Accounts
package import Formats
import Kernel

/// Reads a file of a year's detailed budget, a coding a row.
package enum BudgetCSV {
  /// The columns of the file: codes, the year's amount, the profile and, where it has them, twelve months.
  package static let columns =
    CodingPart.allCases.map { CSVColumn($0.term, isRequired: $0 == .account) } + [
      CSVColumn("belopp"), CSVColumn("profil", isRequired: false),
    ] + months.map { CSVColumn($0, isRequired: false) }

  /// The headings of the months.
  static let months = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// The rows in the order of the file, with the inner sign.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8], sign: AmountSign) throws -> [BudgetRow] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    let parts = CodingPart.allCases.count
    return try table.values { row, _ in
      var codes: [CodingPart: String] = [:]
      for (part, position) in zip(CodingPart.allCases, at) { codes[part] = row.code(position) }
      guard codes[.account] != "" else { throw BudgetingProblem.noAccount(row.place(at[0])) }
      let amount = sign.inner(try row.money(at[parts]))
      let profile = try profile(row, word: at[parts + 1], months: at[(parts + 2)...], amount: amount, sign: sign)
      return BudgetRow(codes: codes, amount: amount, profile: profile)
    }
  }

  private static func profile(
    _ row: CSVRow, word: Int?, months: ArraySlice<Int?>, amount: Money, sign: AmountSign
  ) throws -> BudgetProfile {
    let name = row.text(word).lowercased()
    let isExplicit = name == "egen" || name.isEmpty && months.contains { !row.bytes($0).isEmpty }
    switch name {
    case _ where isExplicit:
      let amounts = try months.map { sign.inner(try row.moneyIfAny($0) ?? .zero) }
      guard amounts.sum() == amount else {
        throw BudgetingProblem.monthsDisagree(
          year: sign.inner(amount), months: sign.inner(amounts.sum()), row.place(months.first ?? nil))
      }
      return .explicit(amounts)
    case "", "jämn", "fjolår":
      // Months that nobody uses would look as if they counted.
      if let filled = months.first(where: { !row.bytes($0).isEmpty }) {
        throw BudgetingProblem.monthsBesideProfile(name, row.place(filled))
      }
      return name == "fjolår" ? .lastYear : .even
    default: throw BudgetingProblem.unknownProfile(row.text(word), row.place(word))
    }
  }
}
