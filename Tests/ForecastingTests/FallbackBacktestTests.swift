import Forecasting
import Kernel
import TestSupport
import Testing

/// Personnel costs of a unit in two years, as they run in life: salaries with a revision in April, hourly pay that
/// peaks in summer, a holiday-pay debt that grows in spring and is taken in summer, turnover of staff.
private struct SyntheticUnit {
  let lastYear: [Int64]
  let thisYear: [Int64]
  let reversing: [Int64]
  let reversingLastYear: [Int64]
  let budget: Int64

  init(_ chance: inout SeededChance) {
    let base = Int64.random(in: 800_000_00...4_000_000_00, using: &chance)
    let raise = Int64.random(in: 20...35, using: &chance)
    // How far the staff of this year is from last year's, in per mille.
    let staff = Int64.random(in: -80...80, using: &chance)
    let books = Bool.random(using: &chance)
    func year(_ level: Int64, _ chance: inout SeededChance) -> (months: [Int64], debt: [Int64]) {
      var months: [Int64] = []
      var debt = [Int64](repeating: 0, count: 12)
      for month in 1...12 {
        var pay = month >= 4 ? level * (1_000 + raise) / 1_000 : level
        if (6...8).contains(month) { pay += level * Int64.random(in: 60...110, using: &chance) / 1_000 }
        pay += level * Int64.random(in: -25...25, using: &chance) / 1_000
        if books {
          // Earned until May, taken June to August, even in December.
          let steps: [Int64] = [20, 20, 20, 20, 20, -30, -50, -20, 0, 0, 0, 0]
          debt[month - 1] = level * steps[month - 1] / 1_000
          pay += debt[month - 1]
        }
        months.append(pay)
      }
      return (months, debt)
    }
    let before = year(base, &chance)
    let now = year(base * (1_000 + raise) / 1_000 * (1_000 + staff) / 1_000, &chance)
    lastYear = before.months
    reversingLastYear = before.debt
    thisYear = now.months
    reversing = now.debt
    // The budget is last year's staff at this year's pay, which nobody could know better in November.
    budget = before.months.reduce(0, +) * (1_000 + raise) / 1_000
  }

  /// How far the forecast after so many months is from the year as it ended.
  func miss(_ method: ForecastMethod, after months: Int) -> Int64 {
    let actual = thisYear.prefix(months).reduce(0, +)
    let adjusted = actual - reversing.prefix(months).reduce(0, +)
    let before = lastYear.prefix(months).reduce(0, +) - reversingLastYear.prefix(months).reduce(0, +)
    let rule = FallbackRules.rule(
      method,
      .init(toDate: adjusted, lastYear: (toDate: before, whole: lastYear.reduce(0, +)), months: months))
    let left = budget - Money(ore: budget).part(Int64(months), of: 12).ore
    let forecast = FallbackRules.forecast(rule, actual: actual, adjusted: adjusted, budgetLeft: left)
    return abs(forecast - thisYear.reduce(0, +))
  }
}

@Test("On synthetic personnel last year's pattern misses the year by less than the rest of the budget")
func synthetic() {
  let seed = 20_190_430
  var chance = SeededChance(seed: seed)
  let units = (0..<400).map { _ in SyntheticUnit(&chance) }
  let year = units.reduce(0) { $0 + $1.thisYear.reduce(0, +) }
  print("Mean absolute miss of the year in per mille of its cost, 400 synthetic units, seed \(seed):")
  print("after month   periodbudget   takt   fjolårsmönster")
  var misses: [ForecastMethod: [Int64]] = [:]
  for month in 1...11 {
    let row = ForecastMethod.allCases.map { method -> Int64 in
      let miss = units.reduce(0) { $0 + $1.miss(method, after: month) }
      misses[method, default: []].append(miss)
      return miss * 1_000 / year
    }
    print("\(month)   \(row[0])   \(row[1])   \(row[2])")
  }
  let budget = misses[.restOfBudget] ?? []
  let pattern = misses[.lastYearPattern] ?? []
  for (month, both) in zip(budget, pattern).enumerated() {
    #expect(both.1 < both.0, "after month \(month + 1), seed \(seed)")
  }
  // Honesty: an even pace knows nothing of summer, and the pattern does.
  #expect(pattern.reduce(0, +) < (misses[.runRate] ?? []).reduce(0, +), "seed \(seed)")
}

@Test("Without the reversing items taken out the forecast would carry the holiday-pay debt on")
func reversingMatters() {
  // Twelve even months of 100 and a debt of 40 booked up by April.
  let actual: Int64 = 440
  let known = FallbackRules.rule(.runRate, .init(toDate: 400, lastYear: nil, months: 4))
  #expect(FallbackRules.forecast(known, actual: actual, adjusted: 400, budgetLeft: 0) == 1_200)
  #expect(FallbackRules.forecast(known, actual: actual, adjusted: actual, budgetLeft: 0) == 1_320)
}
