package import Storage

/// Adjusts the forecasts of units, in the controller's or the administration's layer.
package enum AdjustForecast: Command {
  package static let name = "forecast.adjust"
  package static let permission = Permission.adjustForecast
  package typealias Input = ForecastInput
  package typealias Output = ForecastWriting.Written

  /// How many sheets were written.
  package static func run(_ input: ForecastInput, in transaction: inout Transaction) throws -> Output {
    try ForecastWriting.run(input, layers: [.controller, .administration], as: name, in: &transaction)
  }
}
