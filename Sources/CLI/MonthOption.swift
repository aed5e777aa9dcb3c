import ArgumentParser
import Forecasting
import Kernel
import Storage

/// Which month a table or report is about.
struct MonthOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The last month with actuals. (default: the latest that is imported)", valueName: "month"),
    transform: Parse.month)
  var period: Month?

  /// The month asked for, else the latest with postings.
  ///
  /// **Throws** `ForecastingProblem.nothingInPeriod` where nothing is imported.
  func month(_ desk: Desk, asOf: AsOf = .now) async throws -> Month {
    if let period { return period }
    guard let latest = try await FollowUpDesk(desk).latestMonth(asOf: asOf) else {
      throw ForecastingProblem.nothingInPeriod(desk.context.now.dayInStockholm.inMonth, latest: nil)
    }
    return latest
  }

  /// The same; nil where nothing is imported.
  func knownMonth(_ desk: Desk) async throws -> Month? {
    if let period { return period }
    return try await FollowUpDesk(desk).latestMonth()
  }
}
