import ArgumentParser
import Importing
import Kernel
import Ledger
import Storage

/// Reads kept files anew.
struct RereadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reread", abstract: "Read the kept file of an import anew, as the mapping says today.",
    discussion: """
      What the file gives today takes the place of what it gave then, for the months of which the import still shows \
      something. With --all every import of the source is read anew, corrections too, in one step or not at all. A \
      result that looks like a mistake is refused as an import is.

      EXAMPLES
        roder reread ledger-0005
        roder reread --all --source huvudbok
      """)

  @Argument(help: ArgumentHelp("The import's id, as roder batches shows it.", valueName: "batch"))
  var batch: String?

  @Flag(help: "Read every import of the source anew that still shows something.")
  var all = false

  @Option(help: ArgumentHelp("The source, with --all.", valueName: "name"))
  var source = "huvudbok"

  @OptionGroup var consent: ConsentOptions

  @OptionGroup var options: WriteOptions

  func validate() throws {
    guard (batch == nil) == all else { throw ValidationError("Name an import, or write --all.") }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let importer = LedgerImporter(desk: desk)
    let result: LedgerImporter.Rereading
    if let batch {
      result = try await importer.reread(batch: batch, consent: consent.consent)
    } else {
      result = try await importer.reread(source: source, consent: consent.consent)
    }
    shell.terminal.tell(ProblemText.text(result.remarks.filter { $0.severity == .warning }))
    for reread in result.batches {
      guard let new = reread.new else {
        try shell.say("\(reread.batch): inget nytt.")
        continue
      }
      try shell.say("\(reread.batch): läst på nytt som \(new).")
      for line in DifferenceTables(try await desk.ask(ListDifferences.self, .init(new))).summary { try shell.say(line) }
    }
  }
}
