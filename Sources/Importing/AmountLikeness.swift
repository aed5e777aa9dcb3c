/// What amounts are, compared with those that stood in their place.
package enum AmountLikeness: Hashable, Sendable {
  /// About the same.
  case same
  /// About the same with the opposite sign.
  case opposite
  /// About twice as much.
  case doubled
  /// About so many times as much, sign left out.
  case larger(Int64)
  /// About so many times less, sign left out.
  case smaller(Int64)
  /// About the same with the signs of negative amounts left out.
  case unsigned
  /// Something else.
  case different

  /// What `now` is, compared with `before`.
  ///
  /// An explanation holds where it leaves at most a quarter of the amounts unexplained, and the best one is given.
  /// Twice as much needs two code strings and ten times as much three: one alone may well have grown so.
  package static func of(_ now: CodedAmounts, comparedTo before: CodedAmounts) -> AmountLikeness {
    let volume = before.volume
    guard volume > 0, !now.isNothing else { return .different }
    var best = (likeness: AmountLikeness.different, left: Int128(1), of: Int128(4))
    func consider(_ likeness: AmountLikeness, left: Int128, of whole: Int128) {
      // Fractions are compared crosswise, exactly.
      if left * best.of < best.left * whole { best = (likeness, left, whole) }
    }
    consider(.same, left: distance(now, before, 1, 1), of: volume)
    consider(.opposite, left: distance(now, before, -1, 1), of: volume)
    let strings = before.sums.count(where: { $0.value != 0 })
    if strings > 1 {
      consider(.doubled, left: distance(now, before, 2, 1), of: volume * 2)
    }
    for factor in [10, 100, 1_000, 1_000_000] as [Int64] where factor > 10 || strings > 2 {
      for sign in [1, -1] as [Int64] {
        consider(.larger(factor), left: distance(now, before, sign * factor, 1), of: volume * Int128(factor))
        consider(.smaller(factor), left: distance(now, before, sign, factor), of: volume)
      }
    }
    let negative = before.sums.values.reduce(Int128(0)) { $1 < 0 ? $0 + Int128($1.magnitude) : $0 }
    if negative * 10 >= volume, now.sums.values.allSatisfy({ $0 >= 0 }) {
      var unsigned: Int128 = 0
      for (key, amount) in before.sums {
        unsigned += magnitude(Int128(now.sums[key] ?? 0) - Int128(amount.magnitude))
      }
      for (key, amount) in now.sums where before.sums[key] == nil { unsigned += Int128(amount.magnitude) }
      consider(.unsigned, left: unsigned, of: volume)
    }
    return best.likeness
  }

  /// How far `now` is from `before` times `factor / divisor`, over all code strings of either.
  ///
  /// **Unit** öre times the divisor.
  package static func distance(
    _ now: CodedAmounts, _ before: CodedAmounts, _ factor: Int64 = 1, _ divisor: Int64 = 1
  ) -> Int128 {
    var sum: Int128 = 0
    for (key, amount) in before.sums {
      sum += magnitude(Int128(divisor) * Int128(now.sums[key] ?? 0) - Int128(factor) * Int128(amount))
    }
    for (key, amount) in now.sums where before.sums[key] == nil {
      sum += Int128(divisor) * Int128(amount.magnitude)
    }
    return sum
  }

  /// Whether the amounts are the very same for nearly all of either side, over at least so many code strings.
  package static func areCopies(_ a: CodedAmounts, _ b: CodedAmounts, atLeast count: Int) -> Bool {
    var shared: Int128 = 0
    var strings = 0
    for (key, amount) in a.sums where amount != 0 && b.sums[key] == amount {
      shared += Int128(amount.magnitude)
      strings += 1
    }
    return strings >= count && shared * 5 >= a.volume * 4 && shared * 5 >= b.volume * 4
  }

  private static func magnitude(_ value: Int128) -> Int128 { value < 0 ? -value : value }
}
