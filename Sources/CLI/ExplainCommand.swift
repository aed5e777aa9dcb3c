import ArgumentParser
import Figures
import Forecasting
import Kernel
import Storage

/// Shows what a figure is made of.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show what a figure is made of, down to vouchers.",
    discussion: """
      Every figure has a key; tables written as JSON hold the keys of their cells.

      EXAMPLES
        roder explain variance:line/drift.personal:2019 --period 2019-04
        roder explain actual:line/drift.personal:unit/E310:2019-01..2019-04
        roder explain actual:line/drift.vard:2019-04 --confidential
      """)

  @Argument(help: ArgumentHelp("The figure's key.", valueName: "key"))
  var key: String

  @Option(
    help: ArgumentHelp("The occasion it is asked at. (default: the latest in its period)", valueName: "month"),
    transform: Parse.month)
  var period: Month?

  @Flag(help: "Show the texts and suppliers of postings in protected accounts and service areas.")
  var confidential = false

  @OptionGroup var asOf: ComparisonOptions

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    guard let key = FigureKey(key) else { throw FigureProblem.notAKey(key) }
    let (desk, moment) = try await asOf.desk(options.desk(shell))
    let followUps = FollowUpDesk(desk)
    let latest = try await followUps.latestMonth(asOf: moment.asOf)
    let month = period ?? latest.map { min($0, key.period.last) } ?? key.period.last
    let explanation = try await followUps.explain(key, month: month, asOf: moment.asOf, isConfidential: confidential)
    switch format {
    case .json: try JSONText.write(ExplanationOutput(explanation, asOf: moment.recorded), shell)
    case .text:
      let asOf = moment.recorded.map { ["  " + $0.sentence] } ?? []
      for line in ExplanationText.lines(explanation) + asOf { try shell.say(line) }
    }
  }
}
