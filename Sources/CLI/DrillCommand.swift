import ArgumentParser
import DocumentWriters
import Documents
import Forecasting
import Kernel
import Ledger
import Storage

/// Takes a line apart.
struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Take a line apart: by unit, area, account and month, down to its postings.",
    discussion: """
      The line is named as in keys: the statement and the line's id. The tables add up to the line.

      EXAMPLES
        roder drill drift.personal
        roder drill drift.personal --unit E310 --account 5010 --months 2019-03
      """)

  @Argument(help: ArgumentHelp("The line, as drift.personal.", valueName: "line"))
  var line: String

  @Option(help: ArgumentHelp("Only this follow-up area, by id.", valueName: "id"))
  var area: String?

  @Option(help: ArgumentHelp("Only this unit or department, by id.", valueName: "id"))
  var unit: String?

  @Option(help: ArgumentHelp("Only postings on accounts that begin so.", valueName: "account"))
  var account: String?

  @Option(
    help: ArgumentHelp("The months of the postings. (default: from the year's beginning)", valueName: "months"),
    transform: Parse.period)
  var months: Period?

  @Option(help: ArgumentHelp("How many postings are shown.", valueName: "count"))
  var limit = 10

  @OptionGroup var month: MonthOption

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let month = try await month.month(desk, asOf: moment.asOf)
    let found = try await FollowUpDesk(desk).drill(
      line: line, area: area, unit: unit, account: account, PostingQuery(months, limit: limit), month: month,
      asOf: moment.asOf)
    let drill = found.drill
    let tables = [drill.lines, drill.units, drill.areas, drill.accounts, drill.months].compactMap { $0 }
    try moment.say(format, shell)
    let document = Document(
      title: drill.title, blocks: (tables + [PostingTables.found(found.postings)]).map { .table($0) })
    try shell.terminal.write(DocumentWriter.bytes(of: document, as: format == .json ? .json : .text))
  }
}
