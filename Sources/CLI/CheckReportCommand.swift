import ArgumentParser
import DocumentWriters
import Documents
import Installed
import Kernel
import Reporting
import Storage

/// Checks a report before it is sent.
struct CheckReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "List what is wrong, missing or aged in the month's report, before it is sent.",
    discussion: """
      Errors: the report says something that is wrong, or that not everybody can read. Warnings: something is missing, \
      or older than its figures. The exit code is 1 where there are errors. docs/reference/report-checks.md lists the \
      codes.

      With --output a copy for review is written: the list with links to the places, and the report after it.

      EXAMPLES
        roder check report --period 2019-04
        roder check report --period 2019-04 --format json
        roder check report --period 2019-04 --output granskning --format html,pdf
      """)

  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("The template's id. (default: the occasion's own)", valueName: "id"))
  var template: String?

  @Option(help: ArgumentHelp("Check the report of this unit alone.", valueName: "unit"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "How the list is written: text, csv or json; with --output the formats of the copy, commas between: "
        + "\(ReportFormat.names). (default: text; with --output html)", valueName: "formats"),
    transform: ReportFormat.list)
  var format: [ReportFormat] = []

  @Option(help: ArgumentHelp("The folder for a copy of the report with the list first.", valueName: "folder"))
  var output: String?

  @OptionGroup var csv: CSVOption

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard output == nil, !format.isEmpty else { return }
    let isList = format.count == 1 && CheckReportCommand.listFormats.contains(format[0])
    if !isList { throw ValidationError("Without --output the list is written as one of text, csv and json.") }
  }

  private static let listFormats: [ReportFormat] = [.written(.text), .written(.csv), .written(.json)]

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let input = ReadReport.Input(month: try await month.month(desk), template: template, unit: unit)
    let checked = try await CheckDesk(desk, capabilities: Capabilities.all).check(
      input, kinds: RecordKinds.all)
    if let output {
      let files = ReportFiles(
        formats: format.isEmpty ? [.written(.html)] : format, options: csv.options, folder: output)
      let name = "granskning-\(input.month)" + (unit.map { "-" + $0 } ?? "")
      let document = ReviewDocument.document(of: checked)
      for path in try files.write(document, name: name, shell) { try shell.say(path) }
      try shell.say(CheckReportText.summary(checked))
    } else {
      switch format.first {
      case .written(.json): try JSONText.write(checked.findings.map(FindingOutput.init), shell)
      case .written(.csv):
        try shell.terminal.write(
          DocumentWriter.bytes(of: ReviewDocument.table(of: checked), as: .csv, options: csv.options))
      default:
        for finding in checked.findings { try shell.say(CheckReportText.text(finding)) }
        try shell.say(CheckReportText.summary(checked))
      }
    }
    if !checked.errors.isEmpty { throw Refusal() }
  }
}

/// What a check of a report found, as text.
enum CheckReportText {
  /// How much was found.
  static func summary(_ checked: CheckedReport) -> String {
    "\(checked.document.title), läget vid händelse \(checked.event): \(checked.summary)."
  }

  /// What was found, where, and under it what to do.
  static func text(_ finding: ReportFinding) -> String {
    let id = finding.spot.id.map { " (#\($0))" } ?? ""
    return "\(ProblemText.word(finding.severity)) [\(finding.code.rawValue)] \(finding.message)\n"
      + "  I \(finding.spot.title)\(id)\n  \(finding.remedy.text(for: .command))"
  }
}

/// A finding as JSON.
private struct FindingOutput: Encodable {
  let code: String
  let severity: String
  let message: String
  let remedy: String
  let place: String
  let id: String?

  init(_ finding: ReportFinding) {
    code = finding.code.rawValue
    severity = finding.severity.rawValue
    message = finding.message
    remedy = finding.remedy.text(for: .command)
    place = finding.spot.title
    id = finding.spot.id
  }
}
