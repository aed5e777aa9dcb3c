import Accounts
import Importing
package import Kernel
package import Storage

/// What a batch changed, code string by code string and month by month.
package struct BatchDifferences: Sendable {
  /// One code string in one month.
  package struct Row: Hashable, Sendable {
    /// The month.
    package let month: Month
    /// The codes in the order of `CodingPart.allCases`; empty where a part has none.
    package let codes: [String]
    /// Whether it belongs to the month, or to an opening or closing period.
    package let phase: LedgerPhase
    /// The amount before, debit-positive; nil where the code string was not there.
    package let before: Money?
    /// The amount now, debit-positive; nil where the code string is no longer there.
    package let now: Money?

    /// The change; debit-positive.
    package var change: Money { (now ?? .zero) - (before ?? .zero) }

    /// The codes joined by points; parts without a code are left out.
    package var text: String { codes.filter { !$0.isEmpty }.joined(separator: " · ") }
  }

  /// The amounts of one account class in one month.
  package struct ClassTotal: Hashable, Sendable {
    /// The month.
    package let month: Month
    /// The account's first character.
    package let name: String
    /// The amount before; debit-positive.
    package let before: Money
    /// The amount now; debit-positive.
    package let now: Money
  }

  /// An earlier import that the batch hid, wholly or in part.
  package struct Replaced: Hashable, Sendable {
    /// Its id.
    package let batch: String
    /// The months of it that were hidden.
    package let months: [Month]
    /// Whether other parts of those months stay.
    package let isPartly: Bool
    /// How many postings were hidden.
    package let rows: Int64
    /// What they came to in revenue and costs, account classes 3–8; debit-positive.
    package let amount: Money
  }

  /// The batch.
  package let batch: Versioned<Batch>
  /// The imports that it hid, oldest first.
  package let replaced: [Replaced]
  /// Whether something could be seen before in one of the batch's months.
  package let isReplacing: Bool
  /// The code strings that changed, by month and then by codes.
  package let rows: [Row]
  /// How many code strings could be seen before or now, month by month.
  package let codeStrings: Int
  /// Every account class, by month and then by name.
  package let classes: [ClassTotal]

  /// The greatest changes, greatest first; of those that are equally great the first ones.
  ///
  /// **Complexity** one look at each row, and `count` more at each that is among the greatest so far
  package func greatest(_ count: Int) -> [Row] {
    guard count > 0 else { return [] }
    var found: [(row: Int, size: UInt64)] = []
    for row in rows.indices {
      let size = rows[row].change.ore.magnitude
      if found.count == count, let least = found.last?.size {
        guard size > least else { continue }
        found.removeLast()
      }
      let place = found.lastIndex { $0.size >= size }.map { $0 + 1 } ?? 0
      found.insert((row, size), at: place)
    }
    return found.map { rows[$0.row] }
  }

  /// What the batch of that id changed among the batches that came before it and itself; with `isForReplacing` no row
  /// of a batch that replaces nothing, which is then not read.
  ///
  /// **Throws** `LedgerProblem.unknownBatch`.
  package init(
    of id: String, among all: [Versioned<Batch>], isForReplacing: Bool = false, sums: (Digest) throws -> FactColumns
  ) throws {
    let batches = all.filter { $0.value.table == LedgerTable.table.name }
    guard let place = batches.firstIndex(where: { $0.id == id }) else { throw LedgerProblem.unknownBatch(id) }
    let batch = batches[place]
    let months = Set(batch.value.parts.map(\.month))
    // Other sources are the same before and after.
    let ofSource = batches[...place].filter { $0.value.source == batch.value.source }
    func segments(_ batches: [Versioned<Batch>]) -> [VisibleSegment] {
      VisibleFacts(batches).segments.filter { months.contains($0.part.month) }
    }
    let (old, new) = (segments(ofSource.dropLast()), segments(ofSource))
    replaced = try BatchDifferences.replaced(old, new, sums)
    isReplacing = old.contains { $0.part.segment != nil }
    var numbers = CodeNumbers(columns: LedgerTable.table.groupedBy)
    var rows: [Row] = []
    var classes: [ClassTotal] = []
    var count = 0
    for month in months.sorted() where isReplacing || !isForReplacing {
      func amounts(_ segments: [VisibleSegment]) throws -> CodedAmounts {
        var amounts = CodedAmounts()
        for segment in segments where segment.part.month == month {
          guard let digest = segment.part.segment else { continue }
          let columns = try sums(digest)
          amounts.add(
            columns, amount: LedgerTable.amount, where: columns.visibleRows(of: segment), numbers: &numbers)
        }
        return amounts
      }
      // A month whose segments stay as they were is not read.
      let (before, now) = (old.filter { $0.part.month == month }, new.filter { $0.part.month == month })
      guard before.map(\.part.segment) != now.map(\.part.segment) || before.map(\.hidden) != now.map(\.hidden) else {
        continue
      }
      let (was, becomes) = (try amounts(before), try amounts(now))
      count += Set(was.sums.keys).union(becomes.sums.keys).count
      rows += BatchDifferences.rows(month, was, becomes, numbers)
      classes += BatchDifferences.classes(month, was, becomes, numbers)
    }
    self.batch = batch
    self.rows = rows
    codeStrings = count
    self.classes = classes
  }

  private static func replaced(
    _ old: [VisibleSegment], _ new: [VisibleSegment], _ sums: (Digest) throws -> FactColumns
  ) throws -> [Replaced] {
    var order: [String] = []
    var hidden: [String: (months: [Month], isPartly: Bool, sum: VisibleSum)] = [:]
    for segment in old {
      let after = new.first { $0.batch == segment.batch && $0.part.month == segment.part.month }
      guard after?.hidden != segment.hidden else { continue }
      if hidden[segment.batch] == nil { order.append(segment.batch) }
      var entry = hidden[segment.batch] ?? ([], false, VisibleSum())
      entry.months.append(segment.part.month)
      entry.isPartly = entry.isPartly || after != nil
      entry.sum.add(try VisibleSum([segment], sums))
      if let after { entry.sum.take(try VisibleSum([after], sums)) }
      hidden[segment.batch] = entry
    }
    return order.compactMap { batch in
      hidden[batch].map {
        Replaced(
          batch: batch, months: $0.months, isPartly: $0.isPartly, rows: $0.sum.rows, amount: Money(ore: $0.sum.flow))
      }
    }
  }

  private static func rows(
    _ month: Month, _ before: CodedAmounts, _ now: CodedAmounts, _ numbers: CodeNumbers
  ) -> [Row] {
    Set(before.sums.keys).union(now.sums.keys).compactMap { key -> Row? in
      let (old, new) = (before.sums[key], now.sums[key])
      guard old != new else { return nil }
      let codes = numbers.codes(key)
      return Row(
        month: month, codes: Array(codes.prefix(CodingPart.allCases.count)),
        phase: codes.last.flatMap(LedgerPhase.init(rawValue:)) ?? .month, before: old.map { Money(ore: $0) },
        now: new.map { Money(ore: $0) })
    }.sorted {
      $0.codes == $1.codes ? $0.phase.number < $1.phase.number : $0.codes.lexicographicallyPrecedes($1.codes)
    }
  }

  private static func classes(
    _ month: Month, _ before: CodedAmounts, _ now: CodedAmounts, _ numbers: CodeNumbers
  ) -> [ClassTotal] {
    func totals(_ amounts: CodedAmounts) -> [String: Int64] {
      amounts.sums.reduce(into: [:]) { $0[String(numbers.code($1.key, 0).prefix(1)), default: 0] &+= $1.value }
    }
    let (old, new) = (totals(before), totals(now))
    return Set(old.keys).union(new.keys).sorted().map { name in
      ClassTotal(month: month, name: name, before: Money(ore: old[name] ?? 0), now: Money(ore: new[name] ?? 0))
    }
  }
}
