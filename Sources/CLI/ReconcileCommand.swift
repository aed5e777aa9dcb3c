import ArgumentParser
import Formats
import Kernel
import Ledger
import Storage

/// Holds what was imported against the ledger's own report.
struct ReconcileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Hold what was imported against the totals of the ledger's own report.",
    discussion: """
      Each --class is an account class, or a longer beginning of accounts, and the report's total for the month. A \
      total that is given again replaces the one before; an empty one withdraws it. Without --class, what is known is \
      shown. Amounts are debit positive unless --sign says otherwise.

      EXAMPLES
        roder reconcile --period 2019-04 --class 3=-17290000,00 --class 5=71843512,40
        roder reconcile --period 2019-04 --cumulative --unit tkr --class 3=-68120
        roder reconcile --period 2019-04 --format json
      """)

  @Option(help: ArgumentHelp("The month.", valueName: "month"), transform: Parse.month)
  var period: Month

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("Accounts and their total; may be repeated.", valueName: "accounts=total"))
  var classes: [String] = []

  @Flag(help: "The totals are those of January to the month.")
  var cumulative = false

  @Option(help: "The unit of the totals: kr, tkr or mnkr. Rounded totals agree to half a unit.")
  var unit = Unit.kr

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign = AmountSign.ledger

  @Option(help: ArgumentHelp("The source that the report is about.", valueName: "name"))
  var source = "huvudbok"

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: WriteOptions

  /// The units that reports are written in.
  enum Unit: String, ExpressibleByArgument, CaseIterable {
    case kr
    case tkr
    case mnkr

    var amount: AmountUnit {
      switch self {
      case .kr: .kr
      case .tkr: .tkr
      case .mnkr: .mnkr
      }
    }
  }

  func validate() throws {
    if try !totals().isEmpty, asOf.asOf != nil {
      throw ValidationError("--as-of shows what was known then; it does not go with --class.")
    }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let totals = try totals()
    if !totals.isEmpty {
      let written = try await desk.run(SetControlTotals.self, totals)
      let count = Words.count(written.output, "ändrad kontrollsumma", "ändrade kontrollsummor")
      if format == .text { try shell.say(count + ".") }
    }
    let moment = try await asOf.pinned(desk)
    let reconciliation = try await desk.ask(Reconcile.self, period, asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(ReconciliationOutput(reconciliation), shell)
    case .text: for line in ReconciliationOutput(reconciliation).lines { try shell.say(line) }
    }
  }

  private func totals() throws -> [ControlTotal] {
    try classes.map { text in
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, ControlTotal.isAccounts(sides[0]) else {
        throw ValidationError("'\(text)' is no total; write for example 3=-17290000,00.")
      }
      var amount: Money?
      if !sides[1].isEmpty {
        do {
          amount = sign.inner(try Amount.money(sides[1], unit: unit.amount))
        } catch {
          throw ValidationError("'\(sides[1])' is no amount in \(unit.rawValue); write for example -17290000,00.")
        }
      }
      return ControlTotal(
        source: source, month: period, accounts: sides[0], isCumulative: cumulative, amount: amount,
        unit: unit.amount)
    }
  }
}
