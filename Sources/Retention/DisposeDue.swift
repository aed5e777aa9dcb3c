import Kernel
package import Storage

/// Disposes for good of what is due, with a reason and a legal ground.
package enum DisposeDue: Command {
  package static let name = "retention.dispose"
  package static let permission = Permission.dispose
  /// What is to go, and what was found of it beforehand: looking through the whole past takes long, and here everybody
  /// else who writes waits.
  package typealias Input = DisposalSearch
  package typealias Output = [Proposal]

  /// What went, subject by subject.
  ///
  /// **Throws** `RetentionProblem.noReason`, `.noRule`, `.noGround`, `.tooYoung`.
  package static func run(_ input: DisposalSearch, in transaction: inout Transaction) throws -> [Proposal] {
    try transaction.requireWholeBoard()
    let reason = transaction.context.reason
    guard reason.contains(where: { !$0.isWhitespace }) else { throw RetentionProblem.noReason }
    let past = Past(transaction)
    let today = transaction.context.now.dayInStockholm
    let proposals = try past.proposals(past.search(input, today: today), today: today)
    for proposal in proposals {
      try transaction.dispose(proposal.removal, proposal.grounds(reason), from: Past.disposable)
    }
    return proposals.filter { !$0.removal.isEmpty }
  }
}
