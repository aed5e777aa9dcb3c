/// An amount of money in whole öre, exact.
///
/// **Unit** öre. **Sign** debit-positive: costs and assets are positive, revenue and liabilities negative.
/// **Range** ±`Money.limit` for a single imported amount; sums may grow beyond it without overflow for 900 000 such
/// amounts, and `+` stops the program rather than wrapping beyond that.
package struct Money: Hashable, Comparable, Sendable, Codable {
  /// The amount in öre.
  package var ore: Int64

  /// An amount of so many öre.
  package init(ore: Int64) { self.ore = ore }

  /// An amount of so many thousand kronor, as reports print it.
  package init(tkr: Int64) { self.ore = tkr * 100_000 }

  /// Nothing.
  package static let zero = Money(ore: 0)

  /// The largest amount, in öre, that a reader of files accepts in one field: 100 thousand million kronor.
  package static let limit: Int64 = 10_000_000_000_000

  package init(from decoder: any Decoder) throws {
    ore = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ore)
  }

  package static func < (a: Money, b: Money) -> Bool { a.ore < b.ore }
  /// The exact sum.
  package static func + (a: Money, b: Money) -> Money { Money(ore: a.ore + b.ore) }
  /// The exact difference.
  package static func - (a: Money, b: Money) -> Money { Money(ore: a.ore - b.ore) }
  /// The same amount on the other side.
  package static prefix func - (a: Money) -> Money { Money(ore: -a.ore) }
  /// Adds exactly.
  package static func += (a: inout Money, b: Money) { a.ore += b.ore }
  /// Subtracts exactly.
  package static func -= (a: inout Money, b: Money) { a.ore -= b.ore }

  /// The part `numerator / denominator` of the amount, rounded half away from zero to whole öre.
  ///
  /// The product is taken in 128 bits, so no intermediate overflow can occur.
  package func part(_ numerator: Int64, of denominator: Int64) -> Money {
    Money(ore: Rounding.halfAway(Int128(ore) * Int128(numerator), by: Int128(denominator)))
  }
}

extension Sequence where Element == Money {
  /// The exact sum of the amounts.
  package func sum() -> Money { reduce(.zero, +) }
}
