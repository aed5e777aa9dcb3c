import Accounts
import Budgeting
import Kernel
import Ledger
import Storage

extension FollowUp {
  /// Adds up the watched lines by month.
  mutating func addWatched(_ sources: FollowUpSources, _ budgetCells: [MoneyCube.Cell?]) {
    watchedActual = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: watched.count)
    watchedBudget = watchedActual
    guard !watched.isEmpty else { return }
    var classifier = SelectionClassifier(watched, facts: ledger.coded)
    for (index, part) in ledger.parts.enumerated() where year.contains(part.segment.part.month) {
      let amounts = part.amounts
      let numbers = classifier.numbers(of: index, count: part.count)
      var sums = [Int64](repeating: 0, count: classifier.count)
      if let counted = countedRows(of: part) {
        for row in numbers.indices where counted[row] { sums[Int(numbers[row])] += amounts[row] }
      } else {
        for row in numbers.indices { sums[Int(numbers[row])] += amounts[row] }
      }
      let month = part.segment.part.month.month - 1
      for (number, sum) in sums.enumerated() {
        for line in classifier.selections(Int32(number)) { watchedActual[line][month] += sum }
      }
    }
    let isLimited = isUnitVisible.contains(false)
    let units = isLimited ? structure.unitIndices(budgetBook.columns) : []
    var budgetClassifier = SelectionClassifier(watched, facts: sources.codedBudget)
    for (row, number) in budgetClassifier.numbers(of: 0, count: budgetBook.rows.count).enumerated() where number > 0 {
      if isLimited, !isUnitVisible[units[row]] { continue }
      let months =
        sources.budgetMonths[row] ?? likeLastYear(Money(ore: budgetBook.rows.amounts[row]), budgetCells[row])
      for line in budgetClassifier.selections(number) {
        for (month, amount) in months.enumerated() { watchedBudget[line][month] += amount.ore }
      }
    }
  }
}
