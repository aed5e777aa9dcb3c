import ArgumentParser
import Budgeting
import Storage

/// Brings in frame components: the council's money to the board.
struct ImportFramesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames", abstract: "Bring in frame components: the council's money to the board.",
    discussion: """
      EXAMPLE
        roder import frames frames.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: FramesCSV.columns, shell)
    let input = try FramesCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportFrames.self, input)
    try shell.say("\(source.name): \(Words.count(written.output, "ändrad rampost", "ändrade ramposter")).")
  }
}
