import Accounts
import Budgeting
import Kernel
import Storage

extension FollowUp {
  /// Lays the council's money on the frame line.
  mutating func addFrames(_ frames: [Versioned<BudgetFrame>]) throws {
    guard !frames.isEmpty, let line = structure.frameLines.min() else { return }
    for year in Set(frames.map(\.value.year)) {
      let months = actual.period.months.filter { $0.year == year }
      guard let first = months.first, let last = months.last, let whole = Period(first, last) else { continue }
      let posted = actual.sums(count: 1, over: whole) { $0.line == line ? 0 : nil }[0]
      if posted != 0 { throw ForecastingProblem.grantTwice(line: structure.lineName(line), year: year) }
    }
    let cell = MoneyCube.Cell(line: line, area: structure.remainder, unit: structure.unassigned)
    for frame in frames {
      guard let january = Month(year: frame.value.year, month: 1) else { continue }
      for (index, amount) in frame.value.months.enumerated() {
        let month = january.advanced(by: index)
        if month <= self.month { actual.add(amount.ore, to: cell, month: month) }
        budget.add(amount.ore, to: cell, month: month)
      }
    }
  }
}
