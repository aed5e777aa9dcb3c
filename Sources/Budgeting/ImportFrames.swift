import Accounts
import Importing
import Kernel
package import Storage

/// Brings in frame components; one that is left out stays as it is.
package enum ImportFrames: Command {
  package static let name = "budget.import-frames"
  package static let permission = Permission.budget
  package typealias Input = [FrameDraft]
  package typealias Output = Int

  /// How many components were written.
  package static func run(_ input: [FrameDraft], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    var seen: Set<String> = []
    let repeated = input.filter { !seen.insert($0.id).inserted }.map { BudgetingProblem.repeatedFrame($0.id, $0.place) }
    let stored = Dictionary(
      try transaction.state.all(BudgetFrame.self).map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let problems =
      repeated + FrameRules.problems(input, beside: stored)
      + (try Set(input.map(\.frame.year)).sorted().flatMap { try grantProblems($0, transaction) })
    guard problems.isEmpty else { throw Problems(problems) }
    let resolved = try FrameRules.resolved(input, beside: stored)
    let amounts = resolved.flatMap { [$0.frame.amount.ore] + $0.frame.plan.map(\.amount.ore) + $0.explicitMonths }
    guard MagnitudeRules.areSummable(amounts) else {
      throw ImportingProblem.amountsTooLarge(file: input.first?.place.file ?? "")
    }
    for draft in resolved.sorted(by: { $0.id < $1.id }) { try transaction.put(draft.frame, id: draft.id) }
    return transaction.writes.count
  }

  /// The rows of the year's budget that hold the council's money already.
  private static func grantProblems(_ year: Int, _ transaction: Transaction) throws -> [BudgetingProblem] {
    guard let budget = try transaction.state.record(BudgetVersion.self, id: Digits.padded(year, 4)),
      let drift = try transaction.state.record(Statement.self, id: Statement.drift, in: year)
    else { return [] }
    let rows = try BudgetRows.decode(transaction.facts.blob(budget.value.rows))
    return BudgetRules.grantProblems(
      rows.columns, year: year, statement: drift.value, in: budget.value.fileName)
  }
}

extension FrameDraft {
  fileprivate var explicitMonths: [Int64] {
    if case .explicit(let months) = frame.profile { months.map(\.ore) } else { [] }
  }
}
