import Accounts
package import Importing
package import Kernel
package import Storage

/// Moves budget between codings within the year's frame.
package enum Reallocate: Command {
  package static let name = "budget.reallocate"
  package static let permission = Permission.budget

  /// What is moved.
  package enum Movement: Sendable {
    /// Amounts by coding from a month on.
    case rows([ReallocationRules.Draft], from: Month, file: SourceFile?)
    /// What undoes the reallocation of that id.
    case reversal(of: String)
  }

  /// The movement and its decision.
  package struct Input: Sendable {
    /// The year.
    package let year: Int
    /// What is moved.
    package let movement: Movement
    /// The decision.
    package let decision: String
    /// Whether codings may give more than they have left.
    package let isConfirmed: Bool
    /// Whether the decision lets money pass between operations and investments.
    package let isBetweenStatements: Bool

    /// A movement that somebody has decided.
    package init(
      year: Int, movement: Movement, decision: String, isConfirmed: Bool = false, isBetweenStatements: Bool = false
    ) {
      self.year = year
      self.movement = movement
      self.decision = decision
      self.isConfirmed = isConfirmed
      self.isBetweenStatements = isBetweenStatements
    }
  }

  /// What was written.
  package struct Output: Sendable {
    /// The reallocation's id.
    package let id: String
    /// The reallocation.
    package let reallocation: Reallocation
    /// Codes that nobody has used before.
    package let remarks: [BudgetingProblem]
  }

  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    let state = transaction.state
    // Budget moved between units concerns the whole board.
    try transaction.requireWholeBoard()
    let decision = input.decision.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !decision.isEmpty else { throw BudgetingProblem.noDecision }
    let book = try BudgetBook(
      year: input.year, in: View(state: state, facts: transaction.facts, scope: .everything))
    guard let version = book.version else { throw BudgetingProblem.noBudget(year: input.year) }
    let earlier = try Reallocation.all(of: input.year, in: state)
    let (drafts, from, reversed, source) = try movement(input, earlier)
    guard from.year == input.year else { throw BudgetingProblem.monthOutsideYear(from, year: input.year) }
    guard !drafts.isEmpty else { throw BudgetingProblem.nothingMoved(Place(file: source?.name)) }
    guard MagnitudeRules.areSummable(drafts.map(\.amount.ore)) else {
      throw ImportingProblem.amountsTooLarge(file: source?.name ?? "")
    }
    let (completed, unclear) = ReallocationRules.completed(drafts, in: book.rows)
    let statements = ReallocationRules.Statements(
      drift: try state.record(Statement.self, id: Statement.drift, in: input.year)?.value,
      investments: try state.record(Statement.self, id: Statement.investments, in: input.year)?.value)
    let problems =
      unclear
      + ReallocationRules.problems(
        completed, year: input.year, statements: statements, isBetweenStatements: input.isBetweenStatements)
      // A coding that is not clear has no budget to look at.
      + (input.isConfirmed || !unclear.isEmpty
        ? []
        : ReallocationRules.overdrawn(
          completed, of: book.rows, decidedRows: book.versionRows, from: from))
    guard problems.isEmpty else { throw Problems(problems) }
    let reallocation = Reallocation(
      year: input.year, from: from, decision: decision, reason: transaction.context.reason,
      rows: ReallocationRules.spread(completed, from: from), budgetVersion: version.version, reverses: reversed,
      fileName: source?.name, file: try source.map { try transaction.keepSource($0) })
    let number = (earlier.map { Reallocation.number(of: $0.id) }.max() ?? 0) + 1
    let id = Digits.padded(input.year, 4) + "-" + String(number)
    try transaction.put(reallocation, id: id)
    let lists = try lists(state)
    return Output(
      id: id, reallocation: reallocation,
      remarks: ReallocationRules.unknownCodes(completed, budget: book.rows, lists: lists))
  }

  /// What is moved, from which month, what it undoes and the file that it stands in.
  private static func movement(
    _ input: Input, _ earlier: [Versioned<Reallocation>]
  ) throws -> (drafts: [ReallocationRules.Draft], from: Month, reverses: String?, file: SourceFile?) {
    switch input.movement {
    case .rows(let drafts, let from, let file): return (drafts, from, nil, file)
    case .reversal(let id):
      guard let undone = earlier.first(where: { $0.id == id }) else {
        throw BudgetingProblem.unknownReallocation(id, year: input.year)
      }
      if let other = earlier.first(where: { $0.value.reverses == id }) {
        throw BudgetingProblem.alreadyReversed(id, by: other.id)
      }
      let drafts = undone.value.rows.map { row in
        ReallocationRules.Draft(
          codes: row.coding, amount: -row.amount, months: row.months.map { -$0 }, place: Place(field: id))
      }
      return (drafts, undone.value.from, id, nil)
    }
  }

  private static func lists(_ state: BoardState) throws -> [CodingPart: CodeList] {
    var lists: [CodingPart: CodeList] = [:]
    for part in CodingPart.allCases { lists[part] = try state.record(CodeList.self, id: part.column)?.value }
    return lists
  }
}
