package import Accounts
import Importing
import Kernel
import Storage

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
    _ rows: [BudgetRow], year: Int, statement: Statement, in file: String
  ) -> [BudgetingProblem] {
    let frames = statement.lines.filter { $0.kind == .frame && !$0.rules.isEmpty }
    guard !frames.isEmpty else { return [] }
    return rows.compactMap { row in
      func lies(in rules: [FactSelection]) -> Bool { rules.contains { $0.contains { row.codes[$0] ?? "" } } }
      guard statement.selection.isEmpty || lies(in: statement.selection), !lies(in: statement.outside),
        let line = frames.first(where: { lies(in: $0.rules) })
      else { return nil }
      return .grantTwice(
        account: row.codes[CodingPart.account.column] ?? "", line: line.name, year: year, place(of: row, in: file))
    }
  }

  private static func explicitMonths(_ row: BudgetRow) -> [Money]? {
    if case .explicit(let months) = row.profile { months } else { nil }
  }

  private static func place(of row: BudgetRow, in file: String) -> Place {
    Place(file: file, field: row.codes[CodingPart.account.column])
  }
}
