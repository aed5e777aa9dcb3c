/// A ratio of two integers, kept unreduced so that shares of parts can be added and weighted exactly.
///
/// **Range** the denominator is never negative; a denominator of zero means that the share is not defined.
package struct Share: Hashable, Sendable, Codable {
  /// The part.
  package let numerator: Int64
  /// The whole.
  package let denominator: Int64

  /// The share that `numerator` is of `denominator`.
  package init(_ numerator: Int64, of denominator: Int64) {
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = denominator < 0 ? -denominator : denominator
  }

  /// The share in hundredths of a per cent (basis points), half away from zero; nil where it is not defined.
  package var basisPoints: Int64? {
    guard denominator != 0 else { return nil }
    return Rounding.halfAway(Int128(numerator) * 10_000, by: Int128(denominator))
  }
}
