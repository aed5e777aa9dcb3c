/// The runs of lines that a sum may cover, the likeliest first: from a break to the sum, from the sum to a break, the
/// whole table, and everything before the sum.
struct TableRuns: Sequence, IteratorProtocol {
  /// How many breaks are tried.
  struct Reach {
    let before: Int
    let after: Int

    /// The breaks beside the sum.
    static let near = Reach(before: 1, after: 1)
    /// Enough for every line above a sum of sums.
    static let thorough = Reach(before: 200, after: 50)
    /// Enough for sums of a code whose lines stand apart.
    static let far = Reach(before: 1_000, after: 200)
  }

  private let starts: [Int]
  private let position: Int
  private var before: Range<Int>
  private var after: Range<Int>
  private var rest: [Range<Int>]

  /// - Parameters:
  ///   - starts: how many lines stand before each break, in order.
  ///   - position: how many stand before the sum.
  ///   - count: how many lines the table has.
  init(_ starts: [Int], around position: Int, of count: Int, _ reach: Reach) {
    self.starts = starts
    self.position = position
    let first = TableRuns.index(of: position, in: starts)
    let next = first < starts.count && starts[first] == position ? first + 1 : first
    before = Swift.max(0, first - reach.before)..<first
    after = next..<Swift.min(starts.count, next + reach.after)
    rest = position == 0 ? [0..<count] : [0..<position, 0..<count]
  }

  mutating func next() -> Range<Int>? {
    if let last = before.last {
      before = before.dropLast()
      return starts[last]..<position
    }
    if let first = after.first {
      after = after.dropFirst()
      return position..<starts[first]
    }
    return rest.popLast()
  }

  /// Where the first of the sorted numbers stands that is not below the number.
  static func index(of number: Int, in sorted: [Int]) -> Int {
    var first = 0
    var end = sorted.count
    while first < end {
      let middle = (first + end) / 2
      if sorted[middle] < number { first = middle + 1 } else { end = middle }
    }
    return first
  }
}
