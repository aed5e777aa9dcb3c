import Kernel
/// How entered amounts become the forecast of a cell.
package enum ForecastRules {
  /// The year's forecast that the amounts say of one cell. Several stand on one only where ids that have gone fall
  /// together; the budget and the actuals that they lean on then count once.
  ///
  /// A level holds what it leans on already. Where one meets a variance or a rest, nothing tells how much of the cell's
  /// budget is the other's, so none of it is added: what was decided stands, and the report warns.
  ///
  /// **Unit** öre. **Sign** debit-positive.
  package static func forecast(
    _ entered: [ForecastSheet.Entered], budget: Int64, actualToDate: Int64
  ) -> Int64 {
    let sum = entered.reduce(0) { $0 + $1.amount.ore }
    if entered.contains(where: { $0.basis == .level }) { return sum }
    if entered.contains(where: { $0.basis == .variance }) { return budget + sum }
    if entered.contains(where: { $0.basis == .rest }) { return actualToDate + sum }
    return sum
  }

  /// Whether the amounts of one cell lean on different things, so that no sum of them is certain.
  package static func isMixed(_ entered: [ForecastSheet.Entered]) -> Bool { Set(entered.map(\.basis)).count > 1 }

  /// Of what the layers say of one cell, lowest first, what stands when those above `top` keep silent.
  package static func standing(_ entries: [ForecastEntry], upTo top: ForecastLayer) -> ForecastEntry? {
    entries.last { $0.layer <= top }
  }
}
