/// A number of something that may be counted in parts: care days, hours.
///
/// **Unit** hundredths. **Range** ±`Quantity.limit` for a single one that is read.
package struct Quantity: Hashable, Comparable, Sendable, Codable {
  /// The number in hundredths.
  package let hundredths: Int64

  /// A number of so many hundredths.
  package init(hundredths: Int64) { self.hundredths = hundredths }

  /// A whole number.
  package init(_ whole: Int) { hundredths = Int64(whole) * 100 }

  /// None.
  package static let zero = Quantity(hundredths: 0)

  /// The largest number, in hundredths, that is accepted in one field: a hundred million.
  package static let limit: Int64 = 10_000_000_000

  package init(from decoder: any Decoder) throws {
    hundredths = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hundredths)
  }

  package static func < (a: Quantity, b: Quantity) -> Bool { a.hundredths < b.hundredths }

  /// The exact sum.
  package static func + (a: Quantity, b: Quantity) -> Quantity {
    Quantity(hundredths: a.hundredths + b.hundredths)
  }

  /// The part `numerator / denominator` of it, rounded half away from zero to hundredths.
  package func part(_ numerator: Int64, of denominator: Int64) -> Quantity {
    Quantity(hundredths: Rounding.halfAway(Int128(hundredths) * Int128(numerator), by: Int128(denominator)))
  }

  /// What one of them comes to of the amount where there are `numerator / denominator` times as many: rounded once,
  /// half away from zero, to whole kronor; nil of none.
  package func kronorEach(of amount: Money, times numerator: Int64 = 1, of denominator: Int64 = 1) -> Int64? {
    let count = Int128(hundredths) * Int128(numerator)
    guard count != 0 else { return nil }
    // Öre by hundredths are kronor by one.
    return Rounding.halfAway(Int128(amount.ore) * Int128(denominator), by: count)
  }

  /// It with as many decimals as it needs: `1 234`, `12,5`.
  package var text: String {
    if hundredths % 100 == 0 { return SwedishText.number(hundredths / 100) }
    return hundredths % 10 == 0
      ? SwedishText.number(hundredths / 10, decimals: 1) : SwedishText.number(hundredths, decimals: 2)
  }
}
