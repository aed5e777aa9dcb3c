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

  /// The unit; one that the amount itself names, as `5 tkr` does, counts before the one of the column.
  private var unit: AmountUnit
  private var stage = Stage.start
  /// The digits so far, without sign; never above ten times the limit, so that it cannot overflow.
  private var value: Int64 = 0
  private var isNegative = false
  private var hasSign = false
  private var isInParentheses = false
  private var decimals = 0
  /// The digits of the group being read; a space or mark closes it.
  private var groupDigits = 0
  private var hasGroups = false
  /// The point or comma that began the decimals, or what so far looks like them.
  private var decimalMark: UInt8?
  /// The point or comma that stands between groups; known once a second mark is met.
  private var groupMark: UInt8?
  private var isTooLarge = false
  /// The letters of the unit that follows the number.
  private var word: UInt32 = 0
  private var isWordOver = false
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
    case UInt8(ascii: ","), UInt8(ascii: "."): try takeMark(byte)
    case UInt8(ascii: "-"): try takeMinus()
    case UInt8(ascii: "'"): try takeApostrophe()
    case 0x41...0x5A, 0x61...0x7A: try takeLetter(byte | 0x20)
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
    if stage == .start, isNegative, word == 0 {
      // A dash alone is how a spreadsheet prints nothing.
      return 0
    }
    if stage != .end { try closeNumber() }
    try takeUnit()
    if decimals > unit.decimals { throw .tooManyDecimals }
    if isTooLarge { throw .tooLarge }
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
      guard groupMark == nil, hasGroups ? groupDigits == 3 : groupDigits <= 3 else { throw .notAnAmount }
      stage = .whole
      hasGroups = true
      groupDigits = 1
    case .fraction:
      decimals += 1
      // No unit has more, so that what follows need not be kept.
      if decimals > AmountUnit.mnkr.decimals { return }
    case .end: throw .notAnAmount
    }
    if value > Money.limit { isTooLarge = true } else { value = value * 10 + digit }
  }

  private mutating func takeSpace() throws(Amount.Fault) {
    if word != 0 { isWordOver = true }
    switch stage {
    case .start, .end: return
    case .whole: stage = .gap
    // Two spaces part no thousands; the amount must be over.
    case .gap: try closeNumber()
    case .fraction: try closeNumber()
    }
  }

  private mutating func takeMark(_ mark: UInt8) throws(Amount.Fault) {
    switch stage {
    case .start:
      stage = .fraction
      // Nothing stands before it, so it parts no thousands.
      groupDigits = 0
      hasGroups = true
    case .whole:
      guard !hasGroups || groupDigits == 3 else { throw .notAnAmount }
      if mark == groupMark {
        groupDigits = 0
        return
      }
      stage = .fraction
    case .fraction:
      try reinterpret(mark)
      return
    case .gap, .end: throw .notAnAmount
    }
    decimalMark = mark
  }

  /// A second mark shows that the first one parted thousands: `1.234,56`, `1,234.56`, `1.234.567`.
  private mutating func reinterpret(_ mark: UInt8) throws(Amount.Fault) {
    guard !hasGroups, (1...3).contains(groupDigits), decimals == 3 else { throw .notAnAmount }
    groupMark = decimalMark
    hasGroups = true
    decimals = 0
    if mark == groupMark {
      stage = .whole
      groupDigits = 0
    } else {
      decimalMark = mark
      groupDigits = 3
    }
  }

  /// An apostrophe parts thousands, and digits follow it at once.
  private mutating func takeApostrophe() throws(Amount.Fault) {
    guard stage == .whole, groupMark == nil || groupMark == UInt8(ascii: "'"),
      hasGroups ? groupDigits == 3 : groupDigits <= 3
    else { throw .notAnAmount }
    groupMark = UInt8(ascii: "'")
    hasGroups = true
    groupDigits = 0
  }

  private mutating func takeMinus() throws(Amount.Fault) {
    guard !hasSign, !isInParentheses else { throw .notAnAmount }
    if stage != .start { try closeNumber() }
    hasSign = true
    isNegative = true
  }

  private mutating func takeLetter(_ letter: UInt8) throws(Amount.Fault) {
    // A dash alone may have its unit too.
    if stage == .start, hasSign, isNegative { stage = .end }
    if stage != .end { try closeNumber() }
    guard !isWordOver, word <= 0xFF_FFFF else { throw .notAnAmount }
    word = word << 8 | UInt32(letter)
  }

  /// Takes the unit that the amount names.
  private mutating func takeUnit() throws(Amount.Fault) {
    switch word {
    case 0: return
    // kr, sek, tkr, mnkr
    case 0x6B72, 0x73_656B: unit = .kr
    case 0x74_6B72: unit = .tkr
    case 0x6D6E_6B72: unit = .mnkr
    default: throw .notAnAmount
    }
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

  /// A byte of the characters above ASCII that may stand in an amount: spaces of any width, dashes, the minus and the
  /// raised comma.
  private mutating func takeSpecial(_ byte: UInt8) throws(Amount.Fault) {
    pending = pending << 8 | UInt32(byte)
    switch pending {
    case 0xC2, 0xE2, 0xE280, 0xE288: return
    // U+00A0; U+2000–200A; U+202F.
    case 0xC2A0, 0xE28080...0xE2808A, 0xE280AF:
      pending = 0
      try takeSpace()
    // U+2010–2014; U+2212.
    case 0xE28090...0xE28094, 0xE28892:
      pending = 0
      try takeMinus()
    case 0xE28099:
      pending = 0
      try takeApostrophe()
    default: throw .notAnAmount
    }
  }
}
