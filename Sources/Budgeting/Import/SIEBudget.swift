import Accounts
package import Importing
import Kernel
import SIE

/// Reads a year's budget out of a SIE file's `#PBUDGET` records.
package enum SIEBudget {
  /// The rows, a coding each with its twelve months; SIE has the program's inner sign.
  ///
  /// **Throws** `Problems` with the reader's errors, `BudgetingProblem.emptyBudget` where the file has no budget for
  /// the year.
  package static func read(_ source: SourceFile, year: Int, mapping: SourceMapping) throws -> [BudgetRow] {
    let file = SIEReader.read(
      source.bytes, profile: SIECheckProfile(vouchersMustBalance: mapping.vouchersMustBalance))
    let errors = file.problems.map { SIERemark(problem: $0, file: source.name) }.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    try MagnitudeRules.require(file, name: source.name)
    guard let january = Month(year: year, month: 1) else { throw BudgetingProblem.emptyBudget(file: source.name) }
    var months: [[CodingPart: String]: [Money]] = [:]
    var order: [[CodingPart: String]] = []
    // A broken fiscal year holds months of two calendar years, so the months decide and not the year's index.
    let rows = file.header.fiscalYears.flatMap {
      SIEPeriodAmounts.rows(file.periodBudgets, of: file, year: $0.index)
    }
    for row in rows where row.month.year == year {
      let codes = SIEPeriodAmounts.codes(row, of: file, mapping: mapping)
      if months[codes] == nil {
        months[codes] = [Money](repeating: .zero, count: 12)
        order.append(codes)
      }
      months[codes]?[Int(row.month.ordinal - january.ordinal)] += Money(ore: row.amount)
    }
    guard !order.isEmpty else { throw BudgetingProblem.emptyBudget(file: source.name) }
    return order.map { codes in
      let amounts = months[codes] ?? []
      return BudgetRow(codes: codes, amount: amounts.sum(), profile: .explicit(amounts))
    }
  }
}
