package import Figures
import Kernel

/// What a follow-up measures; the raw value stands in figure keys.
package enum FollowUpMeasure: String, Hashable, Sendable, CaseIterable {
  /// The budget of the months.
  case budget
  /// The postings of the months.
  case actual
  /// The postings of the same months the year before.
  case lastYear = "last-year"
  /// Actual less budget of the months.
  case periodVariance = "period-variance"
  /// Actual less the year before.
  case difference
  /// The forecast for the year.
  case forecast
  /// The forecast for the year less the budget for the year.
  case variance
  /// The forecast for the year as it was at the occasion before.
  case previousForecast = "previous-forecast"
  /// The forecast for the year less the one before.
  case forecastChange = "forecast-change"

  /// What it is called on screen.
  package var title: String {
    switch self {
    case .budget: "Budget"
    case .actual: "Utfall"
    case .lastYear: "Utfall föregående år"
    case .periodVariance: "Avvikelse period"
    case .difference: "Differens mot föregående år"
    case .forecast: "Prognos helår"
    case .variance: "Avvikelse helår"
    case .previousForecast: "Föregående prognos"
    case .forecastChange: "Förändring sedan föregående prognos"
    }
  }

  /// Whether it is about the whole year only.
  package var isFullYear: Bool {
    switch self {
    case .forecast, .variance, .previousForecast, .forecastChange: true
    default: false
    }
  }

  /// Whether all of it rests on rows with codes; a forecast is set on lines, areas and units and has no counterparty.
  package var restsOnCodings: Bool { !isFullYear }

  /// Whether the budget is part of it; a forecast takes the budget for the months that are left.
  package var restsOnBudget: Bool {
    switch self {
    case .budget, .periodVariance, .forecast, .variance, .forecastChange: true
    default: false
    }
  }

  /// Whether the forecast sheets of the month are part of it.
  package var restsOnForecast: Bool {
    switch self {
    case .forecast, .variance, .forecastChange: true
    default: false
    }
  }

  /// What its values tell, for the words that follow their sign.
  package var sense: Measure.Sense {
    switch self {
    case .budget, .actual, .lastYear, .forecast, .previousForecast: .level
    case .periodVariance, .variance: .variance
    case .difference, .forecastChange: .change
    }
  }

  /// Other words that people look for it by.
  package var aliases: [String] {
    switch self {
    case .lastYear: ["Utfall förra året"]
    case .difference: ["Jämförelse med föregående år"]
    case .variance: ["Avvikelse prognos mot budget"]
    case .forecastChange: ["Förändring av prognosen"]
    default: []
    }
  }

  /// The measure as the catalogue offers it, asked of these axes; where the installation has a word of its own, the
  /// program's stays one that it is found by.
  func offered(of axes: [String], in terms: Terms) -> Measure {
    let shown = terms.own(title)
    return Measure(
      name: rawValue, title: shown, axes: axes, periods: isFullYear ? .fullYear : .months, sense: sense,
      aliases: aliases + (shown == title ? [] : [title]))
  }
}
