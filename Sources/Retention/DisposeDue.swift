import Kernel
package import Storage

/// Disposes for good of what is due, with a reason and a legal ground.
package enum DisposeDue: Command {
  package static let name = "retention.dispose"
  package static let permission = Permission.dispose
  package typealias Input = DisposalOrder
  package typealias Output = [Proposal]

  /// What went, subject by subject.
  ///
  /// **Throws** `RetentionProblem.noReason`, `.noRule`, `.noGround`, `.tooYoung`.
  package static func run(_ input: DisposalOrder, in transaction: inout Transaction) throws -> [Proposal] {
    try transaction.requireWholeBoard()
    let reason = transaction.context.reason
    guard reason.contains(where: { !$0.isWhitespace }) else { throw RetentionProblem.noReason }
    let proposals = try Past(transaction).proposals(input, today: transaction.context.now.dayInStockholm)
    for proposal in proposals {
      try transaction.dispose(proposal.removal, proposal.grounds(reason), from: Past.disposable)
    }
    return proposals.filter { !$0.removal.isEmpty }
  }
}
