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
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: CodesCSV.columns, shell)
    let input = try CodesCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportCodes.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "ändrad kodlista", "ändrade kodlistor")).")
  }
}
