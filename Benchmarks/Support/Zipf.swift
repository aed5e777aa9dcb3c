/// Ranks that are drawn in proportion to one divided by the rank.
package struct Zipf: Sendable {
  private let limits: [Int]

  /// Ranks below `count`.
  package init(count: Int) {
    // Whole numbers, so that every machine draws the same ranks.
    var sum = 0
    limits = (1...count).map { rank in
      sum += 1_000_000_000 / rank
      return sum
    }
  }

  /// A rank, from 0.
  package func rank(_ chance: inout Chance) -> Int {
    let drawn = chance.below(limits[limits.count - 1])
    var low = 0
    var high = limits.count - 1
    while low < high {
      let middle = (low + high) / 2
      if drawn < limits[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
