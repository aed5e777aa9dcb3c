import ArgumentParser
import Budgeting
import Formats
import Storage

/// Brings in a year's budget.
struct ImportBudgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget", abstract: "Bring in a year's detailed budget as a new version.",
    discussion: """
      EXAMPLE
        roder import budget budget-2019.csv --year 2019 --name "Budget 2019" --sign report
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @Option(help: ArgumentHelp("What the version is called.", valueName: "text"))
  var name: String

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign: AmountSign

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: BudgetCSV.columns, shell)
    let rows = try BudgetCSV.read(name: source.name, bytes: source.bytes, sign: sign)
    let written = try await options.desk(shell).run(
      ImportBudget.self, .init(year: year, name: name, rows: rows, file: source.file))
    let total = Words.kronor(sign.inner(written.output.total))
    let version = "version \(written.output.version) av budgeten för \(year)"
    try shell.say("\(source.name): \(Words.count(rows.count, "rad", "rader")), summa \(total); \(version).")
  }
}
