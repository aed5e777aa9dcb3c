import ArgumentParser
import Forecasting
import Storage

/// Brings in agreements with other boards and units.
struct ImportInternalAgreementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "internal-agreements",
    abstract: "Bring in agreements with other boards and units of the municipality.",
    discussion: """
      EXAMPLE
        roder import internal-agreements internal-agreements.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: InternalAgreementsCSV.columns, shell)
    let drafts = try InternalAgreementsCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportInternalAgreements.self, drafts)
    let changed = Words.count(written.output, "ändrad intern överenskommelse", "ändrade interna överenskommelser")
    try shell.say("\(source.name): \(changed).")
  }
}
