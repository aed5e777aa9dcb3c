/// A run of whole months, first to last, both included: what a figure is about.
package struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first month.
  package let first: Month
  /// The last month.
  package let last: Month

  /// The months from `first` to `last`; nil where last comes before first.
  package init?(_ first: Month, _ last: Month) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// A single month.
  package init(_ month: Month) {
    first = month
    last = month
  }

  /// How many months the period has.
  package var count: Int { Int(last.ordinal - first.ordinal) + 1 }

  /// The months in order.
  package var months: [Month] { (0..<count).map { first.advanced(by: $0) } }

  /// Whether the month lies in the period.
  package func contains(_ month: Month) -> Bool { first <= month && month <= last }

  /// The same months of the year before.
  package var yearBefore: Period { Period(validFirst: first.yearBefore, last: last.yearBefore) }

  private init(validFirst first: Month, last: Month) {
    self.first = first
    self.last = last
  }

  /// The period as figure keys spell it: `2019` for a calendar year, `2019-04` for a month, else `2019-01..2019-04`.
  package var description: String {
    if first == last { return first.description }
    if first.month == 1, last.month == 12, first.year == last.year { return Digits.padded(first.year, 4) }
    return first.description + ".." + last.description
  }

  /// The period that `description` spells, or nil.
  package init?(_ text: String) {
    if let month = Month(text) {
      self.init(month)
    } else if let year = Digits.value(Array(text.utf8)), let first = Month(year: year, month: 1) {
      self.init(first, first.advanced(by: 11))
    } else {
      guard let range = text.firstRange(of: ".."), let first = Month(String(text[..<range.lowerBound])),
        let last = Month(String(text[range.upperBound...]))
      else { return nil }
      self.init(first, last)
    }
  }

  package static func < (a: Period, b: Period) -> Bool { (a.first, a.last) < (b.first, b.last) }
}
