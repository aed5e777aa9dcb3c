import ArgumentParser
import Accounts
import Storage

/// Brings in statements: the lines that money is shown on.
struct ImportStatementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statements", abstract: "Bring in statements: the lines that money is shown on.",
    discussion: """
      EXAMPLE
        roder import statements statements.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var valid: ValidFromOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: StatementsCSV.columns, shell)
    var input = try StatementsCSV.read(name: source.name, bytes: source.bytes)
    for index in input.indices { input[index].validFrom = valid.from }
    let written = try await options.desk(shell).run(ImportStatements.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "ändrad uppställning", "ändrade uppställningar")).")
  }
}
