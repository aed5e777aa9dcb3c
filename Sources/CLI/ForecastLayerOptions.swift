import ArgumentParser
import Forecasting

/// The layer that a forecast is written in, and the decision that it follows.
struct ForecastLayerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose word it is: unit, controller, administration or board. (default: unit)", valueName: "layer"),
    transform: ForecastLayerOptions.layer)
  var layer = ForecastLayer.unit

  @Option(help: ArgumentHelp("The decision that the board's layer follows.", valueName: "text"))
  var decision = ""

  private static func layer(_ text: String) throws -> ForecastLayer {
    guard let layer = ForecastLayer(rawValue: text) else {
      throw ValidationError("'\(text)' is no layer; write unit, controller, administration or board.")
    }
    return layer
  }
}
