import Accounts
import Kernel
import TestSupport
import Testing

@Suite("The table of all months")
struct MonthlyTableTests {
  @Test("Year to date and forecast are those of adding month by month", arguments: ["2019", "2018-11..2020-03"])
  func table(_ text: String) throws {
    let period = try #require(Period(text))
    let shape = CubeShape(lines: 2, areas: 2, units: 3)
    var random = SeededChance(seed: 5)
    print("seed 5")
    var actual = MoneyCube(period: period, shape: shape)
    var budget = MoneyCube(period: period, shape: shape)
    for _ in 0..<400 {
      let cell = MoneyCube.Cell(
        line: Int.random(in: 0..<2, using: &random), area: Int.random(in: 0..<2, using: &random),
        unit: Int.random(in: 0..<2, using: &random))
      let month = period.first.advanced(by: Int.random(in: 0..<period.count, using: &random))
      actual.add(Int64.random(in: -99...99, using: &random), to: cell, month: month)
      budget.add(Int64.random(in: -99...99, using: &random), to: cell, month: month)
    }
    let table = MonthlyTable(actual: actual, budget: budget)
    func sum(_ cube: MoneyCube, _ line: Int, _ unit: Int, _ months: [Month]) -> Int64 {
      months.reduce(0) { sum, month in
        sum + cube.sums(count: 1, over: Period(month), by: { $0.line == line && $0.unit == unit ? 0 : nil })[0]
      }
    }
    for line in 0..<2 {
      for unit in 0..<3 {
        for (index, month) in period.months.enumerated() {
          let place = table.start(line: line, unit: unit) + index
          let toDate = period.months.filter { $0.year == month.year && $0 <= month }
          let left = period.months.filter { $0.year == month.year && $0 > month }
          #expect(table.actual[place] == sum(actual, line, unit, [month]))
          #expect(table.budget[place] == sum(budget, line, unit, [month]))
          #expect(table.yearToDate[place] == sum(actual, line, unit, toDate))
          #expect(table.forecast[place] == sum(actual, line, unit, toDate) + sum(budget, line, unit, left))
        }
      }
    }
  }
}
