import Accounts
import Kernel
package import Storage

/// Brings in frame components; one that is left out stays as it is.
package enum ImportFrames: Command {
  package static let name = "budget.import-frames"
  package static let permission = Permission.budget
  package typealias Input = [String: BudgetFrame]
  package typealias Output = Int

  /// How many components were written.
  package static func run(_ input: [String: BudgetFrame], in transaction: inout Transaction) throws -> Int {
    let problems = try Set(input.values.map(\.year)).sorted().flatMap { try grantProblems($0, transaction) }
    guard problems.isEmpty else { throw Problems(problems) }
    for (id, frame) in input.sorted(by: { $0.key < $1.key }) { try transaction.put(frame, id: id) }
    return transaction.writes.count
  }

  /// The rows of the year's budget that hold the council's money already.
  private static func grantProblems(_ year: Int, _ transaction: Transaction) throws -> [BudgetingProblem] {
    guard let budget = try transaction.state.record(BudgetVersion.self, id: Digits.padded(year, 4)),
      let drift = try transaction.state.record(Statement.self, id: Statement.drift, in: year)
    else { return [] }
    let rows = try BudgetRow.decode(transaction.facts.blob(budget.value.rows))
    return BudgetRules.grantProblems(rows, year: year, statement: drift.value, in: budget.value.fileName)
  }
}
