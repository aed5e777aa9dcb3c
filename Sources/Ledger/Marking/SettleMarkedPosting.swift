import Kernel
package import Storage

/// Says what came of a marked posting: how it was corrected, or why it stays as it is.
package enum SettleMarkedPosting: Command {
  package static let name = "ledger.settle-marked-posting"
  package static let permission = Permission.importFacts
  package typealias Output = Int

  /// What came of a mark.
  package struct Input: Sendable {
    /// The mark's id.
    package let mark: String
    /// What was done.
    package let decision: Decision
    /// On which voucher it was corrected, or why it is not.
    package let words: String

    /// A mark settled so.
    package init(mark: String, _ decision: Decision, words: String) {
      self.mark = mark
      self.decision = decision
      self.words = words
    }
  }

  /// What whoever keeps the ledger can decide.
  package enum Decision: String, Hashable, Sendable, CaseIterable {
    /// The ledger is corrected.
    case corrected
    /// It stays as it is.
    case refused

    var outcome: MarkOutcome {
      switch self {
      case .corrected: .corrected
      case .refused: .refused
      }
    }
  }

  /// The version that stands.
  ///
  /// **Throws** `MarkingProblem.unknownMark`, `.alreadySettled`, `.noWords`; `StorageProblem.outsideScope`.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let mark = try transaction.openMark(input.mark)
    let words = String(input.words.trimmed)
    guard !words.isEmpty else { throw MarkingProblem.noWords(input.decision.outcome) }
    let context = transaction.context
    return try transaction.put(
      mark.settled(input.decision.outcome, words, by: context.actor.id, at: context.now), id: input.mark)
  }
}
