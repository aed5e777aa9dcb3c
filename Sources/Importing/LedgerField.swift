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
  /// The supplier's name.
  package static let supplier = "leverantör"
  /// The year of a period that is a month's number.
  package static let year = "år"
  /// A whole code string.
  package static let codeString = "kodsträng"
  /// The debit side of the amount.
  package static let debit = "debet"
  /// The credit side of the amount.
  package static let credit = "kredit"
  /// Whether the amount is debit or credit.
  package static let side = "dk"

  /// The fields that the fast reader of clean files knows.
  package static let all = [period, day, series, number] + CodingPart.allCases.map(\.term) + [amount, text, supplier]

  /// The further fields of tables whose layout is recognised.
  package static let recognised = [year, codeString, debit, credit, side]
}
