package import Kernel

/// How a year's amount falls on its months, exactly: each month is the rounded cumulative part less what came before.
package enum ProfileRules {
  /// Equal parts over `count` months that sum to the amount.
  package static func even(_ amount: Money, over count: Int) -> [Money] {
    weighted(amount, by: [Int64](repeating: 1, count: count)) ?? []
  }

  /// Parts in proportion to the weights that sum to the amount; nil where the weights sum to zero or a weight points
  /// the other way than their sum.
  package static func weighted(_ amount: Money, by weights: [Int64]) -> [Money]? {
    let total = weights.reduce(0, +)
    guard total != 0, weights.allSatisfy({ $0 == 0 || ($0 > 0) == (total > 0) }) else { return nil }
    var parts: [Money] = []
    var weight: Int64 = 0
    var given = Money.zero
    for next in weights {
      weight += next
      let upToNow = amount.part(weight, of: total)
      parts.append(upToNow - given)
      given = upToNow
    }
    return parts
  }
}
