/// A moment in UTC, in whole seconds: recorded time, never valid time.
package struct Instant: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64

  /// The moment so many seconds after 1970-01-01T00:00:00Z.
  package init(seconds: Int64) { self.seconds = seconds }

  /// The moment written as `2019-05-14T08:30:00Z`, or nil.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Digits.value(bytes[11..<13]), let minute = Digits.value(bytes[14..<16]),
      let second = Digits.value(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// The calendar day in Europe/Stockholm.
  package var dayInStockholm: Day { Day(daysSince1970: Int(localSeconds.floorDivided(by: 86_400))) }

  /// The last second of the day in Europe/Stockholm: what "as of that day" means.
  package static func end(of day: Day) -> Instant {
    let midnight = Int64(day.daysSince1970 + 1) * 86_400
    let summer = Instant(seconds: midnight - 7_200)
    return Instant(seconds: (summer.isSummerTime ? midnight - 7_200 : midnight - 3_600) - 1)
  }

  /// Day and clock in Europe/Stockholm, as `2019-05-14 10.30`.
  package var textInStockholm: String {
    let secondOfDay = Int(localSeconds - localSeconds.floorDivided(by: 86_400) * 86_400)
    return dayInStockholm.description + " " + Digits.padded(secondOfDay / 3_600, 2) + "."
      + Digits.padded(secondOfDay / 60 % 60, 2)
  }

  /// The moment as `2019-05-14T08:30:00Z`.
  package var description: String {
    let days = seconds.floorDivided(by: 86_400)
    let second = Int(seconds - days * 86_400)
    return Day(daysSince1970: Int(days)).description + "T" + Digits.padded(second / 3_600, 2) + ":"
      + Digits.padded(second / 60 % 60, 2) + ":" + Digits.padded(second % 60, 2) + "Z"
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let instant = Instant(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an instant: \(text)"))
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private var localSeconds: Int64 { seconds + (isSummerTime ? 7_200 : 3_600) }

  /// Whether summer time holds: from the last Sunday of March to the last Sunday of October, 01.00 UTC.
  ///
  /// **Source** directive 2000/84/EC; valid for Sweden since 1996, which covers every recorded time.
  private var isSummerTime: Bool {
    let year = Day(daysSince1970: Int(seconds.floorDivided(by: 86_400))).year
    return seconds >= Instant.changeOver(month: 3, year: year) && seconds < Instant.changeOver(month: 10, year: year)
  }

  private static func changeOver(month: Int, year: Int) -> Int64 {
    let last = Day(validYear: year, month: month, day: 31)
    return Int64(last.daysSince1970 - last.weekday % 7) * 86_400 + 3_600
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
