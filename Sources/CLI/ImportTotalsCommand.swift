import ArgumentParser
import Formats
import Kernel
import Ledger
import Storage

/// Brings in totals out of the ledger's own report.
struct ImportTotalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals", abstract: "Bring in totals out of the ledger's own report, to reconcile with.",
    discussion: """
      EXAMPLE
        roder import totals summor-2019-04.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign = AmountSign.ledger

  @Option(help: ArgumentHelp("The source of rows that name none.", valueName: "name"))
  var source = "huvudbok"

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let table = try TableSource(file, columns: ControlTotalsCSV.columns, shell)
    let totals = try ControlTotalsCSV.read(name: table.name, bytes: table.bytes, sign: sign, source: source)
    let desk = try options.desk(shell)
    let written = try await desk.run(SetControlTotals.self, totals)
    try shell.say("\(table.name): \(Words.count(written.output, "ändrad kontrollsumma", "ändrade kontrollsummor")).")
    guard let month = totals.map(\.month).max() else { return }
    for line in ReconciliationOutput(try await desk.ask(Reconcile.self, month)).lines { try shell.say(line) }
  }
}
