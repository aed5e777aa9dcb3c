/// A calendar day as the file writes it: the number yyyymmdd.
public struct SIEDate: Sendable, Hashable, Comparable {
  /// The day as the number yyyymmdd, for example 20190430; 0 where the file gives no day.
  public let yyyymmdd: Int32

  /// The absent day.
  public static let none = SIEDate(unchecked: 0)

  /// The day of a number yyyymmdd, or nil where the calendar has no such day.
  public init?(yyyymmdd: Int32) {
    let year = yyyymmdd / 10_000
    let month = yyyymmdd / 100 % 100
    let day = yyyymmdd % 100
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return nil }
    guard day <= 28 || day <= SIEDate.lengthOfMonth(year: year, month: month) else { return nil }
    self.yyyymmdd = yyyymmdd
  }

  init(unchecked yyyymmdd: Int32) { self.yyyymmdd = yyyymmdd }

  /// Whether the file gives a day here.
  public var isGiven: Bool { yyyymmdd != 0 }
  /// The month of the day as the number yyyymm.
  public var month: Int32 { yyyymmdd / 100 }

  /// Whether the first day is before the second.
  public static func < (left: SIEDate, right: SIEDate) -> Bool { left.yyyymmdd < right.yyyymmdd }

  static func lengthOfMonth(year: Int32, month: Int32) -> Int32 {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: return 31
    }
  }
}

extension SIEDate: CustomStringConvertible {
  /// The day in the form 2019-04-30, or nothing where the file gives no day.
  public var description: String {
    guard isGiven else { return "" }
    let digits = SIEDate.digits(Int(yyyymmdd), width: 8)
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }

  /// The day as the file writes it, eight digits, or nothing.
  var compact: String { isGiven ? SIEDate.digits(Int(yyyymmdd), width: 8) : "" }

  static func digits(_ value: Int, width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
