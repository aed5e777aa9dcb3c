import ArgumentParser
import Kernel

/// Says what was understood of source files, without any store.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say what is understood of source files: SIE 1-5 and CSV.",
    discussion: """
      No store is needed. Exit code 1 where a file would be refused.

      EXAMPLES
        roder inspect ledger.se
        roder inspect --format json ledger.se budget.csv
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  @Flag(help: "Vouchers need not balance: a board's extract of the municipality's ledger.")
  var oneSided = false

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  func run() async throws {
    let shell = Shell.current
    let inspections = files.map { path in
      shell.progress("Läser \(path) …")
      return FileInspection(path, isOneSided: oneSided, shell)
    }
    switch format {
    case .json:
      if inspections.count == 1 {
        try JSONText.write(inspections[0], shell, keys: .asWritten)
      } else {
        try JSONText.write(inspections, shell, keys: .asWritten)
      }
    case .text:
      for inspection in inspections {
        for line in inspection.lines { try shell.say(line) }
        let problems = ProblemText.text(inspection.problems, limit: 5, counts: inspection.counts)
        try shell.terminal.write(Array(problems.utf8))
      }
    }
    if inspections.contains(where: \.isRefused) { throw Refusal() }
  }
}
