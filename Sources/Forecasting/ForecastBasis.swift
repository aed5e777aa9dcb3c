/// What an entered forecast amount says; the year's forecast follows from it when the follow-up is computed.
package enum ForecastBasis: String, Hashable, Sendable, Codable, CaseIterable {
  /// The whole year.
  case level
  /// The difference from the year's budget, whatever the budget becomes.
  case variance
  /// What is left of the year after the month, on top of the actuals to date.
  case rest
  /// Something on top of all that stands already, which belongs to no unit.
  case addition

  /// What it is called on screen.
  package var title: String {
    switch self {
    case .level: "nivå"
    case .variance: "avvikelse"
    case .rest: "återstår"
    case .addition: "tillägg"
    }
  }
}
