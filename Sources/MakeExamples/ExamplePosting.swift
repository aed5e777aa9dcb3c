import Kernel

/// One row of the example's ledger.
///
/// **Unit** öre. **Sign** as in the ledger: debit positive.
struct ExamplePosting {
  /// The codes, and the text that the row bears.
  var coding: ExampleCoding
  /// The day of the voucher; it lies in the month that the row is booked on.
  var day: Day
  var amount: Money
  /// The voucher's number in its series; 0 until numbers are given.
  var number = 0
}
