import Accounts
import ArgumentParser
import Budgeting
import DocumentWriters
import Forecasting
import Formats
import Kernel
import Importing
import SIE

/// Shows the statement by month straight from a ledger file, without any store.
struct LookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "look", abstract: "Show the income statement by month straight from a SIE file.",
    discussion: """
      No store is needed. The chart of accounts is guessed from the file (#KPTYP, or what the accounts are called) and \
      the answer says which guess was made; where nothing tells, the classes are shown as they are.

      EXAMPLES
        roder look ledger.se
        roder look ledger.se --budget budget.csv --chart kommunbas
        roder look ledger.se --format html --output look.html
      """)

  /// The charts that can be named.
  enum Chart: String, ExpressibleByArgument, CaseIterable {
    case kommunbas
    case bas

    var family: ChartFamily {
      switch self {
      case .kommunbas: .kommunbas
      case .bas: .bas
      }
    }
  }

  /// How the answer is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
    case csv
    case json

    var document: DocumentFormat {
      switch self {
      case .text: .text
      case .html: .html
      case .csv: .csv
      case .json: .json
      }
    }
  }

  @Argument(help: ArgumentHelp("The SIE file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("A budget as CSV with konto and belopp, to compare with.", valueName: "file"))
  var budget: String?

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign = AmountSign.report

  @Option(help: "The family of the chart of accounts; guessed where it is not given.")
  var chart: Chart?

  @Option(help: "How the answer is written.")
  var format = Format.text

  @OptionGroup var csv: CSVOption

  @Option(help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
  var output: String?

  func run() async throws {
    let shell = Shell.current
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let sie = try shell.files.withBytes(of: shell.path(file)) { bytes in
      SIEReader.read(bytes, profile: SIECheckProfile(vouchersMustBalance: false))
    }
    if sie.isRefused, sie.accounts.isEmpty, sie.codings.isEmpty {
      throw Problems(sie.problems.map { SIERemark(problem: $0, file: name) })
    }
    let rows = try budget.map { path in
      try BudgetCSV.read(name: path, bytes: shell.files.read(shell.path(path)), sign: sign)
    }
    let document = try LookAtLedger.document(
      .init(file: sie, fileName: name, chart: chart?.family, budget: rows ?? []))
    let bytes = DocumentWriter.bytes(of: document, as: format.document, options: csv.options)
    if let output {
      try shell.files.write(bytes, to: output)
      try shell.say(output)
    } else {
      try shell.terminal.write(bytes)
    }
  }
}
