import Accounts
import ArgumentParser
import DocumentWriters
import Forecasting
import Kernel
import Ledger
import Storage

/// Finds single postings.
struct PostingsFindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find single postings by text, supplier, codes, amount or voucher.",
    discussion: """
      Words stand anywhere in the text or the supplier, in any case. Without --months the year to the latest month is
      looked through. An amount is 12500 (and any öre), 12500,50, 10000-20000, >50000; without a sign both sides count.

      EXAMPLES
        roder postings familjehem --selection konto=45 --limit 10
        roder postings --amount 10000-20000 --unit E220 --months 2019-03
        roder postings --voucher A1017 --format json
      """)

  @Argument(help: ArgumentHelp("Words that all stand in the text or the supplier.", valueName: "words"))
  var words: [String] = []

  @Option(help: ArgumentHelp("Words that all stand in the supplier.", valueName: "words"))
  var supplier = ""

  @Option(
    help: ArgumentHelp("The months. (default: the year to the latest month)", valueName: "months"),
    transform: Parse.period)
  var months: Period?

  @Option(
    help: ArgumentHelp(
      "Only postings with these codes, for example ansvar=302,310-319; may be repeated.", valueName: "part=codes"))
  var selection: [String] = []

  @Option(help: ArgumentHelp("Only this unit or department, by id.", valueName: "id"))
  var unit: String?

  @Option(help: ArgumentHelp("Only these amounts, in kronor.", valueName: "amount"))
  var amount: String?

  @Option(help: ArgumentHelp("Only this voucher, with its series or without.", valueName: "number"))
  var voucher = ""

  @Option(help: "The order: size (greatest first), latest or earliest.")
  var order = Order.size

  @Option(help: ArgumentHelp("How many are shown, at most 500.", valueName: "count"))
  var limit = 20

  @Flag(help: "Look through and show the texts of postings in protected accounts and service areas.")
  var confidential = false

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  /// The orders that can be asked for.
  enum Order: String, ExpressibleByArgument, CaseIterable {
    case size
    case latest
    case earliest

    var order: PostingQuery.Order {
      switch self {
      case .size: .size
      case .latest: .latest
      case .earliest: .earliest
      }
    }
  }

  func validate() throws { _ = try Parse.selection(selection) }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let parts = try Parse.selection(selection).parts
    let codes = CodingPart.allCases.compactMap { part in parts[part.column].map { (part, $0) } }
    let query = PostingQuery(
      months, words: words.joined(separator: " "), supplier: supplier,
      codes: Dictionary(codes, uniquingKeysWith: { first, _ in first }), unit: unit,
      amounts: try amount.map { try AmountRange.read($0) }, voucher: voucher, order: order.order, limit: limit)
    let found = try await PostingDesk(desk).find(query, asOf: moment.asOf, isConfidential: confidential)
    try moment.say(format, shell)
    try shell.terminal.write(
      DocumentWriter.bytes(of: PostingTables.found(found), as: format == .json ? .json : .text))
  }
}
