import ArgumentParser
import Closing
import Formats
import Storage

/// Brings in adjustments: accruals, one-offs, and what makes last year comparable.
struct ImportAdjustmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjustments", abstract: "Bring in accruals, one-offs and what makes last year comparable.",
    discussion: """
      An item stands beside the ledger and changes nothing in it. One that the file leaves out stays; one with the \
      status avslutad counts no more.

      EXAMPLE
        roder import adjustments adjustments-2019-04.csv --sign report
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign: AmountSign

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: AdjustmentsCSV.columns, shell)
    let drafts = try AdjustmentsCSV.read(name: source.name, bytes: source.bytes, sign: sign)
    let written = try await options.desk(shell).run(ImportAdjustments.self, drafts)
    let items = Words.count(drafts.count, "justeringspost", "justeringsposter")
    try shell.say("\(source.name): \(items), \(Words.count(written.output, "ändrad", "ändrade")).")
  }
}
