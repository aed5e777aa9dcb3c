import Importing
import Kernel
package import Storage

/// Puts batches that were read anew in the place of those that they were read from: all of them, or none.
package enum RereadLedger: Command {
  package static let name = "ledger.reread"
  package static let permission = Permission.importFacts
  /// The batches in the order in which those before were imported, so that corrections come to lie on top again.
  package typealias Input = [ImportLedger.Input]

  /// A batch and what came of reading its file anew.
  package struct Reread: Hashable, Sendable {
    /// The batch that was read anew.
    package let batch: String
    /// The new batch; nil where nothing had changed.
    package let new: String?
  }

  package typealias Output = [Reread]

  /// What was written for each.
  ///
  /// **Throws** `Problems` with everything that stands in the way; `LedgerProblem.replacedBatch` and `.correctedBatch`
  /// where somebody else has imported meanwhile.
  package static func run(_ input: [ImportLedger.Input], in transaction: inout Transaction) throws -> [Reread] {
    try transaction.requireWholeBoard()
    let facts = transaction.facts
    let vault = transaction.vault
    let found = try RereadRules.findings(
      input, transaction.state.all(Batch.self), today: transaction.context.now.dayInStockholm,
      texts: { try facts.sealedKey(mark: vault.mark(of: $0.digest, .postingTexts))?.digest ?? $0.digest },
      sums: { try facts.sums(of: $0, in: LedgerTable.table) })
    try LedgerImporter.requireAllowed(found.flatMap(\.problems), input.first?.consent ?? SupersedeConsent())
    var number = try transaction.state.all(Batch.self).count
    return try zip(input, found).map { input, found in
      let old = input.batch.rereadOf ?? ""
      guard found.isWritten else { return Reread(batch: old, new: nil) }
      number += 1
      return Reread(
        batch: old, new: try ImportLedger.put(input, number, found.problems.map(\.code) + found.inherited, &transaction)
      )
    }
  }
}
