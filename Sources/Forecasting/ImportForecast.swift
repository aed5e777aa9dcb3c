package import Storage

/// Writes forecasts of units, in the units' own layer.
package enum ImportForecast: Command {
  package static let name = "forecast.import"
  package static let permission = Permission.forecast
  package typealias Input = ForecastInput
  package typealias Output = ForecastWriting.Written

  /// How many sheets were written.
  package static func run(_ input: ForecastInput, in transaction: inout Transaction) throws -> Output {
    try ForecastWriting.run(input, layers: [.unit], as: name, in: &transaction)
  }
}
