import ArgumentParser
import Closing
import Formats
import Storage

/// Brings in what the year's forecast counts on and what it leaves out.
struct ImportAssumptionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assumptions", abstract: "Bring in what the forecast counts on and what it leaves out.",
    discussion: """
      An assumption changes no forecast; it says what the forecast holds. One that the file leaves out stays; one with \
      the status avslutad is told of no more.

      EXAMPLE
        roder import assumptions assumptions-2019-04.csv --sign report
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign: AmountSign

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: AssumptionsCSV.columns, shell)
    let drafts = try AssumptionsCSV.read(name: source.name, bytes: source.bytes, sign: sign)
    let written = try await options.desk(shell).run(ImportAssumptions.self, drafts)
    let items = Words.count(drafts.count, "antagande", "antaganden")
    try shell.say("\(source.name): \(items), \(Words.count(written.output, "ändrat", "ändrade")).")
  }
}
