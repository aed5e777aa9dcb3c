package import Storage

/// Brings in frame components; one that is left out stays as it is.
package enum ImportFrames: Command {
  package static let name = "budget.import-frames"
  package static let permission = Permission.budget
  package typealias Input = [String: BudgetFrame]
  package typealias Output = Int

  /// How many components were written.
  package static func run(_ input: [String: BudgetFrame], in transaction: inout Transaction) throws -> Int {
    for (id, frame) in input.sorted(by: { $0.key < $1.key }) { try transaction.put(frame, id: id) }
    return transaction.writes.count
  }
}
