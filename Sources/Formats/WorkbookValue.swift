import Kernel

/// What a cell of a workbook holds, as the file has it.
package enum WorkbookValue: Hashable, Sendable {
  /// Nothing that was saved: a formula that nobody has computed.
  case empty
  /// Words.
  case text(String)
  /// A number in the digits of the file; `digits` is how many its format pads whole numbers to, else 0.
  case number(String, digits: UInt8 = 0)
  /// A length of time as a number of days in the digits of the file.
  case duration(String)
  /// A day, counted since 1970-01-01, and the milliseconds after its midnight; years up to 9999.
  case day(since1970: Int32, milliseconds: Int32)
  /// A time of day without a day.
  case time(milliseconds: Int32)
  /// True or false.
  case boolean(Bool)
  /// An error, `#REF!`.
  case error(String)

  /// The cell as tables have it: numbers of at most 15 digits, whole seconds, and days outside 1900–2199 as words.
  package var gridCell: GridCell {
    switch self {
    case .empty: return .empty
    case .text(let text): return text.isEmpty ? .empty : .text(text)
    case .number(let spelling, let digits):
      return ExactNumber(spelling.utf8).map { .number($0, digits: Int(digits)) } ?? .text(spelling)
    case .duration(let spelling): return ExactNumber(spelling.utf8).map { .number($0) } ?? .text(spelling)
    case .day(let since1970, let milliseconds):
      // A time that rounds up to midnight belongs to the next day.
      let seconds = (Int(milliseconds) + 500) / 1_000
      let day = Day(daysSince1970: Int(since1970) + seconds / 86_400)
      guard Day(year: day.year, month: day.month, day: day.day) != nil else { return .text(day.description) }
      return .day(day, seconds: seconds % 86_400)
    case .time(let milliseconds): return .time(seconds: min((Int(milliseconds) + 500) / 1_000, 86_399))
    case .boolean(let value): return .boolean(value)
    case .error(let text): return .error(text)
    }
  }

  /// The value as text: days as `2019-04-30` or `2019-04-30T12:30:00`, times as `12:30:00`, fractions of seconds only
  /// where there are some.
  package var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text, _), .duration(let text), .error(let text): text
    case .day(let since1970, let milliseconds):
      Day(daysSince1970: Int(since1970)).description
        + (milliseconds == 0 ? "" : "T" + WorkbookValue.clock(Int(milliseconds)))
    case .time(let milliseconds): WorkbookValue.clock(Int(milliseconds))
    case .boolean(let value): value ? "SANT" : "FALSKT"
    }
  }

  /// The length of time as hours, minutes and seconds, `26:30:00`; nil for anything else.
  package var durationText: String? {
    guard case .duration(let spelling) = self, let number = ExactNumber(spelling.utf8) else { return nil }
    return SerialDate.duration(number).map(WorkbookValue.clock)
  }

  private static func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    let text = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
    return milliseconds % 1_000 == 0 ? text : text + "." + Digits.padded(milliseconds % 1_000, 3)
  }
}
