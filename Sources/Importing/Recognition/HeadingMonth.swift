package import Kernel

/// A period as a heading or a cell names it: a month's number, with its year where that is said.
package struct HeadingMonth: Hashable, Sendable {
  /// 1–12 for a month, 0 for the opening period, 13–15 for a closing period.
  package let number: Int
  /// The year; nil where the heading does not say.
  package var year: Int?

  /// The period with that number; nil where there is none.
  package init?(_ number: Int, year: Int? = nil) {
    guard (0...15).contains(number) else { return nil }
    self.number = number
    self.year = year
  }

  /// The period that six digits (201904), a year and a month (2019-04, 04/2019) or a day spell; nil where they spell
  /// none.
  package init?(_ text: String) {
    let pieces = text.split { !$0.isASCII || !$0.isNumber }
    let marks = text.utf8.filter { !(48...57).contains($0) }
    guard marks.allSatisfy({ [0x20, 0x2D, 0x2E, 0x2F].contains($0) }) else { return nil }
    let numbers = pieces.map { (digits: $0.utf8.count, value: Digits.value($0.utf8) ?? -1) }
    switch numbers.map(\.digits) {
    case [6]: self.init(numbers[0].value % 100, year: numbers[0].value / 100)
    case [4, 2], [4, 1]: self.init(numbers[1].value, year: numbers[0].value)
    case [2, 4], [1, 4]: self.init(numbers[0].value, year: numbers[1].value)
    default:
      guard let day = Day(text) else { return nil }
      self.init(day.month, year: day.year)
    }
    guard let year, HeadingMonth.years.contains(year) else { return nil }
  }

  /// The years that headings may name.
  static let years = 1990...2099

  /// The calendar month that it counts in, and its phase; nil where no year is known.
  package func resolved(year fallback: Int?) -> (month: Month, phase: SIEPeriodAmounts.Phase)? {
    guard let year = year ?? fallback, let month = Month(year: year, month: min(max(number, 1), 12)) else {
      return nil
    }
    return (month, number == 0 ? .opening : number > 12 ? .closing : .month)
  }
}
