import ArgumentParser
import Kernel
import Reporting
import Storage

/// Notes that a body has established a locked report.
struct EstablishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "establish", abstract: "Note the decision by which a body established a locked report.",
    discussion: """
      EXAMPLE
        roder establish 2019-04/1 --meeting 2019-05-21 --section "§ 52"
      """)

  @Argument(help: ArgumentHelp("The locked report, as 'roder locked' shows it: month/number.", valueName: "id"))
  var report: String

  @Option(help: ArgumentHelp("The day of the meeting.", valueName: "day"), transform: Parse.day)
  var meeting: Day

  @Option(help: ArgumentHelp("The section of the minutes.", valueName: "text"))
  var section: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await ReportName(report).id(desk)
    _ = try await desk.run(
      EstablishReport.self, .init(id: id, decision: .init(day: meeting, section: section)))
    let locked = try await desk.ask(ReadLocked.self, .init(id)).report.value
    try shell.say("\(locked.title): fastställd \(LockRules.established(locked) ?? "").")
  }
}
