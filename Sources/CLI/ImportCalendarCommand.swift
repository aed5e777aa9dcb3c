import ArgumentParser
import Kernel
import Organisation
import Reporting
import Storage

/// Brings in a year's calendar of follow-up.
struct ImportCalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Bring in which occasions of follow-up a year has, and how each goes.",
    discussion: """
      A rule a row; where two name a month, the one that names fewer months is meant. 'roder plan occasions' makes the \
      year's occasions of it.

      EXAMPLE
        roder import calendar calendar-2019.csv --year 2019 --meetings meetings-2019.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @Option(help: ArgumentHelp("A CSV file with the days of the board's meetings.", valueName: "file"))
  var meetings: String?

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: CalendarCSV.columns, shell)
    let rules = try CalendarCSV.rules(
      name: source.name, bytes: source.bytes, template: ReportTemplate.monthlyFollowUp)
    let days = try meetings.map { path in
      let source = try TableSource(path, columns: CalendarCSV.meetingColumns, shell)
      return try CalendarCSV.meetings(name: source.name, bytes: source.bytes)
    }
    let version = try await options.desk(shell).run(
      ImportCalendar.self,
      .init(FollowUpCalendar(year: year, rules: rules, meetings: days ?? []), place: Place(file: source.name))
    ).output
    try shell.say("\(source.name): uppföljningskalender \(year), version \(version).")
  }
}
