import Figures
package import Kernel

/// When a figure in prose is about: months that are told, or months that follow from the occasion.
package enum ProsePeriod: Hashable, Sendable {
  /// These months, whatever the occasion.
  case absolute(Period)
  /// The whole year of the occasion.
  case fullYear
  /// From January to the occasion's month.
  case toDate
  /// The occasion's month alone.
  case month
  /// The whole year before.
  case lastYear
  /// From January to the occasion's month, the year before.
  case lastYearToDate

  /// Those that follow from the occasion, with their words in keys and on screen.
  static let relative: [(period: ProsePeriod, stored: String, shown: String)] = [
    (.fullYear, "full-year", "helår"), (.toDate, "to-date", "hittills"), (.month, "month", "månaden"),
    (.lastYear, "last-year", "föregående år"), (.lastYearToDate, "last-year-to-date", "hittills föregående år"),
  ]

  /// The months at an occasion whose last month with actuals is `month`.
  package func months(at month: Month) -> Period {
    let january = month.advanced(by: 1 - month.month)
    switch self {
    case .absolute(let period): return period
    case .fullYear: return Period(january, january.advanced(by: 11)) ?? Period(month)
    case .toDate: return Period(january, month) ?? Period(month)
    case .month: return Period(month)
    case .lastYear: return ProsePeriod.fullYear.months(at: month).yearBefore
    case .lastYearToDate: return ProsePeriod.toDate.months(at: month).yearBefore
    }
  }

  /// Whether it is always a whole calendar year.
  var isFullYear: Bool {
    switch self {
    case .absolute(let period): period.first.month == 1 && period.count == 12
    case .fullYear, .lastYear: true
    case .toDate, .month, .lastYearToDate: false
    }
  }

  /// The period as the stored form writes it.
  var stored: String {
    if case .absolute(let period) = self { return period.description }
    return ProsePeriod.relative.first { $0.period == self }?.stored ?? ""
  }

  /// The period as the shown form writes it: `helår 2019`, `januari–april 2019`, `hittills`.
  var shown: String {
    guard case .absolute(let period) = self else {
      return ProsePeriod.relative.first { $0.period == self }?.shown ?? ""
    }
    let text = String(SwedishText.text(period).map { $0 == "\u{A0}" ? " " : $0 })
    return isFullYear ? "helår " + text : text
  }

  /// The period that the stored form spells.
  init?(stored: String) {
    if let relative = ProsePeriod.relative.first(where: { $0.stored == stored }) {
      self = relative.period
    } else if let period = Period(stored) {
      self = .absolute(period)
    } else {
      return nil
    }
  }

  /// The period that a person wrote: relative words, a year, a month or months by name, or as keys spell them.
  init?(shown text: String) {
    let plain = SearchText.plain(text)
    if let relative = ProsePeriod.relative.first(where: { SearchText.loose($0.shown) == SearchText.loose(plain) }) {
      self = relative.period
      return
    }
    let year = plain.hasPrefix("helår ") ? String(plain.dropFirst(6)) : plain
    if year.count == 4, let period = Period(year) {
      self = .absolute(period)
    } else if year == plain, let period = ProsePeriod.named(plain) ?? Period(plain) {
      self = .absolute(period)
    } else {
      return nil
    }
  }

  /// The months that names spell: `april 2019`, `jan-apr 2019`, `november 2018-januari 2019`.
  private static func named(_ plain: String) -> Period? {
    let sides = plain.split(separator: "-", omittingEmptySubsequences: false).map { side in
      side.split(separator: " ").map(String.init)
    }
    guard let last = sides.last, sides.count <= 2, let end = month(last, year: nil) else { return nil }
    guard sides.count == 2 else { return Period(end) }
    return month(sides[0], year: end.year).flatMap { Period($0, end) }
  }

  private static func month(_ words: [String], year: Int?) -> Month? {
    guard let word = words.first, words.count <= 2, word.count >= 3,
      let number = SwedishText.monthNames.firstIndex(where: { $0.hasPrefix(word) })
    else { return nil }
    guard words.count == 2 else { return year.flatMap { Month(year: $0, month: number + 1) } }
    guard words[1].count == 4 else { return nil }
    return Digits.value(words[1].utf8).flatMap { Month(year: $0, month: number + 1) }
  }
}
