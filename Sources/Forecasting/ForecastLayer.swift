package import Storage

/// Whose word a forecast is (*prognoslager*); each layer stands above the one before.
package enum ForecastLayer: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
  /// The unit.
  case unit
  /// The controller's adjustment.
  case controller
  /// The administration's proposal.
  case administration
  /// The board's decision.
  case board

  package static func < (a: ForecastLayer, b: ForecastLayer) -> Bool { a.rank < b.rank }

  /// What it is called on screen.
  package var title: String {
    switch self {
    case .unit: "Enhet"
    case .controller: "Controller"
    case .administration: "Förvaltning"
    case .board: "Nämnd"
    }
  }

  /// What somebody must be allowed to write in it.
  package var permission: Permission {
    switch self {
    case .unit: .forecast
    case .controller, .administration: .adjustForecast
    case .board: .decideForecast
    }
  }

  private var rank: Int { ForecastLayer.allCases.firstIndex(of: self) ?? 0 }
}
