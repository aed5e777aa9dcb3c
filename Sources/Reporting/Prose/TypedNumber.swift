package import Documents
package import Kernel

/// A number with a unit that stands in a text itself and not as a reference.
package struct TypedNumber: Hashable, Sendable {
  /// The number as it stands, with its unit.
  package let text: String
  /// Where it begins.
  package let place: Place
  /// The number in its last digit, with its sign where it has one.
  package let digits: Int64
  /// How many of the digits are decimals.
  package let decimals: Int
  /// Its unit.
  package let unit: CellUnit
  /// Whether a sign stands before it.
  package let hasSign: Bool
  /// Whether the words before it say that it is rounded: *cirka*, *drygt*, *knappt*.
  package let isRough: Bool

  /// How far a figure may lie from the number and still be the one that is meant, in the number's last digit; 0 for the
  /// very number.
  ///
  /// A rough number is off by at most half of its last digit that is not zero.
  package var tolerance: UInt64 {
    guard isRough else { return 0 }
    var step: UInt64 = 1
    var rest = digits.magnitude
    while rest > 0, rest % 10 == 0 {
      rest /= 10
      step *= 10
    }
    return max(step / 2, 1)
  }
}
