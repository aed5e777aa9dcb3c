package import Kernel
package import Storage

/// Who is to be reminded of what is left of a month's work.
package enum ListReminders: Question {
  package static let name = "report.list-reminders"
  package static let permission = Permission.review
  package typealias Output = [Reminder]

  /// Which tasks count.
  package struct Input: Sendable {
    /// The last month that is followed up.
    package let month: Month
    /// The day that it is.
    package let today: Day
    /// Only tasks that are due within so many days, and late ones; nil for all.
    package let withinDays: Int?

    /// Tasks of the month.
    package init(month: Month, today: Day, withinDays: Int? = nil) {
      self.month = month
      self.today = today
      self.withinDays = withinDays
    }
  }

  /// **Throws** `WorkProblem.notPlanned`.
  package static func answer(_ input: Input, view: View) throws -> [Reminder] {
    let work = try ReadWork.answer(input.month, view: view)
    return ReminderRules.reminders(
      TaskRules.tasks(work, on: input.today), of: work.occasion, today: input.today, withinDays: input.withinDays)
  }
}
