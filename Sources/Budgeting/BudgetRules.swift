package import Accounts
import Importing
import Kernel
package import Storage

/// What holds for the rows of a year's budget taken together.
package enum BudgetRules {
  /// Whether every sum of the rows, by year or by month, is exact.
  package static func areSummable(_ rows: [BudgetRow]) -> Bool {
    MagnitudeRules.areSummable(rows.lazy.map(\.amount.ore))
      && MagnitudeRules.areSummable(rows.lazy.flatMap { explicitMonths($0) ?? [] }.map(\.ore))
  }

  /// The rows whose own months are not twelve that sum to the year's amount; the rows must be summable.
  package static func profileProblems(_ rows: [BudgetRow], in file: String) -> [BudgetingProblem] {
    rows.compactMap { row in
      guard let months = explicitMonths(row), months.count != 12 || months.sum() != row.amount else { return nil }
      return .monthsDisagree(year: row.amount, months: months.sum(), place(of: row, in: file))
    }
  }

  /// The rows on codes that a frame line of the statement takes; a row outside the statement is on no line.
  package static func grantProblems(
    _ rows: FactColumns, year: Int, statement: Statement, in file: String
  ) -> [BudgetingProblem] {
    grantRows(rows, statement: statement).map { row, line in
      let account = account(of: row, rows)
      return .grantTwice(
        account: account, line: line.name, year: year, Place(file: file, field: account.isEmpty ? nil : account))
    }
  }

  /// The rows on codes that a frame line of the statement takes, each with its line.
  package static func grantRows(
    _ rows: FactColumns, statement: Statement
  ) -> [(row: Int, line: Statement.Line)] {
    let frames = statement.lines.filter { $0.kind == .frame && !$0.rules.isEmpty }
    guard !frames.isEmpty else { return [] }
    let codes = Dictionary(
      CodingPart.allCases.map { ($0.column, rows.code($0.column)) }, uniquingKeysWith: { first, _ in first })
    return (0..<rows.count).compactMap { row in
      func code(_ part: String) -> String {
        codes[part].map { $0.dictionary[Int($0.codes[row])] } ?? ""
      }
      func lies(in rules: [FactSelection]) -> Bool { rules.contains { $0.contains(code) } }
      guard statement.selection.isEmpty || lies(in: statement.selection), !lies(in: statement.outside),
        let line = frames.first(where: { lies(in: $0.rules) })
      else { return nil }
      return (row, line)
    }
  }

  private static func account(of row: Int, _ rows: FactColumns) -> String {
    let accounts = rows.code(CodingPart.account.column)
    return accounts.dictionary[Int(accounts.codes[row])]
  }

  private static func explicitMonths(_ row: BudgetRow) -> [Money]? {
    if case .explicit(let months) = row.profile { months } else { nil }
  }

  private static func place(of row: BudgetRow, in file: String) -> Place {
    Place(file: file, field: row.codes[CodingPart.account.column])
  }
}
