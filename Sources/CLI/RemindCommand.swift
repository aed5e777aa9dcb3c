import ArgumentParser
import Kernel
import Mail
import Reporting
import Storage

/// Reminds people of what is left to do.
struct RemindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: "Remind people of what is left of the month's work; without --send only show whom.",
    discussion: """
      One message a person: which occasion, how many tasks, the last day and the program's address; nothing of what \
      the report says. Nobody gets two in a day. Mail is handed to the system's sendmail.

      EXAMPLES
        roder remind --period 2019-04 --within 3
        roder remind --period 2019-04 --send
      """)

  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("Only tasks that are late or due within so many days. (default: all)", valueName: "days"))
  var within: Int?

  @Flag(help: "Send the reminders.")
  var send = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if let within, !(0...366).contains(within) { throw ValidationError("--within is 0 to 366 days.") }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let now = desk.context.now
    let reminders = ReminderDesk(desk)
    let rows = try await reminders.rows(
      try await month.month(desk), within.map { .within(days: $0) } ?? .all)
    if rows.isEmpty { try shell.say("Ingen har något kvar att göra.") }
    var sent = 0
    for row in rows {
      let line = RemindCommand.line(row.reminder)
      switch row.standing {
      case .noAddress: try shell.say(line + ": saknar e-postadress")
      case .sentToday: try shell.say(line + ": redan påmind i dag")
      case .ready where send:
        let isSent = try await reminders.send(row.reminder) { reminder in
          try shell.mail.send(message(reminder, shell.mail, now))
        }
        if isSent { sent += 1 }
        try shell.say(line + (isSent ? ": skickad" : ": redan påmind i dag"))
      case .ready: try shell.say(line)
      }
    }
    if !send, let first = rows.first?.reminder {
      try shell.say("")
      try shell.say("Inget är skickat; --send skickar. Så ser brevet ut:")
      try shell.say("  " + first.subject)
      for line in first.text(address: shell.mail.address).split(separator: "\n") { try shell.say("  " + line) }
    }
    if send { try shell.say(Words.count(sent, "påminnelse skickad.", "påminnelser skickade.")) }
  }

  private func message(_ reminder: Reminder, _ mail: MailDesk, _ now: Instant) -> MailMessage {
    MailMessage(
      from: mail.from, to: reminder.email, subject: reminder.subject, text: reminder.text(address: mail.address),
      sentAt: now)
  }

  private static func line(_ reminder: Reminder) -> String {
    let due = reminder.due.map { ", sista dag \($0)" } ?? ""
    let address = reminder.email.isEmpty ? "" : " <\(reminder.email)>"
    return "\(reminder.name)\(address): \(Words.count(reminder.count, "uppgift", "uppgifter"))\(due)"
  }
}
