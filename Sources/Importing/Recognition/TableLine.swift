package import Kernel

/// One row of a ledger table as it was read.
package struct TableLine: Sendable {
  /// One amount of the row.
  package struct Entry: Hashable, Sendable {
    /// The month that it counts in.
    package let month: Month
    /// Whether it belongs to the month itself or to the year's opening or closing period.
    package let phase: SIEPeriodAmounts.Phase
    /// The amount in the file's sign.
    package let amount: Money
  }

  /// The row's number on the sheet.
  package let row: Int
  /// Whether the sheet hides it.
  package let isHidden: Bool
  /// The codes, one for each of `CodingPart.allCases`; empty where there is none.
  package let codes: [String]
  /// Its amounts; those of nothing are left out of balances.
  package let entries: [Entry]
  /// The voucher's day.
  package let day: Day?
  /// The voucher series.
  package let series: String
  /// The voucher's number.
  package let number: String
  /// The posting's text.
  package let text: String
  /// The supplier's name.
  package let supplier: String
}
