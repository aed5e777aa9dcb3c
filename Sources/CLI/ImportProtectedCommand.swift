import ArgumentParser
import Importing
import Storage

/// Says which accounts and service areas have confidential texts.
struct ImportProtectedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protected", abstract: "Bring in the protected accounts and service areas, all at once.",
    discussion: """
      The texts and suppliers of postings in them are hidden, unless they are asked for with --confidential by \
      somebody who may.

      EXAMPLE
        roder import protected protected.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: ProtectedCSV.columns, shell)
    let entries = try ProtectedCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportProtected.self, entries)
    try shell.say("\(source.name): \(Words.count(written.output, "skyddat urval", "skyddade urval")).")
  }
}
