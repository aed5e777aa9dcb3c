import ArgumentParser
import Organisation
import Storage

/// Brings in who stands in for whom.
struct ImportStandInsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stand-ins", abstract: "Bring in who stands in for whom, from which day to which.",
    discussion: """
      A stand-in acts in her own name. Those that the file leaves out stay as they are.

      EXAMPLE
        roder import stand-ins stand-ins.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: StaffCSV.standInColumns, shell)
    let input = try StaffCSV.standIns(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportStandIns.self, input).output
    try shell.say("\(source.name): \(Words.count(written, "ändrad ställföreträdare", "ändrade ställföreträdare")).")
  }
}
