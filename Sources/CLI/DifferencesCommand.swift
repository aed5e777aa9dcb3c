import Accounts
import ArgumentParser
import DocumentWriters
import Kernel
import Ledger
import Storage

/// Lists what an import changed.
struct DifferencesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differences", abstract: "List what an import changed, by account class and code string.",
    discussion: """
      Compares what could be seen just before the import with what could be seen just after, also for imports that \
      have been replaced since. Text shows the greatest changes; json and csv have all of them. Amounts are kronor, \
      debit positive.

      EXAMPLES
        roder differences ledger-0005
        roder differences ledger-0005 --format csv --csv sv > differenser.csv
      """)

  /// How the differences are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(help: ArgumentHelp("The import's id, as roder batches shows it.", valueName: "batch"))
  var batch: String

  @Option(help: "How the differences are written.")
  var format = Format.text

  @OptionGroup var csv: CSVOption

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let differences = try await desk.ask(ListDifferences.self, .init(batch), asOf: moment.asOf)
    let tables = DifferenceTables(differences)
    try moment.say(format == .text ? .text : .json, shell)
    switch format {
    case .json: try JSONText.write(DifferencesOutput(differences), shell)
    case .csv: try shell.terminal.write(DocumentWriter.bytes(of: tables.all, as: .csv, options: csv.options))
    case .text:
      guard differences.isReplacing else {
        try shell.say("\(batch) ersatte ingenting.")
        return
      }
      guard !differences.rows.isEmpty else {
        try shell.say("\(batch) ändrade ingen kodsträng.")
        return
      }
      let shown = differences.greatest(40)
      try shell.terminal.write(DocumentWriter.bytes(of: tables.classes, as: .text))
      try shell.say("")
      try shell.terminal.write(DocumentWriter.bytes(of: tables.codeStrings(shown), as: .text))
      let rest = differences.rows.count - shown.count
      if rest > 0 {
        try shell.say("… och \(Words.count(rest, "kodsträng", "kodsträngar")) till; --format csv visar alla.")
      }
    }
  }
}

/// The differences as JSON.
private struct DifferencesOutput: Encodable {
  struct Row: Encodable {
    let month: String
    let codes: [String: String]
    let phase: String
    let beforeOre: Int64?
    let nowOre: Int64?
    let changeOre: Int64
    let mark: String
  }

  struct ClassTotal: Encodable {
    let month: String
    let accountClass: String
    let beforeOre: Int64
    let nowOre: Int64
    let changeOre: Int64
  }

  let batch: String
  let isReplacing: Bool
  let codeStrings: Int
  let classes: [ClassTotal]
  let rows: [Row]

  init(_ differences: BatchDifferences) {
    batch = differences.batch.id
    isReplacing = differences.isReplacing
    codeStrings = differences.codeStrings
    classes = differences.classes.map { total in
      ClassTotal(
        month: total.month.description, accountClass: total.name, beforeOre: total.before.ore, nowOre: total.now.ore,
        changeOre: (total.now - total.before).ore)
    }
    rows = differences.rows.map { row in
      let codes = zip(CodingPart.allCases, row.codes).map { ($0.column, $1) }.filter { !$0.1.isEmpty }
      return Row(
        month: row.month.description, codes: Dictionary(codes, uniquingKeysWith: { first, _ in first }),
        phase: row.phase.rawValue, beforeOre: row.before?.ore, nowOre: row.now?.ore, changeOre: row.change.ore,
        mark: DifferenceTables.mark(row).name)
    }
  }
}
