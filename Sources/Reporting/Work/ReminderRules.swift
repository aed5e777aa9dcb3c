package import Kernel
package import Organisation

/// Who is to be reminded of what is left.
package enum ReminderRules {
  /// Which tasks people are reminded of.
  package enum Reach: Hashable, Sendable {
    /// All that can be done.
    case all
    /// Those that are due within so many days, those that were due before, and those without a known last day.
    case within(days: Int)
    /// Those that should have been done before the day.
    case late
  }

  /// A reminder for each person with tasks that can be done, by name.
  package static func reminders(
    _ tasks: [WorkTask], of occasion: Occasion, today: Day, _ reach: Reach
  ) -> [Reminder] {
    let open = tasks.filter { $0.state == .open && reach.includes($0, today) }
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

extension ReminderRules.Reach {
  fileprivate func includes(_ task: WorkTask, _ today: Day) -> Bool {
    switch self {
    case .all: true
    case .within(let days): task.due.map { $0.daysSince1970 - today.daysSince1970 <= days } ?? true
    case .late: task.isLate(on: today)
    }
  }
}
