import Kernel
package import Storage

/// Keeps the totals of the ledger's own report; a total that is given again replaces the one before.
package enum SetControlTotals: Command {
  package static let name = "ledger.set-control-totals"
  package static let permission = Permission.importFacts
  package typealias Input = [ControlTotal]
  package typealias Output = Int

  /// How many totals were new or changed.
  ///
  /// **Throws** `Problems` with `LedgerProblem.repeatedTotal` and `.oddAccounts`; nothing is changed then.
  package static func run(_ input: [ControlTotal], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    var problems: [any Problem] = []
    var seen: Set<String> = []
    for total in input {
      let place = Place(file: total.origin.isEmpty ? nil : total.origin)
      if !ControlTotal.isAccounts(total.accounts) { problems.append(LedgerProblem.oddAccounts(total.accounts, place)) }
      if !seen.insert(total.id).inserted {
        problems.append(LedgerProblem.repeatedTotal(accounts: total.accounts, month: total.month, place))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for total in input {
      // What was never given cannot be withdrawn.
      if total.amount == nil, try transaction.state.record(ControlTotal.self, id: total.id) == nil { continue }
      try transaction.put(total, id: total.id)
    }
    return transaction.writes.count
  }
}
