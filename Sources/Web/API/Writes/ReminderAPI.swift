import Formats
import Kernel
import Reporting
import Storage

/// Reminding people of what is left of a month's work.
enum ReminderAPI {
  static let operations: [APIOperation] = [
    .get(
      place, .permission(ListReminders.permission), .never, name: ListReminders.name,
      "Who has something left of the month's work, and how a reminder of each stands today.",
      [.month, .query("late", "Only those who are late.", .truth), .limit]
    ) { visit in
      let rows = try await ReminderDesk(visit.desk).rows(try visit.month(), try visit.truth("late") ? .late : .all)
      return APIPage(items: rows.prefix(try visit.limit()).map { ReminderMessage(row: $0, isSent: false) }, next: nil)
    },
    .write(
      .post, place, .permission(ListReminders.permission), name: "report.remind",
      "Sends a letter to those of the people who have something left and have had none today.", [.month], body: body,
      answer: send
    ).unhurried,
  ]

  private static let place = API.root + "/months/{month}/reminders"

  private static let body = APIObject(
    name: "ReminderOrder", summary: "Who is reminded.",
    members: [
      .init(
        name: "people", summary: "The people, as they are known when they act.", schema: .list(.form(.something)),
        isRequired: true)
    ], isOpen: false)

  @Sendable private static func send(_ visit: APIVisit) async throws -> APIPage<ReminderMessage> {
    var fields = try JSONFields(visit.body)
    let people = Set(fields.texts("people"))
    if fields.has("people"), people.isEmpty || people.contains("") {
      fields.refuse("people", expected: "minst en person, och ingen utan namn")
    }
    try fields.finish()
    let month = try visit.month()
    let desk = ReminderDesk(visit.desk)
    // A server that cannot hand letters over says so at the first one.
    guard let mail = visit.visit.world.mail else { throw APIProblem.nothingThere }
    var told: [ReminderMessage] = []
    for row in try await desk.rows(month) where people.contains(row.reminder.person) {
      let isSent =
        row.standing == .ready
        ? try await desk.send(row.reminder) { reminder in
          try await mail.send(RemindPages.letter(reminder, month, visit.visit))
        } : false
      told.append(ReminderMessage(row: row, isSent: isSent))
    }
    return APIPage(items: told, next: nil)
  }
}

/// Somebody with something left, as programs see it. Her address is not told.
struct ReminderMessage: APIMessage {
  let row: ReminderDesk.Row
  let isSent: Bool

  static let name = "Reminder"
  static let summary = "Somebody with something left of a month's work."
  static let members: [APIMember<ReminderMessage>] = [
    .text("person", "Who, as she is known when she acts.") { $0.row.reminder.person },
    .text("name", "What she is called.") { $0.row.reminder.name },
    .whole("task_count", "How many tasks are left.") { Int64($0.row.reminder.count) },
    .maybeDay("due", "The last day of the first of them.") { $0.row.reminder.due },
    .text(
      "standing", "How a reminder stood: it could be sent, she had had one today, or she has no address.",
      .choice(["ready", "sent-today", "no-address"])
    ) { message in
      switch message.row.standing {
      case .ready: "ready"
      case .sentToday: "sent-today"
      case .noAddress: "no-address"
      }
    },
    .truth("is_sent", "Whether this request sent her one.") { $0.isSent },
  ]
}
