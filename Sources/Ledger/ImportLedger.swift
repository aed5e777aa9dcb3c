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

    /// An import of `batch` from `file`.
    package init(batch: Batch, file: SourceFile, codes: [Month: [String: Set<String>]], isConfirmed: Bool) {
      self.batch = batch
      self.file = file
      self.codes = codes
      self.isConfirmed = isConfirmed
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
    let findings = try PreviewImport.findings(input, transaction.state, transaction.facts)
    if findings.isNothingNew { return .nothingNew }
    try LedgerImporter.requireAllowed(findings, input)
    _ = transaction.keep(input.file.bytes)
    let number = try transaction.state.all(Batch.self).count + 1
    let id = "ledger-" + Digits.padded(number, 4)
    try transaction.put(input.batch, id: id)
    return .imported(batch: id)
  }
}
