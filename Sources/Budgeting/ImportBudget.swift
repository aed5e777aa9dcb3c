import Accounts
package import Importing
package import Kernel
package import Storage

/// Writes a new version of a year's detailed budget.
package enum ImportBudget: Command {
  package static let name = "budget.import"
  package static let permission = Permission.budget

  /// Which of the year's reallocations a file holds already.
  package enum Included: Hashable, Sendable {
    /// Every one: the file was taken out of the budget after them.
    case all
    /// None: they all go on top of the file.
    case nothing
    /// Those of these ids.
    case these([String])
  }

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
    /// Which of the year's reallocations the rows hold already; nil where nobody has said.
    package let included: Included?
    /// Whether amounts and a file are let pass whose sign, size or year looks like a mistake.
    package let isConfirmed: Bool

    /// A year's budget read from `file`.
    package init(
      year: Int, name: String, rows: [BudgetRow], file: SourceFile, included: Included? = nil,
      isConfirmed: Bool = false
    ) {
      self.year = year
      self.name = name
      self.rows = rows
      self.file = file
      self.included = included
      self.isConfirmed = isConfirmed
    }
  }

  /// The version and its sum.
  package struct Output: Sendable {
    /// The number of the version.
    package let version: Int
    /// The sum of the rows; debit-positive.
    package let total: Money
    /// The reallocations that go on top of the version, by id.
    package let onTop: [String]
  }

  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    try transaction.requireWholeBoard()
    guard !input.rows.isEmpty else { throw BudgetingProblem.emptyBudget(file: input.file.name) }
    guard BudgetRules.areSummable(input.rows) else {
      throw ImportingProblem.amountsTooLarge(file: input.file.name)
    }
    let problems =
      BudgetRules.profileProblems(input.rows, in: input.file.name)
      + (try grantProblems(input, transaction.state))
    guard problems.isEmpty else { throw Problems(problems) }
    let unlike = try BudgetLikeness.problems(input, in: transaction)
    guard unlike.isEmpty else { throw Problems(unlike) }
    let made = try Reallocation.all(of: input.year, in: transaction.state).map(\.id)
    let included = try included(input, of: made)
    let total = input.rows.map(\.amount).sum()
    let rows = transaction.keep(BudgetRows(input.rows).encoded())
    let version = try transaction.put(
      BudgetVersion(
        year: input.year, name: input.name, rows: rows, rowCount: input.rows.count, total: total,
        fileName: input.file.name, file: try transaction.keepSource(input.file), includedReallocations: included),
      id: Digits.padded(input.year, 4))
    return Output(version: version, total: total, onTop: made.filter { !included.contains($0) })
  }

  /// The reallocations that the rows hold already: nobody but who made the file can know.
  private static func included(_ input: Input, of made: [String]) throws -> [String] {
    switch input.included {
    case nil where !made.isEmpty:
      throw BudgetingProblem.reallocationsUnsaid(made, year: input.year, file: input.file.name)
    case nil, .nothing: return []
    case .all: return made
    case .these(let ids):
      if let stray = ids.first(where: { !made.contains($0) }) {
        throw BudgetingProblem.unknownReallocation(stray, year: input.year)
      }
      return made.filter { ids.contains($0) }
    }
  }

  /// The rows that would count the council's money a second time: it comes on the drift's frame lines from components.
  private static func grantProblems(_ input: Input, _ state: BoardState) throws -> [BudgetingProblem] {
    let hasFrames = try state.all(BudgetFrame.self).contains { $0.value.year == input.year }
    guard hasFrames, let drift = try state.record(Statement.self, id: Statement.drift, in: input.year) else {
      return []
    }
    return BudgetRules.grantProblems(
      BudgetRows.columns(input.rows), year: input.year, statement: drift.value, in: input.file.name)
  }
}
