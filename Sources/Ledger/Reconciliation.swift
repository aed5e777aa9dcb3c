import Accounts
package import Kernel
package import Storage

/// What was imported beside the totals of the ledger's own report (*avstämning*). It is computed each time it is asked
/// for: a later batch may change it.
package struct Reconciliation: Sendable {
  /// What one segment adds to a total.
  package struct Share: Hashable, Sendable {
    /// The batch that brought the segment.
    package let batch: String
    /// The segment.
    package let segment: Digest
    /// The month.
    package let month: Month
    /// What counts of it; debit-positive.
    package let amount: Money
  }

  /// One total beside what was read.
  package struct Row: Sendable {
    /// The total, with the version of its record.
    package let total: Versioned<ControlTotal>
    /// What the report says; debit-positive.
    package let expected: Money
    /// What can be seen, segment by segment.
    package let shares: [Share]
    /// The least finished status of the months; nil where none has postings.
    package let status: PeriodStatus?

    /// What can be seen; debit-positive.
    package var read: Money { shares.map(\.amount).sum() }
    /// What was read less what the report says; debit-positive.
    package var difference: Money { read - expected }
    /// Whether both agree, as exactly as the report is written.
    package var isReconciled: Bool { difference.ore.magnitude <= total.value.tolerance }
  }

  /// The totals of the year up to the month, by month, source and accounts.
  package let rows: [Row]
  /// The month.
  package let month: Month

  /// Whether there is a total for the month itself.
  package var isCovered: Bool { rows.contains { $0.total.value.month == month } }
  /// The totals that what was read does not agree with.
  package var differing: [Row] { rows.filter { !$0.isReconciled } }

  /// The totals of the year up to the month, beside what can be seen.
  ///
  /// Opening periods do not count; closing periods count in December, as in every other figure.
  package init(month: Month, in view: View) throws {
    // A total is about the whole board.
    let totals = view.scope == .everything ? try view.state.all(ControlTotal.self) : []
    try self.init(month: month, totals: totals, facts: view.state.visibleFacts(LedgerTable.table)) {
      try view.facts.sums(of: $0, in: LedgerTable.table)
    }
  }

  /// The totals of the year up to the month, beside what those facts show.
  init(
    month: Month, totals: [Versioned<ControlTotal>], facts: VisibleFacts, sums: (Digest) throws -> FactColumns
  ) throws {
    self.month = month
    var known: [Digest: FactColumns] = [:]
    rows = try totals.filter { $0.value.month.year == month.year && $0.value.month <= month }.compactMap { total in
      guard let expected = total.value.amount else { return nil }
      let segments = facts.segments(in: total.value.period).filter { $0.source == total.value.source }
      let shares = try segments.compactMap { segment -> Share? in
        guard let digest = segment.part.segment else { return nil }
        let columns = try known[digest] ?? sums(digest)
        known[digest] = columns
        let amount = Reconciliation.sum(columns, of: segment, accounts: total.value.accounts)
        return Share(batch: segment.batch, segment: digest, month: segment.part.month, amount: amount)
      }
      return Row(
        total: total, expected: expected, shares: shares,
        status: Reconciliation.status(segments, total.value.period))
    }.sorted { Reconciliation.place($0) < Reconciliation.place($1) }
  }

  private static func place(_ row: Row) -> (Month, String, String, Int) {
    let total = row.total.value
    return (total.month, total.source, total.accounts, total.isCumulative ? 1 : 0)
  }

  private static func status(_ segments: [VisibleSegment], _ period: Period) -> PeriodStatus? {
    guard !segments.isEmpty else { return nil }
    return period.months.map { month in
      segments.filter { $0.part.month == month }.map(\.part.status).min() ?? .open
    }.min()
  }

  /// What counts of the segment on those accounts.
  static func sum(_ columns: FactColumns, of segment: VisibleSegment, accounts: String) -> Money {
    let amounts = columns.integer(LedgerTable.amount)
    let codes = columns.code(CodingPart.account.column)
    let isMeant = codes.dictionary.map { CodeRange(accounts).contains($0) }
    let phases = columns.code(LedgerTable.phase)
    let isFlow = phases.dictionary.map { LedgerPhase(rawValue: $0) != .opening }
    var sum: Int64 = 0
    for (row, isVisible) in columns.visibleRows(of: segment).enumerated()
    where isVisible && isMeant[Int(codes.codes[row])] && isFlow[Int(phases.codes[row])] {
      sum += amounts[row]
    }
    return Money(ore: sum)
  }
}
