package import Kernel
package import Storage

/// The occasions of the year before a month at which somebody set a forecast, latest first, each with the event of its
/// last sheet.
package enum FindPreviousForecast: Question {
  package static let name = "forecast.find-previous"
  package static let permission = Permission.read
  package typealias Input = Month
  package typealias Output = [Found]

  /// An earlier occasion.
  package struct Found: Hashable, Sendable {
    /// Its month.
    package let month: Month
    /// The event of its last sheet: the forecast as it stood when it was finished.
    package let event: Int
  }

  package static func answer(_ input: Month, view: View) throws -> [Found] {
    try (1..<input.month).compactMap { back in
      let month = input.advanced(by: -back)
      let sheets = try view.state.forecastSheets(of: month)
      // A month whose sheets were all taken back has no forecast.
      guard sheets.contains(where: { !$0.value.rows.isEmpty }) else { return nil }
      return Found(month: month, event: sheets.map(\.event).max() ?? 0)
    }
  }
}
