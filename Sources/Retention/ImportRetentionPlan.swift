package import Storage

/// Sets the board's plan of retention, whole.
package enum ImportRetentionPlan: Command {
  package static let name = "retention.import-plan"
  package static let permission = Permission.administer
  package typealias Input = RetentionPlan
  package typealias Output = Int

  /// How many rules there are.
  package static func run(_ input: RetentionPlan, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    try transaction.put(input, id: RetentionPlan.id)
    return input.rules.count
  }
}
