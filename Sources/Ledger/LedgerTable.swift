import Accounts
package import Storage

/// The ledger's fact table: a row a posting, or a row a balance where the source has no vouchers. Texts and suppliers
/// lie sealed beside the segments (`LedgerTexts`); segments from before that have a column `text`.
package enum LedgerTable {
  /// The amount column. **Unit** öre. **Sign** debit-positive.
  package static let amount = "amount_ore"
  /// The column that tells opening and closing periods from months: empty, `opening` or `closing`.
  package static let phase = "phase"

  /// The column of texts in segments from before they were sealed.
  package static let openText = "text"

  /// The table.
  package static let table = FactTable(
    name: "ledger_posting",
    columns: [
      .init("voucher_series", .code), .init("voucher_number", .text), .init("voucher_date", .integer),
    ] + CodingPart.allCases.map { .init($0.column, .code) } + [
      .init(phase, .code), .init(amount, .integer),
    ],
    groupedBy: CodingPart.allCases.map(\.column) + [phase],
    summed: [amount])
}
