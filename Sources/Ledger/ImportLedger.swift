package import Importing
package import Kernel
package import Storage

/// Makes staged postings visible: the one short write at the end of an import.
package enum ImportLedger: Command {
  package static let name = "ledger.import"
  package static let permission = Permission.importFacts

  /// What is imported.
  package struct Input: Sendable {
    /// The batch as it shall stand.
    package let batch: Batch
    /// The source file, to be kept.
    package let file: SourceFile
    /// The codes of the batch, by month and column.
    package let codes: [Month: [String: Set<String>]]
    /// Whether somebody has confirmed that codes may go and that the file may be older.
    package let isConfirmed: Bool
    /// The texts and suppliers of the batch's months, to be sealed.
    package let texts: [Month: SealableContent]

    /// An import of `batch` from `file`.
    package init(
      batch: Batch, file: SourceFile, codes: [Month: [String: Set<String>]], isConfirmed: Bool,
      texts: [Month: SealableContent] = [:]
    ) {
      self.batch = batch
      self.file = file
      self.codes = codes
      self.isConfirmed = isConfirmed
      self.texts = texts
    }

    /// The batch whose months name the sealed texts that `address` answers.
    func batch(_ address: (SealableContent) throws -> Digest) rethrows -> Batch {
      batch.with(
        parts: try batch.parts.map { part in part.with(texts: try texts[part.month].map(address) ?? part.texts) })
    }
  }

  /// What became of it.
  package enum Output: Hashable, Sendable {
    /// The same postings are there already; nothing was written.
    case nothingNew
    /// The batch was written under this id.
    case imported(batch: String)
  }

  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    // Looked at before, and again here: somebody else may have imported meanwhile.
    let findings = try PreviewImport.findings(input, transaction.state, transaction.facts, transaction.vault)
    if findings.isNothingNew { return .nothingNew }
    try LedgerImporter.requireAllowed(findings, input)
    try transaction.keepSource(input.file)
    let batch = try input.batch { try transaction.keepSealed($0, as: .postingTexts) }
    let number = try transaction.state.all(Batch.self).count + 1
    let id = "ledger-" + Digits.padded(number, 4)
    try transaction.put(batch, id: id)
    return .imported(batch: id)
  }
}
