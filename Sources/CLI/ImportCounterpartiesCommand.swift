import Accounts
import ArgumentParser
import Storage

/// Brings in what is external, intra-municipal and intra-board, all at once.
struct ImportCounterpartiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counterparties", abstract: "Bring in which codings are internal to the municipality or the board.",
    discussion: """
      EXAMPLE
        roder import counterparties counterparties.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var valid: ValidFromOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: CounterpartiesCSV.columns, shell)
    let input = ImportCounterparties.Input(
      classes: try CounterpartiesCSV.read(name: source.name, bytes: source.bytes), file: source.name,
      validFrom: valid.from)
    let written = try await options.desk(shell).run(ImportCounterparties.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "regel", "regler")) för motparter.")
  }
}
