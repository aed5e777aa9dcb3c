package import Kernel

/// Moments as header fields write them.
///
/// **Source** RFC 9110, 5.6.7: IMF-fixdate. The older forms are not read: a date that cannot be read is passed over.
package enum HTTPDate {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The moment as `Tue, 14 May 2019 08:30:00 GMT`.
  package static func text(_ instant: Instant) -> String {
    let days = Int(floored: instant.seconds, by: 86_400)
    let second = Int(instant.seconds - Int64(days) * 86_400)
    let day = Day(daysSince1970: days)
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
    return weekdays[day.weekday - 1] + ", " + Digits.padded(day.day, 2) + " " + months[day.month - 1] + " "
      + Digits.padded(day.year, 4) + " " + clock + " GMT"
  }

  /// The moment that the text says; nil where it says none, or the wrong day of the week.
  package static func instant(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    guard bytes.count == 29, part(3..<5) == ", ", bytes[7] == 0x20, bytes[11] == 0x20, bytes[16] == 0x20,
      bytes[19] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"), part(25..<29) == " GMT",
      let date = Digits.value(bytes[5..<7]), let month = months.firstIndex(of: part(8..<11)),
      let year = Digits.value(bytes[12..<16]), let day = Day(year: year, month: month + 1, day: date),
      weekdays[day.weekday - 1] == part(0..<3), let hour = Digits.value(bytes[17..<19]), hour < 24,
      let minute = Digits.value(bytes[20..<22]), minute < 60, let second = Digits.value(bytes[23..<25]), second < 60
    else { return nil }
    return Instant(seconds: Int64(day.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second))
  }
}

extension Int {
  fileprivate init(floored value: Int64, by divisor: Int64) {
    self = Int(value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor))
  }
}
