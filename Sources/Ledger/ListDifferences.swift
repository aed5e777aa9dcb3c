import Importing
package import Storage

/// What a batch changed: every code string and month, before and now.
package enum ListDifferences: Question {
  package static let name = "ledger.list-differences"
  package static let permission = Permission.read
  package typealias Input = String
  package typealias Output = BatchDifferences

  /// The differences that the batch of that id made.
  ///
  /// **Throws** `LedgerProblem.unknownBatch`, also for those who do not see the whole board: a batch says what all of
  /// the board's ledger comes to.
  package static func answer(_ input: String, view: View) throws -> BatchDifferences {
    guard view.scope == .everything else { throw LedgerProblem.unknownBatch(input) }
    return try BatchDifferences(of: input, among: view.state.all(Batch.self)) {
      try view.facts.sums(of: $0, in: LedgerTable.table)
    }
  }
}
