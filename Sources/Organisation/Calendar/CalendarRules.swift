package import Kernel

/// What a year's calendar makes of its months.
package enum CalendarRules {
  /// The rule for the month of that number; nil where no report is planned after it.
  package static func rule(_ calendar: FollowUpCalendar, month: Int) -> FollowUpCalendar.Rule? {
    calendar.rules.filter { $0.months.contains(month) }.min { $0.months.count < $1.months.count }
  }

  /// The months that two rules of the same reach name, by number: neither is the more special.
  package static func contested(_ rules: [FollowUpCalendar.Rule]) -> [Int] {
    (1...12).filter { month in
      let naming = rules.filter { $0.months.contains(month) }.map(\.months.count)
      return naming.min().map { least in naming.count { $0 == least } > 1 } ?? false
    }
  }

  /// The year's occasions in order. What is known of one already stays: its registration number, its meeting, its
  /// section of the minutes.
  package static func occasions(_ calendar: FollowUpCalendar, known: [Month: Occasion]) -> [Occasion] {
    (1...12).compactMap { number in
      guard let month = Month(year: calendar.year, month: number), let rule = rule(calendar, month: number) else {
        return nil
      }
      let occasion = known[month]
      let cutOff = WorkingDayRules.workingDay(rule.cutOff, after: month.lastDay)
      return Occasion(
        month: month, name: rule.name, registrationNumber: occasion?.registrationNumber ?? "",
        decidedBy: rule.decidedBy, meeting: occasion?.meeting ?? meeting(calendar, rule, cutOff),
        section: occasion?.section ?? "",
        plan: OccasionPlan(
          template: rule.template, cutOff: cutOff, deadlines: rule.deadlines, bodies: rule.bodies,
          thresholds: rule.thresholds))
    }
  }

  /// The first meeting that comes after all that is due by the cut-off, with room for the bodies before it.
  private static func meeting(_ calendar: FollowUpCalendar, _ rule: FollowUpCalendar.Rule, _ cutOff: Day) -> Day? {
    let done =
      rule.deadlines.filter { if case .fromMeeting = $0.due { false } else { true } }
      .compactMap { $0.due.day(cutOff: cutOff, meeting: nil) }.max() ?? cutOff
    return calendar.meetings.first { meeting in
      let first = rule.bodies.compactMap { $0.due.day(cutOff: cutOff, meeting: meeting) }.min() ?? meeting
      return meeting > done && first >= done
    }
  }

  /// The months, ascending, that a text names: `alla`, `alla utom 6`, `4`, `1-3, 10`; nil where it names none.
  package static func months(_ text: String) -> [Int]? {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.first == "alla" else { return numbers(words.joined()) }
    guard words.count > 1 else { return Array(1...12) }
    guard words[1] == "utom", let except = numbers(words.dropFirst(2).joined()) else { return nil }
    let left = (1...12).filter { !except.contains($0) }
    return left.isEmpty ? nil : left
  }

  private static func numbers(_ text: String) -> [Int]? {
    var found: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
        end.utf8.count <= 2 ? Digits.value(end.utf8) : nil
      }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
        (1...12).contains(first), (1...12).contains(last)
      else { return nil }
      found.formUnion(first...last)
    }
    return found.sorted()
  }
}
