import Accounts
import ArgumentParser
import Budgeting
import Formats
import Kernel
import Storage

/// Moves budget between two codings, or takes such a movement back.
struct ReallocateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reallocate", abstract: "Move budget between codings within the year's frame.",
    discussion: """
      The amount falls evenly on the months from --from-month to December. Codes may be left out where the rest tells \
      one coding of the budget. Several codings at once: roder import reallocation FILE.

      EXAMPLES
        roder reallocate --year 2019 --from ansvar=30210,konto=6420 --to ansvar=31110,konto=6420 --amount 250000 \
      --from-month 2019-05 --decision "SN 2019-04-23 § 40"
        roder reallocate --year 2019 --reverse 2019-1 --decision "SN 2019-06-18 § 61"
      """)

  @Option(help: ArgumentHelp("The year.", valueName: "yyyy"), transform: Parse.year)
  var year: Int

  @Option(
    help: ArgumentHelp("The coding that gives, for example ansvar=30210,konto=6420.", valueName: "codes"),
    transform: ReallocateCommand.coding)
  var from: [CodingPart: String]?

  @Option(help: ArgumentHelp("The coding that is given.", valueName: "codes"), transform: ReallocateCommand.coding)
  var to: [CodingPart: String]?

  @Option(help: ArgumentHelp("How much, in --unit; above zero.", valueName: "amount"))
  var amount: String?

  @Option(help: "The amount's unit: kr, tkr or mnkr.", transform: ReallocateCommand.unit)
  var unit = AmountUnit.kr

  @Option(help: ArgumentHelp("The first month that it moves.", valueName: "month"), transform: Parse.month)
  var fromMonth: Month?

  @Option(help: ArgumentHelp("Take this reallocation back, by id, over the same months.", valueName: "id"))
  var reverse: String?

  @OptionGroup var decided: DecidedOptions

  @OptionGroup var options: WriteOptions

  func validate() throws {
    let typed = [from != nil, to != nil, amount != nil, fromMonth != nil]
    if reverse != nil {
      if typed.contains(true) { throw ValidationError("--reverse takes neither codings, amount nor month.") }
      return
    }
    if typed.contains(false) {
      throw ValidationError("Give --from, --to, --amount and --from-month, or --reverse.")
    }
    _ = try money()
  }

  func run() async throws {
    let shell = Shell.current
    let input = Reallocate.Input(
      year: year, movement: try movement(), decision: decided.decision, isConfirmed: decided.confirm,
      isBetweenStatements: decided.betweenStatements)
    try ReallocationWords.tell(try await options.desk(shell).run(Reallocate.self, input).output, shell)
  }

  private func movement() throws -> Reallocate.Movement {
    if let reverse { return .reversal(of: reverse) }
    guard let from, let to, let fromMonth else { throw ValidationError("Give --from, --to and --from-month.") }
    let amount = try money()
    return .rows(
      [
        .init(codes: from, amount: -amount, place: Place(field: "--from")),
        .init(codes: to, amount: amount, place: Place(field: "--to")),
      ], from: fromMonth, file: nil)
  }

  private func money() throws -> Money {
    let text = amount ?? ""
    do {
      let money = try Amount.money(text, unit: unit)
      guard money > .zero else { throw ValidationError("--amount is above zero; swap --from and --to instead.") }
      return money
    } catch let fault as Amount.Fault {
      switch fault {
      case .empty, .notAnAmount: throw ValidationError("'\(text)' is no amount; write 250000 or 250 000,50.")
      case .tooManyDecimals: throw ValidationError("'\(text)' has parts of an öre.")
      case .tooLarge: throw ValidationError("'\(text)' is too large.")
      }
    }
  }

  /// The codes that a text such as `ansvar=30210,konto=6420` spells.
  static func coding(_ text: String) throws -> [CodingPart: String] {
    var codes: [CodingPart: String] = [:]
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, let part = CodingPart(term: sides[0]), !sides[1].isEmpty, codes[part] == nil,
        sides[1].allSatisfy({ !$0.isWhitespace && !$0.isNewline })
      else { throw ValidationError("'\(text)' is no coding; write for example ansvar=30210,konto=6420.") }
      codes[part] = sides[1]
    }
    return codes
  }

  /// The unit of amounts that a text spells.
  static func unit(_ text: String) throws -> AmountUnit {
    guard let unit = AmountUnit(rawValue: text) else {
      throw ValidationError("'\(text)' is no unit; write kr, tkr or mnkr.")
    }
    return unit
  }
}
