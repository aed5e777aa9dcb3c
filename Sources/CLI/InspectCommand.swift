import ArgumentParser
import Kernel

/// Says what was understood of source files, without any store.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say what is understood of source files: SIE 1-5, CSV and XLSX.",
    discussion: """
      No store is needed. Exit code 1 where a file would be refused.

      EXAMPLES
        roder inspect ledger.se
        roder inspect --format json ledger.se budget.csv
        roder inspect --format json balances.xlsx
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  @Flag(help: "Vouchers need not balance: a board's extract of the municipality's ledger.")
  var oneSided = false

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @Flag(help: "Show personal identity numbers in workbooks instead of masking them.")
  var reveal = false

  func run() async throws {
    let shell = Shell.current
    var isRefused = false
    if format == .json, files.count > 1 { try shell.terminal.write(Array("[\n".utf8)) }
    // One file at a time, so that many large ones need no more memory than the largest.
    for (index, path) in files.enumerated() {
      shell.progress("Läser \(path) …")
      let inspection = FileInspection(path, isOneSided: oneSided, isRevealing: reveal, shell)
      isRefused = isRefused || inspection.isRefused
      switch format {
      case .json:
        if index > 0 { try shell.terminal.write(Array(",\n".utf8)) }
        try inspection.writeJSON(shell, isItem: files.count > 1)
      case .text:
        for line in inspection.lines { try shell.say(line) }
        let problems = ProblemText.text(inspection.problems, limit: 5, counts: inspection.counts)
        try shell.terminal.write(Array(problems.utf8))
      }
    }
    if format == .json { try shell.terminal.write(Array((files.count > 1 ? "\n]\n" : "\n").utf8)) }
    if isRefused { throw Refusal() }
  }
}
