import Forecasting
import Kernel
import Storage

/// Writes forecasts by the use case of their layer, and says what was written.
struct ForecastDesk {
  private let desk: Desk
  private let shell: Shell

  /// Somebody writing forecasts at that desk.
  init(_ desk: Desk, _ shell: Shell) {
    self.desk = desk
    self.shell = shell
  }

  /// Writes the input.
  func write(_ input: ForecastInput) async throws -> ForecastWriting.Written {
    let written: ForecastWriting.Written
    switch input.layer {
    case .unit: written = try await desk.run(ImportForecast.self, input).output
    case .controller, .administration: written = try await desk.run(AdjustForecast.self, input).output
    case .board: written = try await desk.run(DecideForecast.self, input).output
    }
    if written.masked > 0 {
      shell.terminal.tell(
        Words.count(
          written.masked, "personnummer i en kommentar är maskerat", "personnummer i kommentarer är maskerade")
          + ".\n")
    }
    return written
  }

  /// What was written, in words.
  static func text(_ written: ForecastWriting.Written) -> String {
    Words.count(written.sheets, "ändrat prognosblad", "ändrade prognosblad")
  }
}
