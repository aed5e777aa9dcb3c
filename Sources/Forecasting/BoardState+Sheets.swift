import Kernel
import Storage

extension BoardState {
  /// The forecast sheets of the month. Those of other months, told by their ids, are not read.
  func forecastSheets(of month: Month) throws -> [Versioned<ForecastSheet>] {
    let start = month.description + "/"
    return try all(ForecastSheet.self) { $0.hasPrefix(start) }
  }
}
