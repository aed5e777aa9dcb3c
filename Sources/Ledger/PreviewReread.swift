package import Importing
package import Kernel
package import Storage

/// What stands in the way of reading kept files anew, asked before anything is stored.
package enum PreviewReread: Question {
  package static let name = "ledger.preview-reread"
  package static let permission = Permission.importFacts

  /// What would be written, and when.
  package struct Input: Sendable {
    /// The batches.
    package let batches: [ImportLedger.Input]
    /// The day of the writing.
    package let today: Day

    /// A question about these batches on that day.
    package init(batches: [ImportLedger.Input], today: Day) {
      self.batches = batches
      self.today = today
    }
  }

  package typealias Output = [SupersedeProblem]

  package static func answer(_ input: Input, view: View) throws -> [SupersedeProblem] {
    try view.requireWholeBoard()
    return try RereadRules.findings(
      input.batches, view.state.all(Batch.self), today: input.today,
      texts: { try view.facts.sealedKey(mark: view.vault.mark(of: $0.digest, .postingTexts))?.digest ?? $0.digest },
      sums: { try view.facts.sums(of: $0, in: LedgerTable.table) }
    ).flatMap(\.problems)
  }
}
