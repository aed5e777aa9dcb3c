/// What two sets of amounts have in common, code string by code string.
struct SharedAmounts {
  /// How many code strings have an amount in both.
  private(set) var count = 0
  /// The amounts of the shared code strings now, and before, with their signs left out.
  private(set) var now: Int128 = 0
  private(set) var before: Int128 = 0
  /// What is as large in both, and what of it has turned its sign.
  private(set) var common: Int128 = 0
  private(set) var opposite: Int128 = 0

  init(_ now: CodedAmounts, _ before: CodedAmounts) {
    for (key, amount) in now.sums where amount != 0 { add(amount, before.sums[key] ?? 0) }
  }

  /// The same of accounts.
  init(_ now: [String: Int64], _ before: [String: Int64]) {
    for (account, amount) in now where amount != 0 { add(amount, before[account] ?? 0) }
  }

  private mutating func add(_ amount: Int64, _ other: Int64) {
    guard other != 0 else { return }
    count += 1
    now += Int128(amount.magnitude)
    before += Int128(other.magnitude)
    let less = Int128(min(amount.magnitude, other.magnitude))
    common += less
    if (amount < 0) != (other < 0) { opposite += less }
  }
}
