package import Accounts
package import Kernel
package import Storage

/// The sums by coding of the visible postings of a period: what figures are computed from.
package struct LedgerSums: Sendable {
  /// One visible segment's sums.
  package struct Part: Sendable {
    /// The segment and where it came from.
    package let segment: VisibleSegment
    /// The sums.
    package let columns: FactColumns
    /// The rows that no later batch hides.
    package let visible: [Bool]

    /// Whether a later batch may hide rows.
    package var hidesRows: Bool { !segment.hidden.isEmpty }
  }

  /// The segments' sums, by month.
  package let parts: [Part]
  /// The parts' sums in their order, with their codes numbered once for all of them.
  package let coded: CodedFacts
  /// All that can be seen, also outside the period.
  package let facts: VisibleFacts

  /// The sums of the postings in the period.
  package init(_ period: Period, in view: View) throws {
    facts = try view.state.visibleFacts(LedgerTable.table)
    parts = try facts.segments(in: period).compactMap { segment in
      guard let digest = segment.part.segment else { return nil }
      let columns = try view.facts.sums(of: digest, in: LedgerTable.table)
      return Part(segment: segment, columns: columns, visible: columns.visibleRows(of: segment))
    }
    coded = CodedFacts(parts.map(\.columns))
  }
}
