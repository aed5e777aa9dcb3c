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
    /// Which tasks count.
    package let reach: ReminderRules.Reach

    /// Tasks of the month.
    package init(month: Month, today: Day, _ reach: ReminderRules.Reach = .all) {
      self.month = month
      self.today = today
      self.reach = reach
    }
  }

  /// **Throws** `WorkProblem.notPlanned`.
  package static func answer(_ input: Input, view: View) throws -> [Reminder] {
    let work = try ReadWork.answer(input.month, view: view)
    return ReminderRules.reminders(
      TaskRules.tasks(work, on: input.today), of: work.occasion, today: input.today, input.reach)
  }
}
