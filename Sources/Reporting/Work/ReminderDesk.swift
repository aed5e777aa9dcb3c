package import Kernel
package import Storage

/// Reminds people of what is left of a month's work, nobody twice in a day.
package struct ReminderDesk: Sendable {
  /// How somebody's reminder stands.
  package enum Standing: Hashable, Sendable {
    /// It can be sent.
    case ready
    /// She has had one of the occasion today.
    case sentToday
    /// She has no e-mail address.
    case noAddress
  }

  /// Somebody with something left.
  package struct Row: Hashable, Sendable {
    /// What she would be told.
    package let reminder: Reminder
    /// How it stands.
    package let standing: Standing
  }

  private let desk: Desk

  /// Somebody reminding others at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// Who has something left, by name, and how each reminder stands.
  ///
  /// **Throws** `WorkProblem.notPlanned`.
  package func rows(_ month: Month, _ reach: ReminderRules.Reach = .all) async throws -> [Row] {
    let now = desk.context.now
    let reminders = try await desk.ask(ListReminders.self, .init(month: month, today: now.dayInStockholm, reach))
    guard !reminders.isEmpty else { return [] }
    let sent = Set(try await desk.store.workingIDs(Reminder.workingKind, at: now))
    return reminders.map { reminder in
      Row(
        reminder: reminder,
        standing: reminder.email.isEmpty ? .noAddress : sent.contains(reminder.workingID) ? .sentToday : .ready)
    }
  }

  /// Sends the reminder, unless she has had one today; answers whether it was sent.
  ///
  /// That she has it is noted first, so that two who send at once do not both reach her, and is forgotten where it
  /// could not be handed over.
  ///
  /// **Throws** what `handOver` throws.
  package func send(
    _ reminder: Reminder, by handOver: @Sendable (Reminder) async throws -> Void
  ) async throws -> Bool {
    let now = desk.context.now
    let isFirst = try await desk.store.changeWorking(Reminder.workingKind, reminder.workingID, at: now) { noted in
      noted == nil ? .set([], expires: Instant.end(of: now.dayInStockholm), true) : .leave(false)
    }
    guard isFirst else { return false }
    do {
      try await handOver(reminder)
    } catch {
      try await desk.store.removeWorking(Reminder.workingKind, reminder.workingID)
      throw error
    }
    return true
  }
}
