package import Kernel
package import Ledger

extension IntakeEffect.Replaced {
  /// The import as it is kept.
  package init(_ replaced: BatchDifferences.Replaced) {
    self.init(
      batch: replaced.batch, months: replaced.months, isPartly: replaced.isPartly, rows: replaced.rows,
      amount: replaced.amount)
  }

  /// What several imports come to together.
  package static func together(_ all: [Self]) -> (months: [Month], rows: Int64, amount: Money) {
    (Set(all.flatMap(\.months)).sorted(), all.reduce(0) { $0 + $1.rows }, all.map(\.amount).sum())
  }
}

extension IntakeEffect {
  /// The closed months that would change, in order.
  package var closedChanges: [MonthLine] { months.filter { $0.status == .closed && $0.changed > 0 } }
}
