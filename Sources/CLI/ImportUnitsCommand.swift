import ArgumentParser
import Organisation
import Storage

/// Brings in the organisational units.
struct ImportUnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "Bring in the organisational units.",
    discussion: """
      EXAMPLE
        roder import units units.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: UnitsCSV.columns, shell)
    let input = try UnitsCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportUnits.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "ändrad enhet", "ändrade enheter")).")
  }
}
