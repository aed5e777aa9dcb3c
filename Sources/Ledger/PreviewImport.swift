package import Importing
package import Storage

/// What an import would do to the postings that can be seen, asked before anything is stored.
package enum PreviewImport: Question {
  package static let name = "ledger.preview-import"
  package static let permission = Permission.importFacts
  package typealias Input = ImportLedger.Input
  package typealias Output = SupersedeFindings

  package static func answer(_ input: Input, view: View) throws -> SupersedeFindings {
    try findings(input, view.state, view.facts, view.vault)
  }

  static func findings(
    _ input: Input, _ state: BoardState, _ facts: any FactReader, _ vault: Vault
  ) throws -> SupersedeFindings {
    // Texts that are sealed already are known by their mark; the digest of new ones is no ciphertext's address.
    let batch = try input.batch {
      try facts.sealedKey(mark: vault.mark(of: $0.digest, .postingTexts))?.digest ?? $0.digest
    }
    return try SupersedeRules.compare(
      batch, codes: input.codes, with: state.visibleFacts(LedgerTable.table),
      columns: LedgerImporter.watchedColumns
    ) { try facts.sums(of: $0, in: LedgerTable.table) }
  }
}
