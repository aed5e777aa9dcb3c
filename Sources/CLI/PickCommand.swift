import ArgumentParser
import Figures
import Installed
import Kernel
import Reporting
import Storage

/// Finds figures by a few words.
struct PickCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Find figures by a few words, for texts that refer to them.",
    discussion: """
      Words may be begun only: those of measures, lines, areas, units and periods. Each figure found has the reference
      that a text holds (docs/reference/figures.md), its value now and its key.

      EXAMPLES
        roder pick "personal prognos avv"
        roder pick "utfall familjehem april" --period 2019-04 --format json
      """)

  @Argument(help: ArgumentHelp("The beginnings of words.", valueName: "words"))
  var words: [String]

  @Option(help: ArgumentHelp("How many to list at most.", valueName: "number"))
  var limit = 12

  @OptionGroup var month: MonthOption

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: ComparisonOptions

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (1...1_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000.") }
  }

  func run() async throws {
    let shell = Shell.current
    let (desk, moment) = try await asOf.desk(options.desk(shell))
    let month = try await month.month(desk, asOf: moment.asOf)
    let rows = try await ProseDesk(desk, sections: [Capabilities.money(desk)]).pick(
      words.joined(separator: " "), month: month, limit: limit, asOf: moment.asOf)
    switch format {
    case .json: try JSONText.write(rows.map(PickOutput.init), shell)
    case .text:
      if rows.isEmpty { try shell.say("Ingen siffra har alla orden i sitt namn.") }
      for row in rows {
        try shell.say(row.shown + "  " + row.text)
        try shell.say("  " + row.figure.key.description)
      }
    }
  }
}

/// A figure that was found, as JSON.
private struct PickOutput: Encodable {
  let name: String
  let key: String
  let reference: String
  let relativeReference: String
  let text: String
  let amountOre: Int64?

  init(_ row: PickFigures.Row) {
    name = row.shown
    key = row.figure.key.description
    reference = row.stored
    relativeReference = row.relative
    text = row.text
    amountOre = row.figure.value.money?.ore
  }
}
