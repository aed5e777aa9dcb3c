/// One of the seven pages that the main menu leads to.
package enum MainPage: String, Hashable, Sendable, CaseIterable {
  /// What is expected of me, and where the year is heading.
  case situation
  /// Actuals, budget and forecast, down to the vouchers.
  case economy
  /// Setting forecasts.
  case forecast
  /// Writing, locking and comparing reports.
  case reports
  /// Files in.
  case imports
  /// What happened, by whom.
  case history
  /// People, words and settings.
  case settings

  /// What the menu calls it.
  package var title: String {
    switch self {
    case .situation: "Läget"
    case .economy: "Ekonomi"
    case .forecast: "Prognos"
    case .reports: "Rapporter"
    case .imports: "Inläsning"
    case .history: "Historik"
    case .settings: "Inställningar"
    }
  }

  /// Whether it can be seen as it was.
  package var hasPast: Bool { self != .settings }

  /// The first part of its address beneath the board's.
  package var path: String {
    switch self {
    case .situation: "laget"
    case .economy: "ekonomi"
    case .forecast: "prognos"
    case .reports: "rapporter"
    case .imports: "inlasning"
    case .history: "historik"
    case .settings: "installningar"
    }
  }
}
