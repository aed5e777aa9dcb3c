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
    /// The sums by coding of each month that holds something.
    package let sums: [Month: FactColumns]
    /// What is let pass although it looks like a mistake.
    package let consent: SupersedeConsent
    /// The texts and suppliers of the batch's months, to be sealed.
    package let texts: [Month: SealableContent]

    /// An import of `batch` from `file`.
    package init(
      batch: Batch, file: SourceFile, sums: [Month: FactColumns], consent: SupersedeConsent = SupersedeConsent(),
      texts: [Month: SealableContent] = [:]
    ) {
      self.batch = batch
      self.file = file
      self.sums = sums
      self.consent = consent
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
    try transaction.requireWholeBoard()
    // Looked at before, and again here: somebody else may have imported meanwhile.
    let findings = try PreviewImport.findings(
      input, transaction.state, transaction.facts, transaction.vault, today: transaction.context.now.dayInStockholm)
    if findings.isNothingNew { return .nothingNew }
    try LedgerImporter.requireAllowed(findings, input)
    let number = try transaction.state.all(Batch.self).count + 1
    return .imported(batch: try put(input, number, findings.problems.map(\.code), &transaction))
  }

  /// Writes the batch as the one of that number, with what was let pass of its file and of what it does, and answers
  /// its id.
  static func put(
    _ input: Input, _ number: Int, _ consents: [String], _ transaction: inout Transaction
  ) throws -> String {
    try transaction.keepSource(input.file)
    let batch = try input.batch { try transaction.keepSealed($0, as: .postingTexts) }
      .with(consents: Set(input.batch.consents + consents).sorted())
    let id = "ledger-" + Digits.padded(number, 4)
    try transaction.put(batch, id: id)
    return id
  }
}
