import ArgumentParser
import Forecasting
import Storage

/// Brings in how lines are filled in where nobody sets a forecast.
struct ImportMethodsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", abstract: "Bring in how lines are filled in where nobody sets a forecast.",
    discussion: """
      EXAMPLE
        roder import methods methods.csv
      """)

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"))
  var file: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let source = try TableSource(file, columns: ForecastMethodsCSV.columns, shell)
    let rows = try ForecastMethodsCSV.read(name: source.name, bytes: source.bytes)
    let written = try await options.desk(shell).run(ImportForecastMethods.self, rows)
    try shell.say("\(source.name): \(Words.count(rows.count, "metod", "metoder")), version \(written.output).")
  }
}
