package import Accounts
package import Kernel
package import Storage

/// The sums by coding of the visible postings of a period: what figures are computed from.
package struct LedgerSums: Sendable {
  /// One visible segment's sums.
  package struct Part: Sendable {
    /// The segment and where it came from.
    package let segment: VisibleSegment
    /// The sums, packed: those of two years are held at once.
    package let packed: PackedFacts

    /// The sums; made anew at each call, so that those of one segment at a time lie in full width.
    package var columns: FactColumns { packed.unpacked }
    /// How many sums there are.
    package var count: Int { packed.count }
    /// The summed amounts; made anew at each call.
    package var amounts: [Int64] { packed.integer(LedgerTable.amount) }
    /// The rows that no later batch hides; computed at each call.
    package var visible: [Bool] { columns.visibleRows(of: segment) }
    /// Whether a later batch may hide rows.
    package var hidesRows: Bool { !segment.hidden.isEmpty }
  }

  /// The segments' sums, by month.
  package let parts: [Part]
  /// The parts' sums in their order, with their codes numbered once for all of them.
  package let coded: CodedFacts
  /// All that can be seen, also outside the period.
  package let facts: VisibleFacts

  /// About how many bytes of memory the sums take.
  package var byteCount: Int { parts.reduce(0) { $0 + $1.packed.byteCount } }

  /// The sums of the postings in the period.
  package init(_ period: Period, in view: View) throws {
    facts = try view.state.visibleFacts(LedgerTable.table)
    parts = try facts.segments(in: period).compactMap { segment in
      guard let digest = segment.part.segment else { return nil }
      return Part(segment: segment, packed: try view.facts.packedSums(of: digest, in: LedgerTable.table))
    }
    coded = CodedFacts(parts.map(\.packed))
  }
}
