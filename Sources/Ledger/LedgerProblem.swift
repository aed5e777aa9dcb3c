package import Kernel

/// What can be wrong with a ledger file beyond its format.
package enum LedgerProblem: Problem, Equatable {
  /// The file holds a month that it was not said to speak for.
  case outsidePeriod(month: Month, period: Period, file: String)
  /// A row's period is no month, opening or closing period of the year.
  case oddPeriod(String, Place)
  /// A row has neither period nor day.
  case noPeriod(Place)
  /// The very same postings can be seen under another source, and would be counted twice.
  case otherSource(source: String, other: String, file: String)

  package var code: String {
    switch self {
    case .outsidePeriod: "ledger.outside-period"
    case .oddPeriod: "ledger.odd-period"
    case .noPeriod: "ledger.no-period"
    case .otherSource: "ledger.other-source"
    }
  }

  package var place: Place {
    switch self {
    case .outsidePeriod(_, _, let file), .otherSource(_, _, let file): Place(file: file)
    case .oddPeriod(_, let place), .noPeriod(let place): place
    }
  }

  package var message: String {
    switch self {
    case .outsidePeriod(let month, let period, _):
      "Filen har bokföring i \(SwedishText.text(month)), utanför \(SwedishText.text(period))."
    case .oddPeriod(let text, _): "Perioden ”\(text)” är ingen månad i året."
    case .noPeriod: "Raden har varken period eller datum."
    case .otherSource(let source, let other, _):
      "Samma bokföring är redan inläst från källan ”\(other)” och skulle räknas en gång till som ”\(source)”."
    }
  }

  package var remedy: String {
    switch self {
    case .outsidePeriod: "Ange månaderna med --months så att de täcker filen, eller ta ut filen på nytt."
    case .oddPeriod: "Skriv perioden som 2019-04 eller 201904; ingående period 201900, bokslutsperioder 201913–201915."
    case .noPeriod: "Fyll i perioden."
    case .otherSource(_, let other, _):
      "Ange --source \(other). Ska den verkligen räknas två gånger: läs in med --confirm."
    }
  }
}
