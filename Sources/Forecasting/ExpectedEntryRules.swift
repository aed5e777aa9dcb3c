package import Kernel

/// Finds regular entries that are missing in a month, or far off, from what each combination of codes had before.
package enum ExpectedEntryRules {
  /// How often an entry comes.
  package enum Rhythm: Hashable, Sendable {
    /// Each month.
    case monthly
    /// Each third month.
    case quarterly
  }

  /// What is odd about an entry that was expected.
  package enum Oddity: Hashable, Sendable {
    /// There is none.
    case missing
    /// It is half of what is usual, or less.
    case small
    /// It is double of what is usual, or more.
    case large
  }

  /// An expected entry that is missing or far off.
  package struct Finding: Hashable, Sendable {
    /// How often it comes.
    package let rhythm: Rhythm
    /// What is odd.
    package let oddity: Oddity
    /// What is usual: the median of the months that it was there. **Sign** debit-positive.
    package let expected: Money
    /// The months that it was there, in order.
    package let months: [Month]
    /// What the month has. **Sign** debit-positive.
    package let actual: Money
  }

  /// What an entry must be worth to be missed: smaller ones come and go.
  package static let leastAmount = Money(ore: 100_000)

  /// How many months are looked at: the month itself and the twelve before.
  package static let monthCount = 13

  /// What is odd about the month, given the amounts of one combination of codes; nil where nothing is.
  ///
  /// **Shape** `monthCount` amounts, the month's own first and then backwards.
  ///
  /// A monthly entry was there in three at least of the four months before, a quarterly one in three of the four
  /// months that lie three, six, nine and twelve months back and in no month between. In all of them it lay near its
  /// median: within a quarter of it, for what is only missed is worth a question when it was steady.
  package static func finding(_ amounts: ArraySlice<Int64>, in month: Month) -> Finding? {
    let first = amounts.startIndex
    // Nearly all combinations end here, before anything is gathered.
    guard amounts.count == monthCount, (1..<monthCount).count(where: { amounts[first + $0] != 0 }) >= 3 else {
      return nil
    }
    if let finding = finding(amounts, in: month, among: [4, 3, 2, 1], rhythm: .monthly) { return finding }
    guard (1...11).allSatisfy({ $0 % 3 == 0 || amounts[first + $0] == 0 }) else { return nil }
    return finding(amounts, in: month, among: [12, 9, 6, 3], rhythm: .quarterly)
  }

  private static func finding(
    _ amounts: ArraySlice<Int64>, in month: Month, among back: [Int], rhythm: Rhythm
  ) -> Finding? {
    let first = amounts.startIndex
    let there = back.filter { amounts[first + $0] != 0 }
    guard there.count >= 3, let expected = median(there.map { amounts[first + $0] }),
      expected.magnitude >= leastAmount.ore.magnitude,
      there.allSatisfy({ isNear(amounts[first + $0], expected) })
    else { return nil }
    let actual = amounts[first]
    guard let oddity = oddity(actual, expected) else { return nil }
    return Finding(
      rhythm: rhythm, oddity: oddity, expected: Money(ore: expected),
      months: there.map { month.advanced(by: -$0) }, actual: Money(ore: actual))
  }

  /// The middle amount; of an even number the one nearer to zero, so that no amount is made up.
  private static func median(_ amounts: [Int64]) -> Int64? {
    let sorted = amounts.sorted { $0.magnitude < $1.magnitude }
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }

  private static func isNear(_ amount: Int64, _ expected: Int64) -> Bool {
    (amount - expected).magnitude * 4 <= expected.magnitude
  }

  private static func oddity(_ actual: Int64, _ expected: Int64) -> Oddity? {
    if actual == 0 { return .missing }
    guard (actual > 0) == (expected > 0) else { return .small }
    if actual.magnitude * 2 <= expected.magnitude { return .small }
    return actual.magnitude >= expected.magnitude * 2 ? .large : nil
  }
}
