import Importing
package import Storage

/// What a batch changed: every code string and month, before and now.
package enum ListDifferences: Question {
  package static let name = "ledger.list-differences"
  package static let permission = Permission.read
  package typealias Output = BatchDifferences

  /// Which batch, and whether one that replaces nothing is compared with nothing.
  package struct Input: Sendable {
    /// The batch's id.
    package let batch: String
    /// Whether a batch is left unread where nothing could be seen before in its months: all of it is new.
    package let isForReplacing: Bool

    /// The batch of that id.
    package init(_ batch: String, isForReplacing: Bool = false) {
      self.batch = batch
      self.isForReplacing = isForReplacing
    }
  }

  /// The differences that the batch of that id made.
  ///
  /// **Throws** `LedgerProblem.unknownBatch`, also for those who do not see the whole board: a batch says what all of
  /// the board's ledger comes to.
  package static func answer(_ input: Input, view: View) throws -> BatchDifferences {
    guard view.scope == .everything else { throw LedgerProblem.unknownBatch(input.batch) }
    return try BatchDifferences(
      of: input.batch, among: view.state.all(Batch.self), isForReplacing: input.isForReplacing
    ) { try view.facts.sums(of: $0, in: LedgerTable.table) }
  }
}
