import Documents
import Figures
import Kernel

/// Figures as the decimal numbers of a spreadsheet: exact where ten is enough, never through a binary fraction.
enum ExactDecimal {
  /// The value as it is stored in a cell, with the sign of the presentation: kronor with their öre, shares as parts of
  /// one, numbers of things; nil where there is no value.
  ///
  /// **Range** a share has 15 significant digits, which is what a spreadsheet keeps of any number.
  static func text(of cell: FigureCell) -> String? {
    let isTurned = cell.presentation.factor < 0
    switch cell.value {
    case .money(let money):
      return text(money.ore.magnitude, isNegative: (money.ore < 0) != isTurned, decimals: 2)
    case .count(let count): return text(count.magnitude, isNegative: (count < 0) != isTurned, decimals: 0)
    case .share(let share): return text(of: share, isTurned: isTurned)
    case .missing, .suppressed: return nil
    }
  }

  /// The share in decimals, rounded half away from zero; nil where it is not defined.
  private static func text(of share: Share, isTurned: Bool) -> String? {
    guard share.denominator > 0 else { return nil }
    let whole = UInt128(share.denominator)
    var part = UInt128(share.numerator.magnitude)
    var decimals = 0
    while part / whole < 100_000_000_000_000, decimals < 18 {
      part *= 10
      decimals += 1
    }
    let (quotient, rest) = part.quotientAndRemainder(dividingBy: whole)
    let rounded = quotient + (rest * 2 >= whole ? 1 : 0)
    return text(
      UInt64(clamping: rounded), isNegative: (share.numerator < 0) != isTurned, decimals: decimals)
  }

  /// The number with so many of its digits after the point, without needless zeros.
  private static func text(_ magnitude: UInt64, isNegative: Bool, decimals: Int) -> String {
    // 20 digits, leading zeros before 18 decimals, a point and a minus fit.
    String(unsafeUninitializedCapacity: 24) { buffer in
      var end = 24
      func put(_ byte: UInt8) {
        end -= 1
        buffer[end] = byte
      }
      var rest = magnitude
      var isAfterPoint = decimals > 0
      var digits = 0
      var hasDecimals = false
      repeat {
        let digit = UInt8(truncatingIfNeeded: rest % 10)
        if digits == decimals {
          if hasDecimals { put(UInt8(ascii: ".")) }
          isAfterPoint = false
        }
        if !isAfterPoint || digit != 0 || hasDecimals {
          put(UInt8(ascii: "0") + digit)
          if isAfterPoint { hasDecimals = true }
        }
        rest /= 10
        digits += 1
      } while rest > 0 || digits <= decimals
      if isNegative, magnitude > 0 { put(UInt8(ascii: "-")) }
      let count = 24 - end
      for index in 0..<count { buffer[index] = buffer[end + index] }
      return count
    }
  }
}
