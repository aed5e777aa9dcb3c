/// The largest number of decimals with which each kind of amount is written in a file.
struct AmountScales: Sendable {
  var transactions = 0
  var periodBalances = 0
  var periodBudgets = 0
  var closing = 0
  var results = 0
  /// Amounts that no sum of the summary counts.
  var other = 0
}
