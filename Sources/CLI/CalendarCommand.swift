import ArgumentParser
import Formats
import Kernel
import Organisation
import Storage

/// Writes the days of the year's occasions as an iCalendar file.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Write the days of the occasions of follow-up as an iCalendar file.",
    discussion: """
      Cut-offs, what is due, bodies and meetings, each a whole day. A day that is moved keeps its identity, so that \
      calendars which subscribe to the file move it too.

      EXAMPLE
        roder calendar --year 2019 --output follow-up.ics
      """)

  @Option(help: ArgumentHelp("Only this year's occasions. (default: all)", valueName: "yyyy"), transform: Parse.year)
  var year: Int?

  @Option(help: ArgumentHelp("The file. (default: the answer)", valueName: "file"))
  var output: String?

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let calendar = try await desk.ask(ReadCalendar.self, year)
    let file = ICalendar(
      name: calendar.title,
      entries: calendar.entries.map { entry in
        .init(uid: entry.uid, stamp: entry.recordedAt, day: entry.day, summary: entry.title)
      })
    guard let output else {
      try shell.terminal.write(file.bytes)
      return
    }
    try shell.files.write(file.bytes, to: output)
    try shell.say("\(output): \(Words.count(file.entries.count, "dag", "dagar")).")
  }
}
