import Kernel
import Organisation
package import Storage

/// Takes back that a posting is coded wrongly.
package enum WithdrawMarkedPosting: Command {
  package static let name = "ledger.withdraw-marked-posting"
  package static let permission = Permission.forecast
  package typealias Input = String
  package typealias Output = Int

  /// The version that stands of the mark with that id. Why stands in the context.
  ///
  /// **Throws** `MarkingProblem.unknownMark`, `.alreadySettled`; `StorageProblem.outsideScope`.
  package static func run(_ input: String, in transaction: inout Transaction) throws -> Int {
    let mark = try transaction.openMark(input)
    let context = transaction.context
    return try transaction.put(
      mark.settled(.withdrawn, context.reason, by: context.actor.id, at: context.now), id: input)
  }
}

extension Transaction {
  /// The mark of that id, which waits and lies within the actor's scope.
  func openMark(_ id: String) throws -> MarkedPosting {
    guard let month = Month(String(id.prefix { $0 != "/" })) else { throw MarkingProblem.unknownMark(id) }
    // Whoever may not act there is not told what there is.
    try requireScope(unit: MarkedPosting.unit(ofID: id), on: month.lastDay)
    guard let mark = try state.record(MarkedPosting.self, id: id)?.value else { throw MarkingProblem.unknownMark(id) }
    if let settlement = mark.settlement { throw MarkingProblem.alreadySettled(mark: id, settlement.outcome) }
    return mark
  }
}
