package import Kernel

/// What can be wrong with a ledger file beyond its format.
package enum LedgerProblem: Problem, Equatable {
  /// The file holds a month that it was not said to speak for.
  case outsidePeriod(month: Month, period: Period, file: String)
  /// A row's period is no month, opening or closing period of the year.
  case oddPeriod(String, Place)
  /// A row has neither period nor day.
  case noPeriod(Place)

  package var code: String {
    switch self {
    case .outsidePeriod: "ledger.outside-period"
    case .oddPeriod: "ledger.odd-period"
    case .noPeriod: "ledger.no-period"
    }
  }

  package var place: Place {
    switch self {
    case .outsidePeriod(_, _, let file): Place(file: file)
    case .oddPeriod(_, let place), .noPeriod(let place): place
    }
  }

  package var message: String {
    switch self {
    case .outsidePeriod(let month, let period, _):
      "Filen har bokföring i \(SwedishText.text(month)), utanför \(SwedishText.text(period))."
    case .oddPeriod(let text, _): "Perioden ”\(text)” är ingen månad i året."
    case .noPeriod: "Raden har varken period eller datum."
    }
  }

  package var remedy: String {
    switch self {
    case .outsidePeriod: "Ange månaderna med --months så att de täcker filen, eller ta ut filen på nytt."
    case .oddPeriod: "Skriv perioden som 2019-04 eller 201904; ingående period 201900, bokslutsperioder 201913–201915."
    case .noPeriod: "Fyll i perioden."
    }
  }
}
