package import Kernel

/// Actual, year to date, budget and forecast of each line and unit in each month, areas added up.
///
/// **Unit** öre. **Sign** debit-positive. **Shape** lines × units × months in all four, month by month.
package struct MonthlyTable: Hashable, Sendable {
  /// The months.
  package let period: Period
  /// How many lines there are.
  package let lines: Int
  /// How many units there are.
  package let units: Int
  /// The postings of the month.
  package private(set) var actual: [Int64]
  /// The postings of the calendar year up to the month; months before the table's first are not known.
  package private(set) var yearToDate: [Int64]
  /// The budget of the month.
  package private(set) var budget: [Int64]
  /// What the calendar year comes to when the months that are left of it follow the budget.
  package private(set) var forecast: [Int64]

  /// The table of two cubes of the same shape and months.
  package init(actual: MoneyCube, budget: MoneyCube) {
    precondition(actual.shape == budget.shape && actual.period == budget.period, "The two cubes are laid out alike")
    period = actual.period
    lines = actual.shape.lines
    units = actual.shape.units
    self.actual = MonthlyTable.added(actual)
    self.budget = MonthlyTable.added(budget)
    yearToDate = self.actual
    forecast = self.budget
    let years = MonthlyTable.years(period)
    for first in stride(from: 0, to: yearToDate.count, by: period.count) {
      for year in years {
        var toDate: Int64 = 0
        for month in year {
          toDate += yearToDate[first + month]
          yearToDate[first + month] = toDate
        }
        var left: Int64 = 0
        for month in year.reversed() {
          let budgeted = forecast[first + month]
          forecast[first + month] = yearToDate[first + month] + left
          left += budgeted
        }
      }
    }
  }

  /// Where the amounts of the line and unit begin in each of the four.
  package func start(line: Int, unit: Int) -> Int { (line * units + unit) * period.count }

  private static func added(_ cube: MoneyCube) -> [Int64] {
    let count = cube.period.count
    var sums = [Int64](repeating: 0, count: cube.shape.lines * cube.shape.units * count)
    for (index, month) in cube.period.months.enumerated() {
      for (cell, amount) in zip(cube.cells, cube.sums(over: Period(month))) {
        sums[(cell.line * cube.shape.units + cell.unit) * count + index] += amount
      }
    }
    return sums
  }

  /// The months of each calendar year, counted from the period's first.
  private static func years(_ period: Period) -> [Range<Int>] {
    var years: [Range<Int>] = []
    for (index, month) in period.months.enumerated() {
      if let last = years.last, month.month != 1 {
        years[years.count - 1] = last.lowerBound..<(index + 1)
      } else {
        years.append(index..<(index + 1))
      }
    }
    return years
  }
}
