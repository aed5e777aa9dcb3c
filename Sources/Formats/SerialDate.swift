import Kernel

/// Days and times of day as a spreadsheet counts them: days since an epoch with a fraction for the time.
///
/// Reckoned in whole numbers from the decimal digits. **Unit** a time of day is in milliseconds.
enum SerialDate {
  /// What a number of days means.
  enum Moment: Hashable {
    /// A day, counted since 1970-01-01, and the time after its midnight.
    case day(since1970: Int, milliseconds: Int)
    /// A time of day alone.
    case time(milliseconds: Int)
  }

  static let millisecondsOfDay = 86_400_000
  /// The digits of the fraction that count: far less than a millisecond, and no overflow.
  private static let fractionDigits = 25
  /// 31 December 9999, the last day of every spreadsheet.
  private static let lastDay = 2_932_896

  /// The moment that the number of days means; nil where it is negative or after the year 9999.
  static func moment(_ number: ExactNumber, _ system: DateSystem) -> Moment? {
    guard let (whole, milliseconds) = parts(number) else { return nil }
    // Less than a day is a time, also where it rounds up to a whole one.
    if whole == 0, milliseconds < millisecondsOfDay { return .time(milliseconds: milliseconds) }
    let full = whole + milliseconds / millisecondsOfDay
    let since1970: Int
    switch system {
    // Day 60 is the day that never was: it shares a day with 59, 28 February.
    case .from1900: since1970 = full - 25_569 + (full < 60 ? 1 : 0)
    case .from1904: since1970 = full - 24_107
    }
    guard since1970 <= lastDay else { return nil }
    return .day(since1970: since1970, milliseconds: milliseconds % millisecondsOfDay)
  }

  /// The length of time in milliseconds; nil where it is negative or unreasonable.
  static func duration(_ number: ExactNumber) -> Int? {
    parts(number).map { $0.whole * millisecondsOfDay + $0.milliseconds }
  }

  /// The number of days that a day is, without any time.
  static func number(of day: Day, _ system: DateSystem) -> Int {
    switch system {
    case .from1900: day.daysSince1970 + (day.daysSince1970 + 25_569 < 61 ? 25_568 : 25_569)
    case .from1904: day.daysSince1970 + 24_107
    }
  }

  /// Whole days and the rest, rounded to milliseconds: it may be a whole day.
  private static func parts(_ number: ExactNumber) -> (whole: Int, milliseconds: Int)? {
    let pieces = number.text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = pieces.first, first.utf8.count <= 7, let whole = Int(first), whole >= 0, first.first != "-" else {
      return nil
    }
    guard pieces.count > 1 else { return (whole, 0) }
    var fraction: Int128 = 0
    var scale: Int128 = 1
    for digit in pieces[1].utf8.prefix(fractionDigits) {
      fraction = fraction * 10 + Int128(digit - UInt8(ascii: "0"))
      scale *= 10
    }
    return (whole, Int((fraction * Int128(millisecondsOfDay) * 2 + scale) / (scale * 2)))
  }
}
