/// Finds Swedish personal identity numbers (*personnummer*, *samordningsnummer* and reserve numbers with letters) in
/// text, and puts a mark in their place.
///
/// A number is a real date and four more characters, parted by hyphens, dashes, spaces or nothing. With a dash, or
/// with a century and nothing between, the date is enough; ten digits in a row or a space in between could as well be
/// something else, so there the check digit decides. Numbers of organisations never match: their third digit is at
/// least 2, and no month is.
///
/// **Source** Folkbokföringslagen (1991:481) § 18; lag (2022:1697) om samordningsnummer.
package enum PersonalNumbers {
  /// What stands where a number was.
  package static let mark = "[personnummer]"

  /// The text with a mark in place of each number, and how many there were.
  ///
  /// `strict` takes only numbers whose check digit is right, for fields where other numbers are at home.
  package static func masked(_ text: String, strict: Bool = false) -> (text: String, count: Int) {
    guard let found = masked(ArraySlice(text.utf8), strict: strict) else { return (text, 0) }
    return (String(decoding: found.bytes, as: UTF8.self), found.count)
  }

  /// The UTF-8 bytes with a mark in place of each number, and how many there were; nil where there is none.
  ///
  /// **Complexity** linear; texts with few digits cost one look at each byte and no copy.
  package static func masked(_ bytes: ArraySlice<UInt8>, strict: Bool = false) -> (bytes: [UInt8], count: Int)? {
    guard mayHold(bytes) else { return nil }
    let ranges = ranges(bytes, strict: strict)
    guard !ranges.isEmpty else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var done = bytes.startIndex
    for range in ranges {
      result += bytes[done..<range.lowerBound]
      result += Array(mark.utf8)
      done = range.upperBound
    }
    result += bytes[done...]
    return (result, ranges.count)
  }

  /// Whether the text holds a number.
  package static func occur(in text: String, strict: Bool = false) -> Bool {
    !ranges(ArraySlice(text.utf8), strict: strict).isEmpty
  }

  /// Whether the text surely holds a number, where codes of ten digits are at home: the check digit is right, and the
  /// date stands apart from the rest or has its century.
  package static func surelyOccur(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard mayHold(bytes[...]) else { return false }
    return ranges(bytes[...], strict: true).contains { $0.count != 10 }
  }

  /// Where the numbers lie among the bytes, in order and apart.
  package static func ranges(_ bytes: ArraySlice<UInt8>, strict: Bool = false) -> [Range<Int>] {
    if let narrow = narrowed(bytes) {
      return ranges(narrow.bytes[...], strict: strict).map {
        narrow.places[$0.lowerBound]..<narrow.places[$0.upperBound]
      }
    }
    var ranges: [Range<Int>] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      guard isDigit(bytes[position]) else {
        position += 1
        continue
      }
      if let end = PersonalNumberScan(bytes, from: position).end(strict: strict) {
        ranges.append(position..<end)
        position = end
      } else {
        while position < bytes.endIndex, isDigit(bytes[position]) { position += 1 }
      }
    }
    return ranges
  }

  /// Whether there are digits enough for a number: eight in one with two letters.
  @inline(__always)
  package static func mayHold(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 10 else { return false }
    var digits = 0
    // What may begin a fullwidth digit counts as one.
    for byte in bytes where byte &- 48 < 10 || byte == 0xEF { digits &+= 1 }
    return digits >= 8
  }

  /// The bytes with fullwidth digits and hyphens (U+FF10–FF19, U+FF0D) as plain ones, and where each byte and the end
  /// stand among those given; nil where there are none.
  private static func narrowed(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], places: [Int])? {
    guard bytes.contains(0xEF) else { return nil }
    var narrow: [UInt8] = []
    var places: [Int] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      places.append(position)
      let isWide =
        bytes[position] == 0xEF && position + 2 < bytes.endIndex && bytes[position + 1] == 0xBC
        && (bytes[position + 2] == 0x8D || (0x90...0x99).contains(bytes[position + 2]))
      // The last byte of U+FF10 is that of `0` and 0x60 more; so it is for the hyphen.
      narrow.append(isWide ? bytes[position + 2] - 0x60 : bytes[position])
      position += isWide ? 3 : 1
    }
    guard narrow.count < bytes.count else { return nil }
    return (narrow, places + [bytes.endIndex])
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}

/// One attempt to read a number from where a run of digits begins.
private struct PersonalNumberScan {
  /// What stands between the date and the last four.
  private enum Gap {
    case nothing, space, dash
  }

  private let bytes: ArraySlice<UInt8>
  private let start: Int

  init(_ bytes: ArraySlice<UInt8>, from start: Int) {
    self.bytes = bytes
    self.start = start
  }

  /// Where the number that begins here ends; nil where none does.
  func end(strict: Bool) -> Int? {
    let first = run(at: start, atMost: 13)
    switch first {
    case 10, 12:
      let digits = digits(start, first)
      let isAmount = first == 10 && isDecimal(at: start + first)
      return isNumber(digits, gap: .nothing, strict: strict) && !isAmount ? start + first : nil
    case 6, 8:
      return tail(after: digits(start, first), at: start + first, strict: strict)
    case 2, 4:
      return (first == 2 ? afterCentury(strict: strict) : nil) ?? dateInParts(first, strict: strict)
    default:
      return nil
    }
  }

  /// A number whose century stands apart: `19 121212-1212`.
  private func afterCentury(strict: Bool) -> Int? {
    let gap = separator(at: start + 2, inDate: true)
    guard gap.length > 0 else { return nil }
    let rest = start + 2 + gap.length
    switch run(at: rest, atMost: 11) {
    case 6: return tail(after: digits(start, 2) + digits(rest, 6), at: rest + 6, strict: strict)
    case 10 where !isDecimal(at: rest + 10):
      // What stands apart could as well be two numbers, so the check digit decides.
      return isNumber(digits(start, 2) + digits(rest, 10), gap: .space, strict: strict) ? rest + 10 : nil
    default: return nil
    }
  }

  /// A date whose year, month and day stand apart: `12 12 12-1212`, `1912-12-12-1212`.
  private func dateInParts(_ year: Int, strict: Bool) -> Int? {
    var date = digits(start, year)
    var position = start + year
    for _ in 0..<2 {
      let gap = separator(at: position, inDate: true)
      guard gap.length > 0, run(at: position + gap.length, atMost: 3) == 2 else { return nil }
      position += gap.length
      date += digits(position, 2)
      position += 2
    }
    return tail(after: date, at: position, strict: strict)
  }

  /// The separator and the last four after a date.
  private func tail(after date: [UInt8], at position: Int, strict: Bool) -> Int? {
    var position = position
    var gap = Gap.nothing
    // A dash may have spaces around it.
    for _ in 0..<3 {
      let next = separator(at: position, inDate: false)
      guard next.length > 0 else { break }
      // Two spaces part columns of a line, not the halves of a number.
      if gap == .space, !next.isDash { return nil }
      position += next.length
      if next.isDash || gap == .dash { gap = .dash } else { gap = .space }
    }
    guard gap != .nothing else { return nil }
    if run(at: position, atMost: 5) == 4 {
      let whole = date + digits(position, 4)
      return isNumber(whole, gap: gap, strict: strict) ? position + 4 : nil
    }
    guard gap == .dash, let end = lettered(at: position) else { return nil }
    // A reserve number has no check digit of its own.
    return !strict && isDate(date) == .real ? end : nil
  }

  /// The end of a reserve number's last four, `TF12` or `T123`; nil where none stand here.
  private func lettered(at position: Int) -> Int? {
    guard position < bytes.endIndex, isCapital(bytes[position]) else { return nil }
    let letters = position + 1 < bytes.endIndex && isCapital(bytes[position + 1]) ? 2 : 1
    return run(at: position + letters, atMost: 5) == 4 - letters ? position + 4 : nil
  }

  private func isNumber(_ digits: [UInt8], gap: Gap, strict: Bool) -> Bool {
    switch isDate(Array(digits.dropLast(4))) {
    case .none: false
    case .unknownDay: isChecked(digits)
    case .real: isChecked(digits) || !strict && (gap == .dash || gap == .nothing && digits.count == 12)
    }
  }

  private enum DateKind {
    case none, unknownDay, real
  }

  /// What kind of date six or eight digits spell; the day of a coordination number is 60 more, and may be unknown.
  private func isDate(_ digits: [UInt8]) -> DateKind {
    let short = Array(digits.suffix(6))
    if digits.count == 8, ![18, 19, 20].contains(Int(digits[0]) * 10 + Int(digits[1])) { return .none }
    let year = Int(short[0]) * 10 + Int(short[1])
    let month = Int(short[2]) * 10 + Int(short[3])
    let day = Int(short[4]) * 10 + Int(short[5])
    if day >= 60, month == 0 || day == 60 { return month <= 12 && day <= 91 ? .unknownDay : .none }
    let days: Int
    switch month {
    case 4, 6, 9, 11: days = 30
    // Whatever the century, every fourth year may have had the day.
    case 2: days = year % 4 == 0 ? 29 : 28
    case 1...12: days = 31
    default: return .none
    }
    return (1...days).contains(day > 60 ? day - 60 : day) ? .real : .none
  }

  /// Whether the last digit is the check digit of the nine before it.
  private func isChecked(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.suffix(10).enumerated() {
      let product = Int(digit) * (index % 2 == 0 ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return sum % 10 == 0
  }

  /// Whether two decimals follow, as after an amount.
  private func isDecimal(at position: Int) -> Bool {
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: ".") else {
      return false
    }
    return run(at: position + 1, atMost: 3) == 2
  }

  /// How many digits stand at the position, counted to `limit`.
  private func run(at position: Int, atMost limit: Int) -> Int {
    var count = 0
    while count < limit, position + count < bytes.endIndex, PersonalNumbers.isDigit(bytes[position + count]) {
      count += 1
    }
    return count
  }

  private func digits(_ position: Int, _ count: Int) -> [UInt8] {
    (position..<(position + count)).map { bytes[$0] - 48 }
  }

  private func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }

  /// How long the separator at the position is, 0 where there is none, and whether it is a dash of any kind.
  private func separator(at position: Int, inDate: Bool) -> (length: Int, isDash: Bool) {
    guard position < bytes.endIndex else { return (0, false) }
    switch bytes[position] {
    case UInt8(ascii: "-"): return (1, true)
    case UInt8(ascii: "+"): return inDate ? (0, false) : (1, true)
    case UInt8(ascii: " "): return (1, false)
    case UInt8(ascii: "."), UInt8(ascii: "/"): return inDate ? (1, false) : (0, false)
    case 0xC2 where position + 1 < bytes.endIndex:
      // No-break space, soft hyphen.
      return bytes[position + 1] == 0xA0 ? (2, false) : bytes[position + 1] == 0xAD ? (2, true) : (0, false)
    case 0xE2 where position + 2 < bytes.endIndex:
      switch (bytes[position + 1], bytes[position + 2]) {
      // U+2010–2015, dashes; U+2212, minus.
      case (0x80, 0x90...0x95), (0x88, 0x92): return (3, true)
      // U+2000–200B, spaces; U+202F, narrow no-break space.
      case (0x80, 0x80...0x8B), (0x80, 0xAF): return (3, false)
      default: return (0, false)
      }
    default: return (0, false)
    }
  }
}
