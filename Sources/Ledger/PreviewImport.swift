package import Importing
package import Kernel
package import Storage

/// What an import would do to the postings that can be seen, asked before anything is stored.
package enum PreviewImport: Question {
  package static let name = "ledger.preview-import"
  package static let permission = Permission.importFacts

  /// What would be imported, and when.
  package struct Input: Sendable {
    /// The import.
    package let batch: ImportLedger.Input
    /// The day of the import.
    package let today: Day

    /// A question about an import on that day.
    package init(_ batch: ImportLedger.Input, today: Day) {
      self.batch = batch
      self.today = today
    }
  }

  package typealias Output = SupersedeFindings

  package static func answer(_ input: Input, view: View) throws -> SupersedeFindings {
    try view.requireWholeBoard()
    return try findings(input.batch, view.state, view.facts, view.vault, today: input.today)
  }

  static func findings(
    _ input: ImportLedger.Input, _ state: BoardState, _ facts: any FactReader, _ vault: Vault, today: Day
  ) throws -> SupersedeFindings {
    // Texts that are sealed already are known by their mark; the digest of new ones is no ciphertext's address.
    let batch = try input.batch {
      try facts.sealedKey(mark: vault.mark(of: $0.digest, .postingTexts))?.digest ?? $0.digest
    }
    return try SupersedeRules.compare(
      IncomingBatch(batch: batch, sums: input.sums, today: today), with: state.all(Batch.self),
      table: LedgerTable.table, watched: LedgerImporter.watchedColumns
    ) { try facts.sums(of: $0, in: LedgerTable.table) }
  }
}
