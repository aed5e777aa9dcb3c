import ArgumentParser
import Accounts
import Storage

/// Brings in the codes of each coding part with their names.
struct ImportCodesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes", abstract: "Bring in the codes of each coding part with their names.",
    discussion: """
      EXAMPLE
        roder import codes codes.csv
        roder import codes codes-2020.csv --from 2020
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var valid: ValidFromOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: CodesCSV.columns, shell)
    let input = ImportCodes.Input(
      try CodesCSV.read(name: source.name, bytes: source.bytes), validFrom: valid.from)
    let written = try await options.desk(shell).run(ImportCodes.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "ändrad kodlista", "ändrade kodlistor")).")
  }
}
