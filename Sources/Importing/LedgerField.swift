import Accounts

/// The fields of a ledger's table file, by the Swedish names that a mapping uses.
package enum LedgerField {
  /// The accounting period; it beats the day.
  package static let period = "period"
  /// The voucher's day.
  package static let day = "datum"
  /// The voucher series.
  package static let series = "serie"
  /// The voucher's number in its series.
  package static let number = "ver"
  /// The amount.
  package static let amount = "belopp"
  /// The posting's text.
  package static let text = "text"

  /// Every field: those above and the coding parts.
  package static let all = [period, day, series, number] + CodingPart.allCases.map(\.term) + [amount, text]
}
