package import Accounts
package import Kernel
package import SIE

/// The amounts of a SIE file's period balances or period budgets, each krona once.
///
/// A file may hold an account's total beside its splits by object, by one dimension or several. They are the same
/// money: the finest split is taken, and what the total leaves over stands without objects.
/// **Source** the SIE 4B specification, `#PSALDO` and `#PBUDGET`.
package enum SIEPeriodAmounts {
  /// One amount.
  package struct Row: Hashable, Sendable {
    /// The position of the coding in the file's table.
    package let coding: Int
    /// The month.
    package let month: Month
    /// Whether the amount belongs to the month itself or to the year's opening or closing period.
    package let phase: Phase
    /// **Unit** öre. **Sign** debit-positive.
    package let amount: Int64
    /// The objects do not count: the row is what an account's total leaves over.
    package let isRemainder: Bool
  }

  /// Where in its year an amount belongs.
  package enum Phase: Hashable, Sendable {
    /// The opening period, 00.
    case opening
    /// A month.
    case month
    /// A closing period, 13 and up.
    case closing
  }

  /// The amounts of the fiscal year with that index, by month and account; rows of zero are left out.
  package static func rows(_ amounts: [SIEPeriodAmount], of file: SIEFile, year: Int = 0) -> [Row] {
    let fiscal = file.header.fiscalYear(year)
    var totals: [Key: Int64] = [:]
    var splits: [Key: [Split: [(coding: Int, amount: Int64)]]] = [:]
    var codings: [Int: Int] = [:]
    for amount in amounts where amount.year == year {
      let coding = Int(amount.coding)
      let account = file.codings.accountIndex(of: coding)
      let key = Key(month: amount.month, account: account)
      let objects = file.codings[coding].objects
      codings[account] = file.codings.isTotal(coding) ? coding : codings[account] ?? coding
      if objects.isEmpty {
        totals[key, default: 0] += amount.amountOre
      } else {
        let split = Split(dimensions: objects.map(\.dimension).sorted())
        splits[key, default: [:]][split, default: []].append((coding, amount.amountOre))
      }
    }
    return Set(totals.keys).union(splits.keys).sorted().flatMap { key -> [Row] in
      guard let (month, phase) = place(key.month, fiscal) else { return [] }
      let finest = splits[key]?.max { $0.key < $1.key }?.value ?? []
      var rows = finest.filter { $0.amount != 0 }
        .map { Row(coding: $0.coding, month: month, phase: phase, amount: $0.amount, isRemainder: false) }
      if let total = totals[key], let coding = codings[key.account] {
        let rest = total - finest.reduce(0) { $0 + $1.amount }
        if rest != 0 {
          rows.append(Row(coding: coding, month: month, phase: phase, amount: rest, isRemainder: true))
        }
      }
      return rows
    }
  }

  /// The codes of a coding by part, as the mapping reads the file's dimensions; a remainder has its account alone.
  package static func codes(
    _ row: Row, of file: SIEFile, mapping: SourceMapping
  ) -> [CodingPart: String] {
    let coding = file.codings[row.coding]
    var codes: [CodingPart: String] = [.account: coding.account]
    if row.isRemainder { return codes }
    for object in coding.objects {
      let name = file.dimensions.first { $0.number == object.dimension }?.name
      if let part = mapping.part(dimension: object.dimension, name: name), codes[part] == nil {
        codes[part] = object.code
      }
    }
    return codes
  }

  /// The month and phase of a period yyyymm; nil where it is none, as 0 for a whole year.
  private static func place(_ period: Int32, _ year: SIEFiscalYear?) -> (month: Month, phase: Phase)? {
    if let month = Month(yyyymm: Int(period)) { return (month, .month) }
    guard period > 0, let year else { return nil }
    let isOpening = period % 100 == 0
    return Month(yyyymm: Int(isOpening ? year.first.month : year.last.month)).map {
      ($0, isOpening ? .opening : .closing)
    }
  }

  /// The dimensions that an amount is split by; the greatest is the finest.
  private struct Split: Hashable, Comparable {
    let dimensions: [Int]

    /// More dimensions are finer; between two splits by equally many the lower dimensions are taken.
    static func < (a: Split, b: Split) -> Bool {
      guard a.dimensions.count == b.dimensions.count else { return a.dimensions.count < b.dimensions.count }
      return b.dimensions.lexicographicallyPrecedes(a.dimensions)
    }
  }

  private struct Key: Hashable, Comparable {
    let month: Int32
    let account: Int

    static func < (a: Key, b: Key) -> Bool { (a.month, a.account) < (b.month, b.account) }
  }
}
