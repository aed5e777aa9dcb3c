import ArgumentParser
import Budgeting
import Formats
import Importing
import Kernel
import Storage

/// Brings in a year's budget.
struct ImportBudgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget", abstract: "Bring in a year's detailed budget as a new version.",
    discussion: """
      EXAMPLE
        roder import budget budget-2019.csv --year 2019 --name "Budget 2019" --sign report
        roder import budget ledger.se --year 2019 --name "Budget 2019"      (#PBUDGET of a SIE file)
        roder import budget budget-2019-v3.csv --year 2019 --name "Efter augusti" --includes-reallocations all
      """)

  @Argument(help: ArgumentHelp("The CSV file, or a SIE file with #PBUDGET.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @Option(help: ArgumentHelp("What the version is called.", valueName: "text"))
  var name: String

  @Option(help: SignHelp.budgetHelp, transform: SignHelp.parse)
  var sign: AmountSign?

  @Option(help: ArgumentHelp("The source whose saved mapping reads a SIE file's dimensions.", valueName: "name"))
  var source = "huvudbok"

  @Option(
    help: ArgumentHelp(
      "Which of the year's reallocations the file holds already: all, none, or their ids with commas between. Those "
        + "it does not hold stay on top of it. Needed where the year has any.", valueName: "ids"),
    transform: ImportBudgetCommand.included)
  var includesReallocations: ImportBudget.Included?

  @OptionGroup var confirmation: ConfirmOption

  @OptionGroup var options: WriteOptions

  private var isSIE: Bool { [".se", ".si", ".sie"].contains { file.lowercased().hasSuffix($0) } }
  private var shownSign: AmountSign { sign ?? .report }

  func validate() throws {
    guard isSIE, sign != nil else { return }
    throw ValidationError("A SIE file has a sign of its own; leave out --sign.")
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let (source, rows) = try await read(desk, shell)
    let written = try await desk.run(
      ImportBudget.self,
      .init(
        year: year, name: name, rows: rows, file: source, included: includesReallocations,
        isConfirmed: confirmation.confirm))
    let total = Words.kronor(shownSign.inner(written.output.total))
    let version = "version \(written.output.version) av budgeten för \(year)"
    try shell.say("\(source.name): \(Words.count(rows.count, "rad", "rader")), summa \(total); \(version).")
    if !written.output.onTop.isEmpty {
      try shell.say("Ovanpå den ligger omdisponering \(SwedishText.list(written.output.onTop)).")
    }
  }

  private static func included(_ text: String) throws -> ImportBudget.Included {
    switch text {
    case "all": return .all
    case "none": return .nothing
    default:
      let ids = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard ids.allSatisfy({ !$0.isEmpty }) else {
        throw ValidationError("'\(text)' names no reallocations; write all, none or for example 2019-1,2019-2.")
      }
      return .these(ids)
    }
  }

  private func read(_ desk: Desk, _ shell: Shell) async throws -> (SourceFile, [BudgetRow]) {
    if isSIE {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let source = SourceFile(name: name, bytes: try shell.files.read(shell.path(file)))
      let mapping = try await desk.ask(ReadMapping.self, self.source)
      return (source, try SIEBudget.read(source, year: year, mapping: mapping))
    }
    let source = try TableSource(file, columns: BudgetCSV.columns, shell)
    return (source.file, try BudgetCSV.read(name: source.name, bytes: source.bytes, sign: shownSign))
  }
}
