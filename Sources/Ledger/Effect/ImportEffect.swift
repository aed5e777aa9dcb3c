package import Kernel
import Storage

/// What an import would change in what can be seen, and how far what could then be seen agrees with what the file says
/// of itself and with the ledger's own report.
package struct ImportEffect: Sendable {
  /// A month that the file speaks for.
  package struct MonthEffect: Hashable, Sendable {
    /// The month.
    package let month: Month
    /// How many postings of the source can be seen.
    package let rowsBefore: Int64
    /// How many could be seen.
    package let rowsNow: Int64
    /// What revenue and costs come to, account classes 3–8; debit-positive.
    package let before: Money
    /// What they would come to; debit-positive.
    package let now: Money

    /// How finished the month is; nil where nothing of it can be seen.
    package let status: PeriodStatus?
    /// How many code strings would change.
    package let changed: Int
  }

  /// The months, in order.
  package let months: [MonthEffect]
  /// What would change by code string and account class.
  package let differences: BatchDifferences
  /// The file's own balances by account beside what could be seen, in order; none where the file has none.
  package let balances: [SaidBalance.Check]
  /// The totals of the ledger's own report for the months, beside what could be seen.
  package let totals: [Reconciliation.Row]

  /// The effect of the import among the batches that there are, oldest first.
  ///
  /// - Parameters:
  ///   - said: the balances that the file itself tells.
  ///   - totals: the totals of the ledger's own report.
  ///   - read: reads the sums of a segment that is stored.
  init(
    _ input: ImportLedger.Input, said: [SaidBalance], among batches: [Versioned<Batch>],
    totals: [Versioned<ControlTotal>], read: @escaping (Digest) throws -> FactColumns
  ) throws {
    let batch = input.batch
    let incoming = Versioned(id: ImportEffect.id, version: 1, event: (batches.last?.event ?? 0) + 1, value: batch)
    let earlier = batches.filter { $0.value.table == LedgerTable.table.name }
    var own: [Digest: FactColumns] = [:]
    for part in batch.parts {
      if let digest = part.segment, let sums = input.sums[part.month] { own[digest] = sums }
    }
    func sums(_ digest: Digest) throws -> FactColumns { try own[digest] ?? read(digest) }
    let all = earlier + [incoming]
    let isMeant = Set(batch.parts.map(\.month))
    func segments(_ batches: [Versioned<Batch>]) -> [VisibleSegment] {
      VisibleFacts(batches).segments.filter { $0.source == batch.source && isMeant.contains($0.part.month) }
    }
    let (old, new) = (segments(earlier), segments(all))
    let differences = try BatchDifferences(of: ImportEffect.id, among: all, sums: sums)
    self.differences = differences
    months = try isMeant.sorted().map { month in
      let seen = old.filter { $0.part.month == month }
      let was = try VisibleSum(seen, sums)
      let becomes = try VisibleSum(new.filter { $0.part.month == month }, sums)
      return MonthEffect(
        month: month, rowsBefore: was.rows, rowsNow: becomes.rows, before: Money(ore: was.flow),
        now: Money(ore: becomes.flow), status: seen.map(\.part.status).min(),
        changed: differences.rows.count { $0.month == month })
    }
    balances = try SaidBalance.checked(said, against: new.filter { $0.batch == ImportEffect.id }, sums)
    let facts = VisibleFacts(all)
    self.totals = try Set(isMeant.map(\.year)).sorted().flatMap { year -> [Reconciliation.Row] in
      guard let last = isMeant.filter({ $0.year == year }).max() else { return [] }
      return try Reconciliation(month: last, totals: totals, facts: facts, sums: sums).rows.filter {
        $0.total.value.source == batch.source && isMeant.contains($0.total.value.month)
      }
    }
  }

  /// What stands for the import's id before it has one.
  private static let id = ""
}
