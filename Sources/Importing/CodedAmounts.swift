package import Storage

/// Amounts by code string: what a month says, whatever its rows are.
package struct CodedAmounts: Hashable, Sendable {
  /// The sums by the key of their code string; sums of zero stay.
  ///
  /// **Unit** öre. **Sign** debit-positive.
  package private(set) var sums: [CodeNumbers.Key: Int64] = [:]
  /// How many postings were added.
  package private(set) var rows: Int64 = 0

  /// Nothing yet.
  package init() {}

  /// Adds the summed column of those rows of a segment's sums that `isCounted` names; nil for all.
  package mutating func add(
    _ facts: FactColumns, amount: String, where isCounted: [Bool]? = nil, numbers: inout CodeNumbers
  ) {
    let amounts = facts.integer(amount)
    let counts = facts.integer(FactColumns.rowCount)
    for (row, key) in numbers.keys(of: facts).enumerated() where isCounted?[row] ?? true {
      // Readers of files bound what they accept, so that sums of a few batches fit.
      sums[key, default: 0] &+= amounts[row]
      rows += counts[row]
    }
  }

  /// Adds what `other` says.
  package mutating func add(_ other: CodedAmounts) {
    for (key, amount) in other.sums { sums[key, default: 0] &+= amount }
    rows += other.rows
  }

  /// Those whose key is let through.
  package func filtered(_ isIncluded: (CodeNumbers.Key) -> Bool) -> CodedAmounts {
    var result = CodedAmounts()
    result.sums = sums.filter { isIncluded($0.key) }
    result.rows = rows
    return result
  }

  /// Whether nothing is said, or nothing but zeros.
  package var isNothing: Bool { sums.values.allSatisfy { $0 == 0 } }

  /// The sum of the amounts.
  package var net: Int128 { sums.values.reduce(0) { $0 + Int128($1) } }
  /// The sum of the amounts with their signs left out.
  package var volume: Int128 { sums.values.reduce(0) { $0 + Int128($1.magnitude) } }
}
