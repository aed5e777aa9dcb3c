/// A calendar month, the valid time of figures.
package struct Month: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Months since January of year 0.
  package let ordinal: Int32

  /// The month `month` (1–12) of `year`; nil outside years 1900–2199.
  package init?(year: Int, month: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
    ordinal = Int32(year * 12 + month - 1)
  }

  private init(ordinal: Int32) { self.ordinal = ordinal }

  /// The month written as `2019-04`, or nil.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The month written as the number 201904, or nil.
  package init?(yyyymm: Int) { self.init(year: yyyymm / 100, month: yyyymm % 100) }

  /// The calendar year.
  package var year: Int { Int(ordinal) / 12 }
  /// The month of the year, 1–12.
  package var month: Int { Int(ordinal) % 12 + 1 }
  /// The month as the number 201904, the form of `month` columns.
  package var yyyymm: Int { year * 100 + month }
  /// The month so many months later (or earlier).
  package func advanced(by months: Int) -> Month { Month(ordinal: ordinal + Int32(months)) }
  /// The same month of the year before.
  package var yearBefore: Month { advanced(by: -12) }
  /// The first day of the month.
  package var firstDay: Day { Day(validYear: year, month: month, day: 1) }
  /// The last day of the month.
  package var lastDay: Day { Day(validYear: year, month: month, day: Day.length(ofMonth: month, year: year)) }
  /// The month as `2019-04`.
  package var description: String { Digits.padded(year, 4) + "-" + Digits.padded(month, 2) }

  package static func < (a: Month, b: Month) -> Bool { a.ordinal < b.ordinal }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let month = Month(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a month: \(text)"))
    }
    self = month
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
