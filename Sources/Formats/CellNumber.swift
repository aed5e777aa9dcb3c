import Kernel

/// Turns the bytes of a cell's value into what its format makes of them.
enum CellNumber {
  /// The number, day or time that the bytes spell under the format; the words themselves where they spell none.
  static func value(_ bytes: [UInt8], _ format: NumberFormat, _ system: DateSystem) -> WorkbookValue? {
    let trimmed = trimmed(bytes)
    if trimmed.isEmpty { return nil }
    guard let spelling = spelling(trimmed) else { return .text(String(decoding: bytes, as: UTF8.self)) }
    switch format {
    case .number(let digits): return .number(spelling, digits: UInt8(clamping: digits))
    case .duration: return .duration(spelling)
    case .moment:
      switch ExactNumber(trimmed).flatMap({ SerialDate.moment($0, system) }) {
      case .day(let since1970, let milliseconds):
        return .day(since1970: Int32(clamping: since1970), milliseconds: Int32(clamping: milliseconds))
      case .time(let milliseconds): return .time(milliseconds: Int32(clamping: milliseconds))
      // No calendar has such a day, so it stays the number that it is.
      case nil: return .number(spelling)
      }
    }
  }

  /// The moment that ISO 8601 text means: `2019-04-30`, `2019-04-30T12:30:00.5Z`, `12:30`; nil where it means none.
  static func written(_ bytes: [UInt8]) -> WorkbookValue? {
    var rest = trimmed(bytes)
    if rest.last == UInt8(ascii: "Z") { rest = rest.dropLast() }
    var day: Day?
    if rest.count >= 10, rest[rest.startIndex + 4] == UInt8(ascii: "-") {
      let parts = rest.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(
        Digits.value)
      guard parts.count == 3, let year = parts[0], let month = parts[1], let date = parts[2], year >= 1, year <= 9_999,
        (1...12).contains(month), (1...Day.length(ofMonth: month, year: year)).contains(date)
      else { return nil }
      day = CellNumber.day(year, month, date)
      rest = rest.dropFirst(10)
      if rest.isEmpty { return day.map { .day(since1970: Int32($0.daysSince1970), milliseconds: 0) } }
      guard rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: " ") else { return nil }
    }
    if rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    guard let milliseconds = clock(rest) else { return nil }
    return day.map { .day(since1970: Int32($0.daysSince1970), milliseconds: milliseconds) }
      ?? .time(milliseconds: milliseconds)
  }

  /// The bytes without white space around them.
  static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var slice = bytes[...]
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice
  }

  /// The day of any year that a spreadsheet has, reckoned from one that the calendar of 400 years repeats.
  private static func day(_ year: Int, _ month: Int, _ date: Int) -> Day? {
    let eras = (year - 1_900) / 400 - (year < 1_900 ? 1 : 0)
    let base = year - eras * 400
    let shift = base >= 2_200 ? 400 : 0
    return Day(year: base - shift, month: month, day: date).map {
      Day(daysSince1970: $0.daysSince1970 + (eras * 400 + shift) / 400 * 146_097)
    }
  }

  /// The milliseconds of `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`.
  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int32? {
    let pieces = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = pieces.first, pieces.count <= 2 else { return nil }
    let parts = first.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Digits.value)
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], hour < 24, minute < 60,
      let second = parts.count == 3 ? parts[2] : 0, second < 60
    else { return nil }
    var fraction = 0
    if pieces.count == 2 {
      guard let digits = Digits.value(pieces[1].prefix(3)) else { return nil }
      fraction = [0, 100, 10, 1][min(3, pieces[1].count)] * digits
    }
    return Int32((hour * 60 + minute) * 60_000 + second * 1_000 + fraction)
  }

  /// The number in its own digits, spelt as JSON spells numbers; nil where the bytes are no number.
  static func spelling(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    var isPlain = true
    var text: [UInt8] = []
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      if sign == UInt8(ascii: "-") { text.append(sign) } else { isPlain = false }
      rest = rest.dropFirst()
    }
    let whole = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(whole.count)
    let significant = whole.drop { $0 == 0x30 }
    if significant.count < whole.count, whole.count > 1 || whole.isEmpty { isPlain = false }
    text.append(contentsOf: significant.isEmpty ? [0x30] : Array(significant))
    var decimals = 0
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(fraction.count + 1)
      decimals = fraction.count
      if !fraction.isEmpty { text += [UInt8(ascii: ".")] + fraction } else { isPlain = false }
    }
    guard whole.count + decimals > 0, whole.count + decimals <= 400 else { return nil }
    if whole.isEmpty { isPlain = false }
    if let mark = rest.first {
      guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
      let exponent = rest.dropFirst()
      let digits = exponent.first.map { $0 == 0x2B || $0 == 0x2D } == true ? exponent.dropFirst() : exponent
      guard let value = Digits.value(digits), value <= 400 else { return nil }
      text += [UInt8(ascii: "E")] + exponent
    }
    return String(decoding: isPlain ? Array(bytes) : text, as: UTF8.self)
  }
}
