import Accounts
package import Importing
package import Kernel
package import Storage

/// Writes a new version of a year's detailed budget.
package enum ImportBudget: Command {
  package static let name = "budget.import"
  package static let permission = Permission.budget

  /// The budget and the file that it comes from.
  package struct Input: Sendable {
    /// The year.
    package let year: Int
    /// What the version is called.
    package let name: String
    /// The rows.
    package let rows: [BudgetRow]
    /// The file.
    package let file: SourceFile

    /// A year's budget read from `file`.
    package init(year: Int, name: String, rows: [BudgetRow], file: SourceFile) {
      self.year = year
      self.name = name
      self.rows = rows
      self.file = file
    }
  }

  /// The version and its sum.
  package struct Output: Sendable {
    /// The number of the version.
    package let version: Int
    /// The sum of the rows; debit-positive.
    package let total: Money
  }

  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    guard !input.rows.isEmpty else { throw BudgetingProblem.emptyBudget(file: input.file.name) }
    guard BudgetRules.areSummable(input.rows) else {
      throw ImportingProblem.amountsTooLarge(file: input.file.name)
    }
    let problems =
      BudgetRules.profileProblems(input.rows, in: input.file.name) + (try grantProblems(input, transaction.state))
    guard problems.isEmpty else { throw Problems(problems) }
    let total = input.rows.map(\.amount).sum()
    let rows = transaction.keep(try BudgetRow.encoded(input.rows))
    let version = try transaction.put(
      BudgetVersion(
        year: input.year, name: input.name, rows: rows, rowCount: input.rows.count, total: total,
        fileName: input.file.name, file: try transaction.keepSource(input.file)),
      id: Digits.padded(input.year, 4))
    return Output(version: version, total: total)
  }

  /// The rows that would count the council's money a second time: it comes on the drift's frame lines from components.
  private static func grantProblems(_ input: Input, _ state: BoardState) throws -> [BudgetingProblem] {
    let hasFrames = try state.all(BudgetFrame.self).contains { $0.value.year == input.year }
    guard hasFrames, let drift = try state.record(Statement.self, id: Statement.drift, in: input.year) else {
      return []
    }
    return BudgetRules.grantProblems(input.rows, year: input.year, statement: drift.value, in: input.file.name)
  }
}
