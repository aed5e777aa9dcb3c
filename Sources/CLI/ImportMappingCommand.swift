import ArgumentParser
import Importing
import Storage

/// Brings in how the files of each source are read.
struct ImportMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping", abstract: "Bring in how the files of each source are read.",
    discussion: """
      EXAMPLE
        roder import mapping mapping.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: MappingCSV.columns, shell)
    let input = try MappingCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportMapping.self, input)
    let count = Words.count(written.output, "ändrad filbeskrivning", "ändrade filbeskrivningar")
    try shell.say("\(source.name): \(count).")
  }
}
