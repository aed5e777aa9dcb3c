import ArgumentParser
import Retention
import Storage

/// Brings in the board's plan of retention.
struct ImportRetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Bring in the board's plan of retention, whole.",
    discussion: """
      What is kept how long is the board's own decision. Nothing is disposed of by bringing in the plan: \
      'roder dispose due' says what it makes due.

      EXAMPLE
        roder import retention retention.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: RetentionCSV.columns, shell)
    let plan = try RetentionCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportRetentionPlan.self, plan)
    try shell.say("\(source.name): \(Words.count(written.output, "gallringsregel", "gallringsregler")).")
  }
}
