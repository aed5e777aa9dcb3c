package import Kernel

/// When something may go.
package enum RetentionRules {
  /// The longest time that a rule may say: a hundred years.
  package static let months = 0...1_200

  /// What the age of a content may be counted from.
  package struct Age: Hashable, Sendable {
    /// The month that it belongs to; nil where it belongs to none.
    package let month: Month?
    /// When the month was followed up.
    package let occasion: Day?
    /// When it was last changed, or superseded.
    package let changed: Day

    /// The age of a content.
    package init(month: Month?, occasion: Day? = nil, changed: Day) {
      self.month = month
      self.occasion = occasion
      self.changed = changed
    }

    /// The day that the age is counted from. The fiscal year is the calendar year.
    ///
    /// **Source** LKBR (2018:597) 1 kap. 5 §.
    package func start(_ counted: CountedFrom) -> Day {
      switch counted {
      case .fiscalYear: Day(year: month?.year ?? changed.year, month: 12, day: 31) ?? changed
      case .occasion: occasion ?? month?.lastDay ?? changed
      case .change: changed
      }
    }
  }

  /// What must hold for accounting information whatever the plan says: it is kept through the seventh year after the
  /// fiscal year.
  ///
  /// **Source** LKBR (2018:597) 3 kap. 13 §.
  package static let accountingFloor = 7 * 12

  /// The last day that content of that age is kept: for accounting information never before the law's own.
  /// Nil beyond the calendar.
  package static func lastDay(
    of age: Age, _ subject: RetentionSubject, months: Int, counted: CountedFrom
  ) -> Day? {
    guard let planned = lastDay(from: age.start(counted), months: months) else { return nil }
    guard subject.isAccounting else { return planned }
    return lastDay(from: age.start(.fiscalYear), months: accountingFloor).map { max($0, planned) }
  }

  /// How many months content of the subject is kept by a rule that says `months`; nil stands for no rule.
  package static func months(_ months: Int?, _ subject: RetentionSubject) -> Int {
    max(months ?? 0, subject.isAccounting ? accountingFloor : 0)
  }

  /// The last day that content is kept whose age is counted from `start`; nil beyond the calendar.
  package static func lastDay(from start: Day, months: Int) -> Day? {
    let month = start.inMonth.advanced(by: months)
    let length = (1...12).contains(month.month) ? Day.length(ofMonth: month.month, year: month.year) : 31
    // The last day of a month stays the last day.
    let isLast = start == start.inMonth.lastDay
    return Day(year: month.year, month: month.month, day: isLast ? length : min(start.day, length))
  }

  /// Whether content may go today whose age is counted from `start`.
  package static func isDue(from start: Day, months: Int, today: Day) -> Bool {
    lastDay(from: start, months: months).map { $0 < today } ?? false
  }

  /// The rule that counts for the subject today: of several the one that came last.
  package static func rule(_ subject: RetentionSubject, in plan: RetentionPlan?, today: Day) -> RetentionPlan.Rule? {
    plan?.rules.filter { $0.subject == subject && $0.validFrom <= today }.max { $0.validFrom < $1.validFrom }
  }

  /// Whether everything whose age is counted from a day before `before` may go, kept for so many months.
  package static func allows(_ before: Day, months: Int, today: Day) -> Bool {
    isDue(from: Day(daysSince1970: before.daysSince1970 - 1), months: months, today: today)
  }

  /// The latest day that `allows` lets pass.
  package static func latest(months: Int, today: Day) -> Day {
    // A month has at most 31 days: the day lies within a month and a half of today less the months.
    let near = Day(year: today.year, month: today.month, day: 1) ?? today
    var day = lastDay(from: near, months: -months).map { Day(daysSince1970: $0.daysSince1970 + 62) } ?? today
    while !allows(day, months: months, today: today), day.daysSince1970 > 0 {
      day = Day(daysSince1970: day.daysSince1970 - 1)
    }
    return day
  }
}
