import Budgeting
import Kernel

/// How the forecast for a year falls on its months.
package enum ExpectedRules {
  /// The months that have gone as they are posted; what is left of the forecast falls on the others as their budget
  /// does, evenly where that gives no pattern.
  ///
  /// **Shape** one amount for each month of the year. They sum to the forecast where any month is left.
  ///
  /// - Parameters:
  ///   - posted: the months that have gone, January first.
  ///   - budget: the months of the year.
  package static func months(posted: [Int64], budget: [Int64], forecast: Int64) -> [Int64] {
    let left = Array(budget.dropFirst(posted.count))
    guard !left.isEmpty else { return posted }
    let rest = Money(ore: forecast - posted.reduce(0, +))
    let parts = ProfileRules.weighted(rest, by: left) ?? ProfileRules.even(rest, over: left.count)
    return posted + parts.map(\.ore)
  }
}
