import ArgumentParser
import Figures
import Forecasting
import Formats
import Kernel
import Storage

/// Lists what to look at before a month is closed.
struct CheckMonthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "month", abstract: "List what to look at before a month is closed.",
    discussion: """
      Nothing that is found refuses anything. With --strict the exit code is 1 where an error or a warning was found.

      EXAMPLES
        roder check month --period 2019-04
        roder check month --period 2019-04 --threshold 0 --format json
      """)

  @OptionGroup var month: MonthOption

  @Option(
    help: ArgumentHelp(
      "Leave out codes without budget below so many kronor, signs left out. (default: 10000)", valueName: "kronor"),
    transform: CheckMonthCommand.threshold)
  var threshold = Money(ore: 1_000_000)

  @Flag(help: "Exit with 1 where an error or a warning was found.")
  var strict = false

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let month = try await month.month(desk, asOf: moment.asOf)
    let found = try await FollowUpDesk(desk).checks(month, threshold: threshold, asOf: moment.asOf)
    let checks = found.checks
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(checks.map(CheckOutput.init), shell)
    case .text:
      for check in checks { try shell.say(CheckText.text(check)) }
      if found.below > 0 {
        let codes = Words.count(found.below, "kodsträng", "kodsträngar")
        try shell.say("\(codes) utan budget under \(Words.kronor(threshold)) visas inte.")
      }
      if checks.isEmpty, found.below == 0 { try shell.say("Inget att titta på i \(SwedishText.text(month)).") }
    }
    if strict, checks.contains(where: { $0.severity >= .warning }) { throw Refusal() }
  }

  private static func threshold(_ text: String) throws -> Money {
    do {
      return try Amount.money(text)
    } catch {
      throw ValidationError("'\(text)' is no amount; write for example 10000.")
    }
  }
}

/// A check as text.
enum CheckText {
  /// What was found, and under it what to do.
  static func text(_ check: MonthCheck) -> String {
    let keys = check.keys.isEmpty ? "" : "\n  Nyckel: " + check.keys.map(\.description).joined(separator: ", ")
    let remedy = check.remedy.text(for: .command)
    return "\(ProblemText.word(check.severity)) [\(check.code)] \(check.message)\n  \(remedy)\(keys)"
  }
}

/// A check as JSON.
private struct CheckOutput: Encodable {
  let code: String
  let severity: String
  let message: String
  let remedy: String
  let amountOre: Int64?
  let keys: [String]

  init(_ check: MonthCheck) {
    code = check.code
    severity = check.severity.rawValue
    message = check.message
    remedy = check.remedy.text(for: .command)
    amountOre = check.amount?.ore
    keys = check.keys.map(\.description)
  }
}
