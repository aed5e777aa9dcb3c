import Accounts
import Storage

/// How many postings can be seen of some segments, and what they come to in revenue and costs.
struct VisibleSum {
  /// How many postings.
  private(set) var rows: Int64 = 0
  /// What account classes 3–8 come to; debit-positive.
  ///
  /// **Unit** öre
  private(set) var flow: Int64 = 0

  /// Nothing.
  init() {}

  /// What can be seen of the segments.
  init(_ segments: some Sequence<VisibleSegment>, _ sums: (Digest) throws -> FactColumns) throws {
    for segment in segments {
      guard let digest = segment.part.segment else { continue }
      let columns = try sums(digest)
      let (amounts, counts) = (columns.integer(LedgerTable.amount), columns.integer(FactColumns.rowCount))
      let accounts = columns.code(CodingPart.account.column)
      let isFlow = accounts.dictionary.map { ("3"..."8").contains($0.prefix(1)) }
      for (row, isVisible) in columns.visibleRows(of: segment).enumerated() where isVisible {
        rows += counts[row]
        // Readers of files bound what they accept, so that sums of a few batches fit.
        if isFlow[Int(accounts.codes[row])] { flow &+= amounts[row] }
      }
    }
  }

  mutating func add(_ other: VisibleSum) {
    rows += other.rows
    flow &+= other.flow
  }

  mutating func take(_ other: VisibleSum) {
    rows -= other.rows
    flow &-= other.flow
  }
}
