import ArgumentParser
import Importing
import Kernel
import Ledger
import Storage

/// Brings in ledger files.
struct ImportLedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Bring in ledger files: SIE or CSV.",
    discussion: """
      A file replaces what the same source said before of the same months, within the selection that is declared. A \
      file that looks like a mistake is refused: one that lacks codes, is older, opens a closed month or leaves a hole \
      until --confirm; one with other signs, another scale or another year's amounts until --accept names it. What is \
      found wrong stands in the refusal, each with its name.

      EXAMPLES
        roder import ledger ledger-2019-04.se --status preliminary
        roder import ledger correction.csv --months 2019-03 --selection ansvar=302
      """)

  @Argument(help: ArgumentHelp("SIE files (types 1-5) or CSV files.", valueName: "file"))
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

  @Flag(help: "Import although what was found looks like a mistake; grave findings need --accept.")
  var confirm = false

  @Option(
    help: ArgumentHelp(
      "Import although this was found: the last word of the problem's code, as sign-flipped; may be repeated.",
      valueName: "problem"))
  var accept: [String] = []

  @Flag(
    help: "Vouchers need not balance: a board's extract of the municipality's ledger. A saved mapping can say the same."
  )
  var oneSided = false

  @OptionGroup var options: WriteOptions

  func validate() throws {
    _ = try Parse.selection(selection)
    try Parse.requireConsents(accept)
  }

  func run() async throws {
    let shell = Shell.current
    let importer = LedgerImporter(desk: try options.desk(shell))
    let options = LedgerImporter.Options(
      source: source, selection: try Parse.selection(selection), period: months, status: status, extracted: extracted,
      consent: SupersedeConsent(isGeneral: confirm, named: Set(accept)), isOneSided: oneSided)
    for path in files {
      shell.progress("Läser \(path) …")
      let file = SourceFile(name: FileName.of(path), bytes: try shell.files.read(shell.path(path)))
      try tell(try await importer.run(file, options), of: file, shell)
    }
  }

  private func tell(_ result: LedgerImporter.Result, of file: SourceFile, _ shell: Shell) throws {
    shell.terminal.tell(ProblemText.text(result.remarks.filter { $0.severity == .warning }))
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
}
