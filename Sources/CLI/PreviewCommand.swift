import ArgumentParser
import Importing
import Kernel
import Ledger
import Storage

/// Shows how a ledger file would be read and what it would replace, and changes nothing.
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show how a ledger file would be read, and what it would replace.",
    discussion: """
      Nothing is stored. Without a store the file is shown as it is understood by itself. Exit code 1 where the import \
      would be refused.

      EXAMPLES
        roder preview balances.xlsx
        roder preview balances.xlsx --sheet Utfall --format json
      """)

  @Argument(help: ArgumentHelp("A workbook (.xlsx), a text table or a SIE file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The source that the file would be brought in as.", valueName: "name"))
  var source = "huvudbok"

  @Option(
    help: ArgumentHelp("The months that the file speaks for. (default: as the file says)", valueName: "months"),
    transform: Parse.period)
  var months: Period?

  @Option(
    help: ArgumentHelp("What the file speaks for, for example ansvar=302,310-319; may be repeated.", valueName: "codes")
  )
  var selection: [String] = []

  @OptionGroup var consent: ConsentOptions

  @Flag(help: "Vouchers need not balance: a board's extract of the municipality's ledger.")
  var oneSided = false

  @OptionGroup var layout: TableOptions

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var store: StoreOptions

  func validate() throws { _ = try Parse.selection(selection) }

  func run() async throws {
    let shell = Shell.current
    let source = SourceFile(name: FileName.of(file), bytes: try shell.files.read(shell.path(file)))
    var options = LedgerImporter.Options(
      source: self.source, selection: try Parse.selection(selection), period: months,
      consent: consent.consent, isOneSided: oneSided)
    options.table = layout.request
    let importer = try desk(shell).map { LedgerImporter(desk: $0) }
    let preview = try await PreviewOutput(source, options, importer)
    switch format {
    case .json: try JSONText.write(preview, shell)
    case .text:
      for line in preview.lines { try shell.say(line) }
      try shell.terminal.write(Array(ProblemText.text(preview.found).utf8))
    }
    if preview.isRefused { throw Refusal() }
  }

  /// A desk at the store; nil where there is no store.
  private func desk(_ shell: Shell) throws -> Desk? {
    do {
      return try store.desk(shell)
    } catch let problem as StorageProblem where problem.code == "storage.no-store" && store.store == nil {
      return nil
    }
  }
}
