import Kernel
package import Storage

/// Brings in statements; a statement of the same id that holds from the same year becomes a new version.
package enum ImportStatements: Command {
  package static let name = "accounts.import-statements"
  package static let permission = Permission.administer
  package typealias Input = [StatementDraft]
  package typealias Output = Int

  /// How many statements were written.
  package static func run(_ input: [StatementDraft], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    var seen: Set<String> = []
    let repeated = input.map(\.id).filter { !seen.insert($0).inserted }
      .map { AccountsProblem.repeatedID($0, Place(field: $0)) }
    let problems = repeated + input.flatMap(StatementRules.problems)
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input {
      try transaction.put(draft.statement, id: BoardState.id(draft.id, from: draft.validFrom))
    }
    return transaction.writes.count
  }
}
