package import Kernel
package import Organisation

/// Who is to be reminded of what is left.
package enum ReminderRules {
  /// A reminder for each person with tasks that can be done, by name.
  ///
  /// Only tasks that are due within so many days from `today`, or were due before it, count; nil for all. Where no
  /// last day is known, the task counts.
  package static func reminders(
    _ tasks: [WorkTask], of occasion: Occasion, today: Day, withinDays: Int?
  ) -> [Reminder] {
    let open = tasks.filter { task in
      guard task.state == .open else { return false }
      guard let days = withinDays, let due = task.due else { return true }
      return due.daysSince1970 - today.daysSince1970 <= days
    }
    var members: [String: Staff.Member] = [:]
    var found: [String: [WorkTask]] = [:]
    for task in open {
      for member in task.members where found[member.person]?.last != task {
        members[member.person] = members[member.person] ?? member
        found[member.person, default: []].append(task)
      }
    }
    return members.values.sorted { ($0.name, $0.person) < ($1.name, $1.person) }.map { member in
      let tasks = found[member.person] ?? []
      return Reminder(
        month: occasion.month, occasion: occasion.name + " " + SwedishText.text(occasion.month),
        person: member.person, name: member.name, email: member.email, count: tasks.count,
        due: tasks.compactMap(\.due).min())
    }
  }
}
