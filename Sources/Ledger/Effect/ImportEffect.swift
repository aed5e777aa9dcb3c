import Accounts
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

    /// What would change; debit-positive.
    package var change: Money { now - before }
  }

  /// An earlier import that would be replaced, wholly or in part.
  package struct Replaced: Hashable, Sendable {
    /// Its id.
    package let batch: String
    /// The months of it that would be hidden.
    package let months: [Month]
    /// Whether other parts of those months stay.
    package let isPartly: Bool
  }

  /// The months, in order.
  package let months: [MonthEffect]
  /// What would change by code string and account class.
  package let differences: BatchDifferences
  /// The imports that would be replaced, oldest first.
  package let replaced: [Replaced]
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
    differences = try BatchDifferences(of: ImportEffect.id, among: all, sums: sums)
    let isMeant = Set(batch.parts.map(\.month))
    func segments(_ batches: [Versioned<Batch>]) -> [VisibleSegment] {
      VisibleFacts(batches).segments.filter { $0.source == batch.source && isMeant.contains($0.part.month) }
    }
    let (old, new) = (segments(earlier), segments(all))
    replaced = ImportEffect.replaced(old, new)
    months = try isMeant.sorted().map { month in
      let (was, becomes) = (try Sum(old, month, sums), try Sum(new, month, sums))
      return MonthEffect(
        month: month, rowsBefore: was.rows, rowsNow: becomes.rows, before: Money(ore: was.flow),
        now: Money(ore: becomes.flow))
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

  private static func replaced(_ old: [VisibleSegment], _ new: [VisibleSegment]) -> [Replaced] {
    var order: [String] = []
    var hidden: [String: (months: [Month], isPartly: Bool)] = [:]
    for segment in old {
      let after = new.first { $0.batch == segment.batch && $0.part.month == segment.part.month }
      guard after?.hidden != segment.hidden else { continue }
      if hidden[segment.batch] == nil { order.append(segment.batch) }
      hidden[segment.batch, default: ([], false)].months.append(segment.part.month)
      if after != nil { hidden[segment.batch]?.isPartly = true }
    }
    return order.compactMap { batch in
      hidden[batch].map { Replaced(batch: batch, months: $0.months, isPartly: $0.isPartly) }
    }
  }

  /// What can be seen of a month.
  private struct Sum {
    var rows: Int64 = 0
    var flow: Int64 = 0

    init(_ segments: [VisibleSegment], _ month: Month, _ sums: (Digest) throws -> FactColumns) throws {
      for segment in segments where segment.part.month == month {
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
  }
}
