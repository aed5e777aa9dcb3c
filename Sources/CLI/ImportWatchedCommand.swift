import ArgumentParser
import Accounts
import Storage

/// Brings in the watched lines, all at once.
struct ImportWatchedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watched", abstract: "Bring in the watched lines, all at once.",
    discussion: """
      EXAMPLE
        roder import watched watched.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var valid: ValidFromOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: AreasCSV.columns, shell)
    let input = ImportAreas.Input(
      areas: try AreasCSV.read(name: source.name, bytes: source.bytes), file: source.name, validFrom: valid.from)
    let written = try await options.desk(shell).run(ImportWatchedLines.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "bevakningsrad", "bevakningsrader")).")
  }
}
