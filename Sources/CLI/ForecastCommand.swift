import ArgumentParser
import Care
import Forecasting
import Formats
import Kernel
import Storage

/// Sets one cell of a forecast, or takes it back.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Set one cell of a forecast, or take it back.",
    discussion: """
      The amount is the year's level, the variance from its budget, or what is left of the year after the month; \
      variance and rest follow a changed budget and the actuals. Amounts have the sign of reports: costs and what is \
      worse than the budget are negative.

      EXAMPLES
        roder forecast --period 2019-04 --unit E310 --area forsorjningsstod --line ovriga --variance -1800 --in tkr
        roder forecast --period 2019-04 --area ovrigt --line personal --addition -500 --in tkr --layer controller
        roder forecast --period 2019-04 --unit E310 --area forsorjningsstod --line ovriga --clear
        roder forecast --period 2019-04 --unit E320 --area missbruk --line kop-av-tjanster \\
          --number 5400 --measure vårddygn
        roder forecast --period 2019-04 --unit E310 --clear
      """)

  @Option(help: ArgumentHelp("The last month with actuals.", valueName: "month"), transform: Parse.month)
  var period: Month

  @Option(help: ArgumentHelp("The unit, by id; left out for an addition.", valueName: "id"))
  var unit = ""

  @Option(help: ArgumentHelp("The follow-up area, by id.", valueName: "id"))
  var area = ""

  @Option(help: ArgumentHelp("The statement's line, by id.", valueName: "id"))
  var line = ""

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The forecast for the whole year.", valueName: "amount"))
  var level: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The difference from the year's budget.", valueName: "amount"))
  var variance: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("What is left of the year after the month.", valueName: "amount"))
  var rest: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Something on top that belongs to no unit; above the units' layer.", valueName: "amount"))
  var addition: String?

  @Option(name: .customLong("in"), help: AmountUnitHelp.help("the amount"), transform: AmountUnitHelp.parse)
  var amountUnit = AmountUnit.kr

  @Option(help: ArgumentHelp("How much bought care the year comes to; of placements the average.", valueName: "number"))
  var number: String?

  @Option(help: ArgumentHelp("What is counted: vårddygn, placeringar or timmar.", valueName: "measure"))
  var measure: String?

  @Option(help: ArgumentHelp("A remark on the cell, or on the area where no line is given.", valueName: "text"))
  var remark: String?

  @Flag(help: "Take the cell back; without line and area the unit's whole sheet in the layer.")
  var clear = false

  @OptionGroup var layer: ForecastLayerOptions

  @OptionGroup var base: BasedOnOption

  @OptionGroup var confirmation: ConfirmOption

  @OptionGroup var options: WriteOptions

  private var amounts: [(basis: ForecastBasis, option: String, text: String)] {
    [
      (.level, "--level", level), (.variance, "--variance", variance), (.rest, "--rest", rest),
      (.addition, "--addition", addition),
    ].compactMap { basis, option, text in text.map { (basis, option, $0) } }
  }

  func validate() throws {
    guard amounts.count <= 1 else {
      throw ValidationError("Give one of --level, --variance, --rest and --addition.")
    }
    let isSaid = !amounts.isEmpty || number != nil || remark != nil
    guard clear != isSaid else { throw ValidationError("Give an amount, a number, a remark, or --clear alone.") }
    guard (number == nil) == (measure == nil) else { throw ValidationError("Give --number and --measure together.") }
  }

  func run() async throws {
    let shell = Shell.current
    let entered = try amounts.first.map { amount in
      ForecastSheet.Entered(amount.basis, AmountSign.report.inner(try money(amount.text, amount.option)))
    }
    let row = ForecastInput.Row(
      unit: unit, area: area, line: line, entered: entered, volume: try volume(), remark: remark,
      place: Place(field: place))
    let input = ForecastInput(
      month: period, layer: layer.layer, decision: layer.decision, manner: clear ? .clearing : .cells, rows: [row],
      isConfirmed: confirmation.confirm, basedOn: base.basedOn.map { .version($0) })
    let written = try await ForecastDesk(options.desk(shell), shell).write(input)
    let versions = written.versions.map { "\($0.key) version \($0.value)" }.sorted().joined(separator: ", ")
    try shell.say(ForecastDesk.text(written) + (versions.isEmpty ? "." : ": \(versions)."))
  }

  /// The cell as the command line names it.
  private var place: String {
    let names = [("--unit", unit), ("--area", area), ("--line", line)].filter { !$0.1.isEmpty }
    return names.isEmpty ? "--unit" : names.map { $0.0 + " " + $0.1 }.joined(separator: " ")
  }

  private func volume() throws -> ForecastSheet.Volume? {
    guard let number, let measure else { return nil }
    guard let found = CareMeasure(word: measure) else {
      throw CareProblem.unknownMeasure(measure, Place(field: "--measure"))
    }
    return ForecastSheet.Volume(found, try CareNumber.read(number, at: Place(field: "--number")))
  }

  private func money(_ text: String, _ option: String) throws -> Money {
    do throws(Amount.Fault) {
      return try Amount.money(text, unit: amountUnit)
    } catch {
      let place = Place(field: option)
      switch error {
      case .empty: throw FormatsProblem.missingValue(place, column: option)
      case .notAnAmount: throw FormatsProblem.notAnAmount(place, text: text)
      case .tooManyDecimals: throw FormatsProblem.tooManyDecimals(place, text: text, unit: amountUnit.rawValue)
      case .tooLarge: throw FormatsProblem.amountTooLarge(place, text: text)
      }
    }
  }
}
