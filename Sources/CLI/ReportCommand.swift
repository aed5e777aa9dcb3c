import ArgumentParser
import Organisation
import Reporting
import Storage

/// Writes the monthly follow-up.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the monthly follow-up as files.",
    discussion: """
      EXAMPLE
        roder report --period 2019-04 --format html,pdf,slides --output reports
      """)

  @OptionGroup var month: MonthOption

  @Option(
    help: ArgumentHelp(
      "Formats with commas between: \(ReportFormat.names). (default: all but pdf)", valueName: "formats"),
    transform: ReportFormat.list)
  var format = ReportFormat.always

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder"))
  var output = "."

  @OptionGroup var csv: CSVOption

  @OptionGroup var asOf: ComparisonOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let (desk, moment) = try await asOf.desk(options.desk(shell))
    let files = ReportFiles(formats: format, options: csv.options, folder: output)
    let month = try await month.month(desk, asOf: moment.asOf)
    for path in try await files.write(month, desk, at: moment.recorded, shell) { try shell.say(path) }
    let report = try await desk.ask(ReadReport.self, .init(month: month), asOf: moment.asOf)
    for problem in report.occasion?.problems ?? [] { shell.terminal.tell(ProblemText.text(problem)) }
  }
}
