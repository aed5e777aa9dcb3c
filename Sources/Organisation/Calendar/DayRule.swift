package import Kernel

/// When something is due: on a day, or so long after the cut-off, or before or after the meeting.
package enum DayRule: Hashable, Sendable {
  /// On that day.
  case day(Day)
  /// So many working days after the cut-off.
  case afterCutOff(Int)
  /// So many days after the meeting, or before it where the number is below zero.
  case fromMeeting(Int)

  /// How many days off a rule may lie.
  package static let range = -366...366

  /// What a rule may be, in Swedish, for problems.
  package static let form =
    "Skriv en dag som 2019-05-14, brytdag+3 (arbetsdagar) eller sammanträde-7 (dagar före sammanträdet)."

  /// The day that is meant; nil where it depends on a meeting that is not set.
  ///
  /// A day before the meeting that nobody works is moved to the working day before it, one after to the one after.
  package func day(cutOff: Day, meeting: Day?) -> Day? {
    switch self {
    case .day(let day): return day
    case .afterCutOff(let number): return WorkingDayRules.workingDay(number, after: cutOff)
    case .fromMeeting(let number):
      guard let meeting else { return nil }
      guard number != 0 else { return meeting }
      let day = Day(daysSince1970: meeting.daysSince1970 + number)
      return number < 0 ? WorkingDayRules.onOrBefore(day) : WorkingDayRules.onOrAfter(day)
    }
  }

  /// The rule that the text spells in Swedish, as files have it; nil where it spells none.
  package init?(swedish text: String) {
    self.init(text.split(whereSeparator: \.isWhitespace).joined().lowercased(), "brytdag", "sammanträde")
  }

  private init?(_ text: String, _ cutOff: String, _ meeting: String) {
    if let day = Day(text) {
      self = .day(day)
    } else if text.hasPrefix(cutOff) {
      guard let number = DayRule.number(text.dropFirst(cutOff.count)), number >= 0 else { return nil }
      self = .afterCutOff(number)
    } else if text.hasPrefix(meeting) {
      guard let number = DayRule.number(text.dropFirst(meeting.count)) else { return nil }
      self = .fromMeeting(number)
    } else {
      return nil
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard let sign = text.first else { return 0 }
    let digits = text.dropFirst()
    guard ["+", "-", "−"].contains(sign), digits.utf8.count <= 3, let number = Digits.value(digits.utf8) else {
      return nil
    }
    let value = sign == "+" ? number : -number
    return range.contains(value) ? value : nil
  }

  private func text(_ cutOff: String, _ meeting: String) -> String {
    switch self {
    case .day(let day): day.description
    case .afterCutOff(let number): number == 0 ? cutOff : cutOff + "+\(number)"
    case .fromMeeting(let number): number == 0 ? meeting : meeting + (number > 0 ? "+" : "") + "\(number)"
    }
  }
}

/// Stored as one short text: `2019-05-14`, `cut-off+3`, `meeting-7`.
extension DayRule: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let rule = DayRule(text, "cut-off", "meeting") else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "Not a rule for a day: \(text)"))
    }
    self = rule
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(text("cut-off", "meeting"))
  }
}
