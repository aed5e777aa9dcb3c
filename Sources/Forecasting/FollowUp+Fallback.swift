import Storage
package import Accounts
import Closing
import Kernel

extension FollowUp {
  /// Lays on the cells what the forecast is where nobody has set one.
  ///
  /// A rule is found for each line of each unit, over all its areas: whoever may see the unit then sees the same
  /// forecast, and a cell is not judged by the few postings of its own.
  mutating func addFallback() {
    let reversing = reversingCube()
    findFallbackRules(reversing)
    let toDate = toDate
    let december = year.last
    var left = MoneyCube(period: Period(december), shape: budget.shape)
    for (cell, sums) in zip(budget.cells, zip(budget.sums(over: year), budget.sums(over: toDate))) {
      left.add(sums.0 - sums.1, to: cell, month: december)
    }
    // Each cell that has actuals, a budget or something that goes back, once.
    var cells = MoneyCube(period: Period(december), shape: budget.shape)
    for cell in actual.cells + budget.cells + reversing.cells { cells.add(0, to: cell, month: december) }
    for cell in cells.cells {
      let posted = actual.sum(of: cell, over: toDate)
      let amount = FallbackRules.forecast(
        fallbackRules[fallbackPlace(cell)], actual: posted, adjusted: posted - reversing.sum(of: cell, over: toDate),
        budgetLeft: left.sum(of: cell, over: year))
      fallback.add(amount, to: cell, month: december)
    }
  }

  /// The rule that fills in the cell.
  package func fallbackRule(of cell: MoneyCube.Cell) -> FallbackRules.Rule { fallbackRules[fallbackPlace(cell)] }

  private func fallbackPlace(_ cell: MoneyCube.Cell) -> Int { cell.line * (structure.units.count + 1) + cell.unit }

  private mutating func findFallbackRules(_ reversing: MoneyCube) {
    let units = structure.units.count + 1
    let count = structure.lineCount * units
    let chosen = Dictionary(
      (methods?.value.choices ?? []).filter { $0.statement == structure.statementID }.map { ($0.line, $0.method) },
      uniquingKeysWith: { first, _ in first })
    func sums(_ period: Period) -> [Int64] {
      func place(_ cell: MoneyCube.Cell) -> Int { cell.line * units + cell.unit }
      let posted = actual.sums(count: count, over: period, by: place)
      return zip(posted, reversing.sums(count: count, over: period, by: place)).map { $0 - $1 }
    }
    let thisYear = sums(toDate)
    let toDateBefore = sums(toDate.yearBefore)
    // Over a whole year they come to nothing.
    let wholeBefore = actual.sums(count: count, over: year.yearBefore) { $0.line * units + $0.unit }
    fallbackRules = (0..<count).map { place in
      let line = place / units
      guard line < structure.statement.lines.count, structure.statement.lines[line].kind == .leaf else {
        return .restOfBudget
      }
      let statementLine = structure.statement.lines[line]
      return FallbackRules.rule(
        chosen[statementLine.id] ?? .standard(statementLine),
        FallbackRules.History(
          toDate: thisYear[place], lastYear: isLastYearWhole ? (toDateBefore[place], wholeBefore[place]) : nil,
          months: toDate.count))
    }
  }

  /// What the ledger holds of items that even out within the year, on their cells: of each year the months to date.
  private func reversingCube() -> MoneyCube {
    var cube = MoneyCube(period: actual.period, shape: actual.shape)
    guard structure.statementID == Statement.drift else { return cube }
    for months in [toDate, toDate.yearBefore] {
      for (spot, amount) in AdjustmentRules.reversing(adjustments, over: months) {
        guard let line = structure.statement.lines.firstIndex(where: { $0.id == spot.line }) else { continue }
        let area = structure.areas.firstIndex { $0.id == spot.area } ?? structure.remainder
        let unit = structure.units.firstIndex { $0.id == spot.unit } ?? structure.unassigned
        guard isUnitVisible[unit] else { continue }
        cube.add(amount.ore, to: MoneyCube.Cell(line: line, area: area, unit: unit), month: months.last)
      }
    }
    return cube
  }
}
