import ArgumentParser
import Forecasting
import Formats
import Kernel
import Storage

/// Brings in the forecast of an occasion.
struct ImportForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Bring in the forecast of a month, with remarks.",
    discussion: """
      Each row holds the year's level (prognos), its variance from the budget (avvikelse), what is left of the year \
      (återstår), or an addition that belongs to no unit (tillägg). The file is the whole sheet of each unit in it.

      EXAMPLES
        roder import forecast forecast-2019-04.csv --period 2019-04 --sign report
        roder import forecast answers.csv --period 2019-04 --sign report --based-on 27
        roder import forecast adjusted.csv --period 2019-04 --sign report --unit tkr --layer controller
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The last month with actuals.", valueName: "month"), transform: Parse.month)
  var period: Month

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign: AmountSign

  @Option(help: AmountUnitHelp.help("the file's amounts"), transform: AmountUnitHelp.parse)
  var unit = AmountUnit.kr

  @OptionGroup var layer: ForecastLayerOptions

  @Option(
    help: ArgumentHelp(
      "The last event that was known when the file's figures were read: refuse the cells that somebody has written "
        + "since, and show both. (default: write whatever stands)", valueName: "event"),
    transform: ImportForecastCommand.event)
  var basedOn: Int?

  @OptionGroup var confirmation: ConfirmOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: ForecastCSV.columns, shell)
    let rows = try ForecastCSV.read(name: source.name, bytes: source.bytes, sign: sign, unit: unit)
    let input = ForecastInput(
      month: period, layer: layer.layer, decision: layer.decision, rows: rows, isConfirmed: confirmation.confirm,
      basedOn: basedOn.map { .event($0) })
    let written = try await ForecastDesk(options.desk(shell), shell).write(input)
    try shell.say("\(source.name): \(Words.count(rows.count, "rad", "rader")), \(ForecastDesk.text(written)).")
  }

  private static func event(_ text: String) throws -> Int {
    guard case .event(let event) = try AsOfOption.moment(text) else {
      throw ValidationError("'\(text)' is no event; write for example 12.")
    }
    return event
  }
}
