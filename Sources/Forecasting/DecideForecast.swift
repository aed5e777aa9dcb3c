package import Storage

/// Enters what the board has decided of the forecast, in its layer.
package enum DecideForecast: Command {
  package static let name = "forecast.decide"
  package static let permission = Permission.decideForecast
  package typealias Input = ForecastInput
  package typealias Output = ForecastWriting.Written

  /// How many sheets were written.
  ///
  /// **Throws** `ForecastingProblem.noDecision` without a reference to the decision.
  package static func run(_ input: ForecastInput, in transaction: inout Transaction) throws -> Output {
    guard !input.decision.isEmpty else { throw ForecastingProblem.noDecision }
    return try ForecastWriting.run(input, layers: [.board], as: name, in: &transaction)
  }
}
