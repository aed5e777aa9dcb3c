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
    // Each cell that has actuals or a budget, once.
    var cells = MoneyCube(period: Period(december), shape: budget.shape)
    for cell in actual.cells + budget.cells { cells.add(0, to: cell, month: december) }
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

  /// What the ledger holds of items that even out within the year, on the cells where it lies: of each year the months
  /// to date.
  ///
  /// An item without unit or area lies on all units' or areas' cells of its line, as the postings do. Where nothing
  /// is posted there is nothing to take it out of, and carried on alone it would become a forecast of its own.
  private func reversingCube() -> MoneyCube {
    var cube = MoneyCube(period: actual.period, shape: actual.shape)
    guard structure.statementID == Statement.drift else { return cube }
    let spots = [toDate, toDate.yearBefore].map { ($0, AdjustmentRules.reversing(adjustments, over: $0)) }
    guard spots.contains(where: { !$0.1.isEmpty }) else { return cube }
    let all = actualOfAll
    for (months, amounts) in spots {
      let posted = zip(all.cells, all.sums(over: months)).sorted { a, b in
        (a.0.line, a.0.area, a.0.unit) < (b.0.line, b.0.area, b.0.unit)
      }
      for (spot, amount) in amounts {
        let place = structure.cell(line: spot.line, area: spot.area, unit: spot.unit).cell
        let held = posted.filter { cell, _ in
          cell.line == place.line && (spot.area == nil || cell.area == place.area)
            && (spot.unit == nil || cell.unit == place.unit)
        }
        for (cell, part) in zip(held.map(\.0), FallbackRules.parts(of: amount.ore, by: held.map(\.1)))
        where isUnitVisible[cell.unit] {
          cube.add(part, to: cell, month: months.last)
        }
      }
    }
    return cube
  }

  /// The actuals of all units, whoever asks: a unit's part of what concerns all is the same in everybody's eyes.
  private var actualOfAll: MoneyCube {
    guard isUnitVisible.contains(false) else { return actual }
    var all = self
    all.isUnitVisible = isUnitVisible.map { _ in true }
    all.actual = MoneyCube(period: actual.period, shape: actual.shape)
    all.addActuals()
    return all.actual
  }
}
