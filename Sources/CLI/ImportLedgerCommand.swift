import ArgumentParser
import Forecasting
import Importing
import Kernel
import Ledger
import Storage

/// Brings in ledger files.
struct ImportLedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Bring in ledger files: SIE, XLSX or CSV.",
    discussion: """
      A file replaces what the same source said before of the same months, within the selection that is declared. A \
      file that looks like a mistake is refused: one that lacks codes, is older, opens a closed month or leaves a hole \
      until --confirm; one with other signs, another scale or another year's amounts until --accept names it. What is \
      found wrong stands in the refusal, each with its name.

      Sheets and text tables are taken as ledger systems export them: titles, sums, pages and months as columns are \
      recognised, and the file's own sums must agree with its rows. roder preview shows how a file would be read.

      EXAMPLES
        roder import ledger ledger-2019-04.se --status preliminary
        roder import ledger balances.xlsx --sheet Utfall --save-mapping
        roder import ledger correction.csv --months 2019-03 --selection ansvar=302
      """)

  @Argument(help: ArgumentHelp("SIE files (types 1-5), workbooks (.xlsx) or text tables.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The source; files of one source replace each other.", valueName: "name"))
  var source = "huvudbok"

  @Option(
    help: ArgumentHelp(
      "How finished the last month is: open, preliminary or closed; earlier months are closed. Without it, months keep "
        + "the status they have, and a new last month is open.", valueName: "status"),
    transform: Parse.status)
  var status: PeriodStatus?

  @Option(
    help: ArgumentHelp("When the source system made the file. (default: as the file says)", valueName: "day"),
    transform: Parse.day)
  var extracted: Day?

  @Option(
    help: ArgumentHelp("The months that the file speaks for. (default: as the file says)", valueName: "months"),
    transform: Parse.period)
  var months: Period?

  @Option(
    help: ArgumentHelp("What the file speaks for, for example ansvar=302,310-319; may be repeated.", valueName: "codes")
  )
  var selection: [String] = []

  @OptionGroup var consent: ConsentOptions

  @Flag(
    help: "Vouchers need not balance: a board's extract of the municipality's ledger. A saved mapping can say the same."
  )
  var oneSided = false

  @OptionGroup var layout: TableOptions

  @Flag(help: "Remember how the table was read, for the source's next file.")
  var saveMapping = false

  @OptionGroup var options: WriteOptions

  func validate() throws { _ = try Parse.selection(selection) }

  func run() async throws {
    let shell = Shell.current
    shell.giveWay()
    let desk = try options.desk(shell)
    let importer = LedgerImporter(desk: desk)
    var options = LedgerImporter.Options(
      source: source, selection: try Parse.selection(selection), period: months, status: status, extracted: extracted,
      consent: consent.consent, isOneSided: oneSided)
    options.table = layout.request
    options.savesMapping = saveMapping
    for path in files {
      shell.progress("Läser \(PersonalNumbers.masked(path).text) …")
      let file = SourceFile(name: FileName.of(path), bytes: try shell.files.read(shell.path(path)))
      let result = try await importer.run(file, options)
      try tell(result, of: file, shell)
      guard let batch = result.batch else { continue }
      let differences = try await desk.ask(ListDifferences.self, .init(batch, isForReplacing: true))
      for line in DifferenceTables(differences).summary { try shell.say(line) }
      try await tellOdd(result.parts, desk, shell)
    }
  }

  private func tell(_ result: LedgerImporter.Result, of file: SourceFile, _ shell: Shell) throws {
    shell.terminal.tell(ProblemText.text(result.remarks.filter { $0.severity == .warning }))
    for table in result.tables {
      for line in TableSummary(table).short { try shell.say(line) }
    }
    if saveMapping, !result.tables.isEmpty {
      try shell.say("  Källans beskrivning är sparad (\(PersonalNumbers.masked(source).text)).")
    }
    guard let batch = result.batch else {
      try shell.say("\(file.name): inget nytt; samma bokföring är redan inläst.")
      return
    }
    let rows = Words.count(result.parts.reduce(0) { $0 + $1.rows }, "rad", "rader")
    let new = Words.count(result.newSegments, "ny månad", "nya månader")
    try shell.say("\(file.name): \(rows), \(new); inläsning \(batch).")
    for part in result.parts {
      try shell.say(
        "  \(part.month)  \(part.status.text), \(Words.count(part.rows, "rad", "rader")), \(Words.kronor(part.sum))")
    }
  }

  /// What is odd about the last month, in a few lines; nothing where the board has no statement to hold it against.
  private func tellOdd(_ parts: [Batch.Part], _ desk: Desk, _ shell: Shell) async throws {
    guard let month = parts.last(where: { $0.segment != nil })?.month else { return }
    let odd = ["new-code-without-name", "closed-unit", "no-unit", "codes-without-line"]
    let checks: [MonthCheck]
    do {
      checks = try await FollowUpDesk(desk).codeChecks(month).filter { odd.contains($0.code) }
    } catch is any Problem {
      // The import is done; what is missing for a follow-up is told when one is asked for.
      return
    }
    for check in checks.prefix(5) { try shell.say("  Att titta på: \(check.message)") }
    if checks.count > 5 { try shell.say("  \(checks.count - 5) till visas av roder check --period \(month).") }
  }
}
