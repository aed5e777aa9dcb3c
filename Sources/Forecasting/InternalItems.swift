import Accounts
import Figures
import Kernel

/// The words of tables that tell external from internal items.
enum InternalItems {
  /// The section with both kinds beside each other.
  static let section = "interna"

  /// Why columns of forecasts are empty.
  static func forecastNote(_ terms: Terms) -> String {
    terms(
      "Prognosen är satt på rader, områden och enheter och har ingen motpart. Den kan inte delas i externt och "
    )
      + "internt, så dess kolumner är tomma."
  }

  /// Where the council's money is counted.
  static let frameNote = "Ramposter har ingen motpart; kommunbidraget räknas till det externa."
}

extension FigureKey {
  /// The key with the counterparties that are kept; the key itself where all are.
  func keeping(_ selection: CounterpartySelection?) -> FigureKey {
    guard let selection else { return self }
    return FigureKey(measure, selections + [FigureSelection(InternalFigures.axis, selection.rawValue)], period)
  }
}
