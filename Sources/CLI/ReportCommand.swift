import ArgumentParser
import DocumentWriters
import Organisation
import Reporting
import Storage

/// Writes the monthly follow-up.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report as files.",
    discussion: """
      The files are called by registration number, day of the meeting and title.

      EXAMPLES
        roder report --period 2019-04 --format html,pdf,slides --output reports
        roder report --period 2019-04 --template tjansteskrivelse --format docx
        roder report --period 2019-04 --unit E230 --format html
        roder report --period 2019-04 --variant confidential --enclosure bilaga.txt --ground "OSL 26 kap. 1 §"
      """)

  @OptionGroup var month: MonthOption

  @Option(
    help: ArgumentHelp(
      "Formats with commas between: \(ReportFormat.names). (default: all but pdf)", valueName: "formats"),
    transform: ReportFormat.list)
  var format = ReportFormat.always

  @Option(help: ArgumentHelp("The template's id. (default: the occasion's own)", valueName: "id"))
  var template: String?

  @Option(help: ArgumentHelp("The unit that the report is about. (default: the whole board)", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder"))
  var output = "."

  @Option(
    help: ArgumentHelp(
      "A Word file (.docx or .dotx) of the board's own, whose styles, headers and footers docx files get.",
      valueName: "file"))
  var wordTemplate: String?

  @OptionGroup var variant: VariantOptions

  @OptionGroup var csv: CSVOption

  @OptionGroup var asOf: ComparisonOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let (desk, moment) = try await asOf.desk(self.options.desk(shell))
    var options = csv.options
    options.wordTemplate = try wordTemplate.map { path throws in
      try WordTemplate(shell.files.read(shell.path(path)), file: path)
    }
    let files = ReportFiles(formats: format, options: options, folder: output)
    let month = try await month.month(desk, asOf: moment.asOf)
    let order = try variant.order(shell)
    let input = ReadReport.Input(month: month, template: template, unit: unit)
    for path in try await files.write(input, desk, as: order, at: moment.recorded, shell) { try shell.say(path) }
    let report = try await desk.ask(ReadReport.self, input, asOf: moment.asOf)
    for problem in report.occasion?.problems ?? [] { shell.terminal.tell(ProblemText.text(problem)) }
  }
}
