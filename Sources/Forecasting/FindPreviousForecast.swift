package import Kernel
package import Storage

/// The occasion before a month at which somebody set a forecast, and the event of its last sheet.
package enum FindPreviousForecast: Question {
  package static let name = "forecast.find-previous"
  package static let permission = Permission.read
  package typealias Input = Month
  package typealias Output = Found?

  /// An earlier occasion.
  package struct Found: Hashable, Sendable {
    /// Its month.
    package let month: Month
    /// The event of its last sheet: the forecast as it stood when it was finished.
    package let event: Int
  }

  package static func answer(_ input: Month, view: View) throws -> Found? {
    let sheets = try view.state.all(ForecastSheet.self).filter {
      $0.value.month < input && $0.value.month.year == input.year
    }
    // A month whose sheets were all taken back has no forecast.
    guard let month = sheets.filter({ !$0.value.rows.isEmpty }).map(\.value.month).max() else { return nil }
    let event = sheets.filter { $0.value.month == month }.map(\.event).max() ?? 0
    return Found(month: month, event: event)
  }
}
