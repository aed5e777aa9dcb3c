/// A calendar day without clock or zone.
package struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The calendar year.
  package let year: Int
  /// The month of the year, 1–12.
  package let month: Int
  /// The day of the month, 1–31.
  package let day: Int

  /// The day, or nil where the calendar has no such day or the year is outside 1900–2199.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  init(validYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day written as `2019-04-30` or `20190430`, or nil.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
      bytes.remove(at: 7)
      bytes.remove(at: 4)
    }
    guard bytes.count == 8, let number = Digits.value(bytes) else { return nil }
    self.init(yyyymmdd: number)
  }

  /// The day written as the number 20190430, or nil.
  package init?(yyyymmdd: Int) {
    self.init(year: yyyymmdd / 10_000, month: yyyymmdd / 100 % 100, day: yyyymmdd % 100)
  }

  /// The day as the number 20190430.
  package var yyyymmdd: Int { year * 10_000 + month * 100 + day }

  /// The month that the day lies in.
  package var inMonth: Month {
    guard let month = Month(year: year, month: month) else { preconditionFailure("A day lies in a month") }
    return month
  }

  /// How many days the month has.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01.
  ///
  /// **Source** the civil calendar's day count over 400-year eras that begin on 1 March.
  package var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day that lies so many days after 1970-01-01.
  package init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      validYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  package var weekday: Int { ((daysSince1970 % 7) + 7 + 3) % 7 + 1 }

  /// The day as `2019-04-30`.
  package var description: String {
    Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2)
  }

  package static func < (a: Day, b: Day) -> Bool { a.yyyymmdd < b.yyyymmdd }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
