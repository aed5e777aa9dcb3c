/// An amount read from a field: whole öre, and how it was written.
struct Amount {
  /// Amounts beyond this are no bookkeeping but garbage: ten million million kronor.
  static let largestOre: Int64 = 1_000_000_000_000_000

  var ore: Int64
  /// How many decimals were written.
  var decimals: Int
  var hasComma: Bool
  /// The first position after the amount.
  var end: Int

  enum Outcome {
    case amount(Amount)
    case fault(AmountFault)
  }

  /// Reads the amount that begins at a position and ends at a separator, a quote, a brace or the line's end.
  @inline(__always)
  static func read(_ view: ByteView, at start: Int) -> Outcome {
    var position = start
    var isNegative = false
    if view[position] == .minus {
      isNegative = true
      position += 1
    } else if view[position] == 0x2B {
      position += 1
    }
    var value: Int64 = 0
    let firstDigit = position
    while view[position].isDigit {
      // Past the largest amount the value stands still, so it can neither wrap nor trap.
      if value <= largestOre { value = value &* 10 &+ Int64(view[position] &- .zero) }
      position += 1
    }
    var digits = position - firstDigit
    var decimals = 0
    let mark = view[position]
    if mark == .period || mark == .comma {
      position += 1
      let firstDecimal = position
      while view[position].isDigit {
        if value <= largestOre { value = value &* 10 &+ Int64(view[position] &- .zero) }
        position += 1
      }
      decimals = position - firstDecimal
      digits += decimals
    }
    guard digits > 0, endsField(view[position]) else { return .fault(.notANumber) }
    guard decimals <= 2 else { return .fault(.tooManyDecimals) }
    if decimals < 2, value <= largestOre { value = value &* (decimals == 0 ? 100 : 10) }
    guard value <= largestOre else { return .fault(.tooLarge) }
    return .amount(
      Amount(ore: isNegative ? -value : value, decimals: decimals, hasComma: mark == .comma, end: position))
  }

  @inline(__always)
  private static func endsField(_ byte: UInt8) -> Bool {
    byte.isSeparator || byte.isLineEnd || byte == .quote || byte == .closeBrace || byte == .openBrace
  }
}
