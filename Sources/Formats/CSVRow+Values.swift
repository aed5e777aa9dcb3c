package import Kernel

extension CSVRow {
  /// The field's text, which must not be empty.
  package func requiredText(_ index: Int?, column: String) throws(FormatsProblem) -> String {
    let text = text(index)
    guard !text.isEmpty else { throw .missingValue(place(index), column: column) }
    return text
  }

  /// The code ranges of the field, parted by commas; none where it is empty.
  package func codeRanges(_ index: Int?) throws(FormatsProblem) -> [CodeRange] {
    let text = text(index)
    guard !text.isEmpty else { return [] }
    var ranges: [CodeRange] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = CodeRange(text: String(part)) else {
        throw .notUnderstood(place(index), text: text, expected: .codes)
      }
      ranges.append(range)
    }
    return ranges
  }

  /// The day of the field; nil where it is empty.
  package func dayIfAny(_ index: Int?) throws(FormatsProblem) -> Day? {
    let text = text(index)
    guard !text.isEmpty else { return nil }
    guard let day = Day(text) else { throw .notUnderstood(place(index), text: text, expected: .day) }
    return day
  }

  /// The month of the field, as `2019-04` or `201904`.
  package func month(_ index: Int?) throws(FormatsProblem) -> Month {
    let text = text(index)
    let month = Month(text) ?? (text.utf8.count == 6 ? Digits.value(text.utf8).flatMap { Month(yyyymm: $0) } : nil)
    guard let month else { throw .notUnderstood(place(index), text: text, expected: .month) }
    return month
  }

  /// The year of the field.
  package func year(_ index: Int?) throws(FormatsProblem) -> Int {
    let text = text(index)
    guard let year = Digits.value(text.utf8), Month(year: year, month: 1) != nil else {
      throw .notUnderstood(place(index), text: text, expected: .year)
    }
    return year
  }
}
