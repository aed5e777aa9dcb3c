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
    /// **Unit** öre. **Sign** debit-positive.
    package let amount: Int64
    /// The objects do not count: the row is what an account's total leaves over.
    package let isRemainder: Bool
  }

  /// The amounts of the fiscal year with that index, by month and account; rows of zero are left out.
  package static func rows(_ amounts: [SIEPeriodAmount], of file: SIEFile, year: Int = 0) -> [Row] {
    var totals: [Key: Int64] = [:]
    var splits: [Key: [Int: [(coding: Int, amount: Int64)]]] = [:]
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
        // More objects are finer; between two splits of one object the lower dimension is taken.
        let shape = objects.count * 1_000_000 - (objects.first?.dimension ?? 0)
        splits[key, default: [:]][shape, default: []].append((coding, amount.amountOre))
      }
    }
    return Set(totals.keys).union(splits.keys).sorted().flatMap { key -> [Row] in
      guard let month = Month(yyyymm: Int(key.month)) else { return [] }
      let finest = splits[key]?.max { $0.key < $1.key }?.value ?? []
      var rows = finest.filter { $0.amount != 0 }
        .map { Row(coding: $0.coding, month: month, amount: $0.amount, isRemainder: false) }
      if let total = totals[key], let coding = codings[key.account] {
        let rest = total - finest.reduce(0) { $0 + $1.amount }
        if rest != 0 { rows.append(Row(coding: coding, month: month, amount: rest, isRemainder: true)) }
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

  private struct Key: Hashable, Comparable {
    let month: Int32
    let account: Int

    static func < (a: Key, b: Key) -> Bool { (a.month, a.account) < (b.month, b.account) }
  }
}
