import ArgumentParser
import Accounts
import Storage

/// Brings in the follow-up areas, all at once.
struct ImportAreasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Bring in the follow-up areas, all at once.",
    discussion: """
      EXAMPLE
        roder import areas areas.csv
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
    let written = try await options.desk(shell).run(ImportAreas.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "uppföljningsområde", "uppföljningsområden")).")
  }
}
