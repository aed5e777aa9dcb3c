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
      EXAMPLE
        roder import forecast forecast-2019-04.csv --period 2019-04 --sign report
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The last month with actuals.", valueName: "month"), transform: Parse.month)
  var period: Month

  @Option(help: SignHelp.help, transform: SignHelp.parse)
  var sign: AmountSign

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: ForecastCSV.columns, shell)
    let rows = try ForecastCSV.read(name: source.name, bytes: source.bytes, sign: sign)
    let written = try await options.desk(shell).run(ImportForecast.self, .init(month: period, rows: rows))
    let sheets = Words.count(written.output, "ändrat prognosblad", "ändrade prognosblad")
    try shell.say("\(source.name): \(Words.count(rows.count, "rad", "rader")), \(sheets).")
  }
}
