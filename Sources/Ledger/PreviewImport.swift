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
    /// What the file says of itself; nil where only what stands in the way is asked for.
    let said: [SaidBalance]?

    /// A question about an import on that day: what stands in its way, and with `said` what it would change.
    package init(_ batch: ImportLedger.Input, today: Day, said: [SaidBalance]? = nil) {
      self.batch = batch
      self.today = today
      self.said = said
    }
  }

  /// What was found, and what the import would change.
  package struct Output: Sendable {
    /// What stands in the way.
    package let findings: SupersedeFindings
    /// What would change; nil where that was not asked for, or nothing would.
    package let effect: ImportEffect?
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    try view.requireWholeBoard()
    let found = try findings(input.batch, view.state, view.facts, view.vault, today: input.today)
    guard let said = input.said, !found.isNothingNew else { return Output(findings: found, effect: nil) }
    let effect = try ImportEffect(
      input.batch, said: said, among: view.state.all(Batch.self), totals: view.state.all(ControlTotal.self)
    ) { try view.facts.sums(of: $0, in: LedgerTable.table) }
    return Output(findings: found, effect: effect)
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
