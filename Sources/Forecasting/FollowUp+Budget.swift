import Accounts
import Budgeting
import Kernel

extension FollowUp {
  /// Lays the rows of the budget on the cells.
  mutating func addBudget(_ rowMonths: [[Money]?], _ cells: [MoneyCube.Cell?]) {
    let isVisible = isUnitVisible
    var likeLastYear: [MoneyCube.Cell: (amount: Int64, rows: Int)] = [:]
    for (row, cell) in cells.enumerated() {
      guard let cell, isVisible[cell.unit] else { continue }
      if let months = rowMonths[row] {
        budget.add(months, to: cell, from: year.first)
      } else {
        likeLastYear[cell, default: (0, 0)].amount += budgetBook.rows.amounts[row]
        likeLastYear[cell, default: (0, 0)].rows += 1
      }
    }
    for (cell, sum) in likeLastYear {
      let amount = Money(ore: sum.amount)
      let months = lastYearMonths(cell).flatMap { ProfileRules.weighted(amount, by: $0) }
      if months == nil { evenedRows += sum.rows }
      budget.add(months ?? ProfileRules.even(amount, over: 12), to: cell, from: year.first)
    }
  }

  /// The amount as last year's actuals of the cell fell; evenly where there are none.
  func likeLastYear(_ amount: Money, _ cell: MoneyCube.Cell?) -> [Money] {
    let weights = cell.flatMap { lastYearMonths($0) } ?? []
    return ProfileRules.weighted(amount, by: weights) ?? ProfileRules.even(amount, over: 12)
  }

  /// Last year's months of the cell; nil where a month is missing from the ledger.
  func lastYearMonths(_ cell: MoneyCube.Cell) -> [Int64]? {
    isLastYearWhole ? Array(actual.months(of: cell).prefix(12)) : nil
  }
}
