import Kernel

/// Takes the bytes of one amount in order and knows at each what may follow.
struct AmountReader {
  private enum Stage {
    /// Nothing but spaces and perhaps a sign or an opening parenthesis.
    case start
    /// In the digits before the decimal mark.
    case whole
    /// A space after digits: a group of three follows, or the amount is over.
    case gap
    /// After the decimal mark.
    case fraction
    /// Only spaces may follow.
    case end
  }

  private let unit: AmountUnit
  private var stage = Stage.start
  /// The digits so far, without sign; never above ten times the limit, so that it cannot overflow.
  private var value: Int64 = 0
  private var isNegative = false
  private var hasSign = false
  private var isInParentheses = false
  private var decimals = 0
  /// The digits of the group being read; a space closes it.
  private var groupDigits = 0
  private var hasGroups = false
  private var isTooLarge = false
  private var isTooFine = false
  /// The bytes of a character of several bytes that have been read.
  private var pending: UInt32 = 0

  init(unit: AmountUnit) { self.unit = unit }

  mutating func take(_ byte: UInt8) throws(Amount.Fault) {
    if byte >= 0x80 || pending != 0 {
      try takeSpecial(byte)
      return
    }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try takeDigit(Int64(byte - UInt8(ascii: "0")))
    case UInt8(ascii: " "), 0x09: try takeSpace()
    case UInt8(ascii: ","), UInt8(ascii: "."): try takeMark()
    case UInt8(ascii: "-"): try takeMinus()
    case UInt8(ascii: "+"):
      guard stage == .start, !hasSign, !isInParentheses else { throw .notAnAmount }
      hasSign = true
    case UInt8(ascii: "("):
      guard stage == .start, !hasSign, !isInParentheses else { throw .notAnAmount }
      isInParentheses = true
      isNegative = true
    case UInt8(ascii: ")"):
      try closeNumber()
      guard isInParentheses else { throw .notAnAmount }
      isInParentheses = false
      hasSign = true
    default: throw .notAnAmount
    }
  }

  /// The amount in öre.
  mutating func finish() throws(Amount.Fault) -> Int64 {
    if stage == .start, pending == 0, !hasSign, !isInParentheses { throw .empty }
    guard pending == 0, !isInParentheses else { throw .notAnAmount }
    if stage != .end { try closeNumber() }
    if isTooLarge { throw .tooLarge }
    if isTooFine { throw .tooManyDecimals }
    for _ in decimals..<unit.decimals {
      guard value <= Money.limit / 10 else { throw .tooLarge }
      value *= 10
    }
    guard value <= Money.limit else { throw .tooLarge }
    return isNegative ? -value : value
  }

  private mutating func takeDigit(_ digit: Int64) throws(Amount.Fault) {
    switch stage {
    case .start:
      stage = .whole
      groupDigits = 1
    case .whole:
      groupDigits += 1
      if hasGroups, groupDigits > 3 { throw .notAnAmount }
    case .gap:
      // The first group has at most three digits, every later one exactly three.
      guard hasGroups ? groupDigits == 3 : groupDigits <= 3 else { throw .notAnAmount }
      stage = .whole
      hasGroups = true
      groupDigits = 1
    case .fraction:
      decimals += 1
      if decimals > unit.decimals {
        isTooFine = true
        return
      }
    case .end: throw .notAnAmount
    }
    if value > Money.limit { isTooLarge = true } else { value = value * 10 + digit }
  }

  private mutating func takeSpace() throws(Amount.Fault) {
    switch stage {
    case .start, .end: return
    case .whole: stage = .gap
    // Two spaces part no thousands; the amount must be over.
    case .gap: try closeNumber()
    case .fraction: try closeNumber()
    }
  }

  private mutating func takeMark() throws(Amount.Fault) {
    switch stage {
    case .start:
      groupDigits = 3
    case .whole:
      guard !hasGroups || groupDigits == 3 else { throw .notAnAmount }
    case .gap, .fraction, .end: throw .notAnAmount
    }
    stage = .fraction
  }

  private mutating func takeMinus() throws(Amount.Fault) {
    guard !hasSign, !isInParentheses else { throw .notAnAmount }
    if stage != .start { try closeNumber() }
    hasSign = true
    isNegative = true
  }

  /// The number ends here, if it can.
  private mutating func closeNumber() throws(Amount.Fault) {
    switch stage {
    case .start: throw .notAnAmount
    case .whole, .gap:
      guard !hasGroups || groupDigits == 3 else { throw .notAnAmount }
    case .fraction:
      guard decimals > 0 else { throw .notAnAmount }
    case .end: return
    }
    stage = .end
  }

  /// A byte of the characters above ASCII that may stand in an amount: the spaces and the minus.
  private mutating func takeSpecial(_ byte: UInt8) throws(Amount.Fault) {
    pending = pending << 8 | UInt32(byte)
    switch pending {
    case 0xC2, 0xE2, 0xE280, 0xE288: return
    case 0xC2A0, 0xE280AF, 0xE28089:
      pending = 0
      try takeSpace()
    case 0xE28892:
      pending = 0
      try takeMinus()
    default: throw .notAnAmount
    }
  }
}
