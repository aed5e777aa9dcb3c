import Kernel
import Storage

/// What is looked through for postings of one segment: its rows packed, each text and voucher told once.
///
/// **Shape** some eight to fourteen bytes a row, and its distinct texts. It holds confidential texts in the open, so it
/// lives in memory alone.
struct PostingIndex: Sendable {
  /// How many postings there are.
  let count: Int
  /// The sum beside the segment that each row is part of: what says its codes.
  let groups: PackedCodes
  /// The amounts. **Unit** öre. **Sign** debit-positive.
  let amounts: PackedIntegers
  /// The texts.
  let texts: DistinctTexts
  /// The suppliers.
  let suppliers: DistinctTexts
  /// The vouchers.
  let vouchers: VoucherRuns
  /// Why the texts cannot be read; nil where they can.
  let textFault: SealFault?

  /// The index of these rows with the texts and suppliers beside them, nil where there are none.
  init(_ rows: FactColumns, month: Month, texts: LedgerTexts?, fault: SealFault?) {
    count = rows.count
    let groups = rows.groups(for: LedgerTable.table)
    self.groups = PackedCodes(groups, below: Int(groups.max() ?? 0) + 1)
    amounts = PackedIntegers(rows.integer(LedgerTable.amount))
    // Segments from before texts were sealed have them themselves, and unmasked.
    self.texts = DistinctTexts(
      texts?.textColumn ?? rows.text(LedgerTable.openText).masked().column, count: rows.count)
    suppliers = DistinctTexts(texts?.supplierColumn ?? TextColumn(), count: rows.count)
    vouchers = VoucherRuns(rows, month: month)
    textFault = fault
  }

  /// About how many bytes of memory it takes.
  var byteCount: Int {
    groups.byteCount + amounts.byteCount + texts.byteCount + suppliers.byteCount + vouchers.byteCount + 256
  }

  /// The index of the segment, made where it is not kept.
  ///
  /// **Throws** `StorageProblem.disposed` where the postings are gone.
  static func of(_ segment: VisibleSegment, _ digest: Digest, generation: Int, in view: View) throws -> PostingIndex {
    let sealed = segment.part.texts
    let name = "postings \(digest) \(sealed.map(\.description) ?? "-") \(view.vault.state.rawValue)"
    return try view.facts.derived(name, generation: generation, bytes: \.byteCount) {
      let rows = try view.facts.rows(of: digest, in: LedgerTable.table, where: [:], limit: nil)
      guard let sealed else { return PostingIndex(rows, month: segment.part.month, texts: nil, fault: nil) }
      switch try view.unsealed(sealed, .postingTexts) {
      case .content(let bytes):
        let texts = LedgerTexts(encoded: bytes)
        return PostingIndex(
          rows, month: segment.part.month, texts: texts ?? LedgerTexts(texts: TextColumn()),
          fault: texts == nil ? .damaged : nil)
      case .unreadable(let fault):
        return PostingIndex(rows, month: segment.part.month, texts: nil, fault: fault)
      }
    }
  }
}
