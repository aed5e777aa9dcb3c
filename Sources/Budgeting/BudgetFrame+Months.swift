package import Kernel

extension BudgetFrame {
  /// The amount in each month of the year.
  ///
  /// **Shape** twelve amounts, January first; they sum to `amount`.
  package var months: [Money] {
    var months = monthsAsValid
    guard profile == .catchUp, let decided = decisionIndex, decided > 0 else { return months }
    let before = months[..<decided].sum()
    for index in 0..<decided { months[index] = .zero }
    months[decided] += before
    return months
  }

  /// What belongs to months of the year before the one in which the component was decided; zero where none does.
  package var catchUp: Money {
    guard let decided = decisionIndex else { return .zero }
    return monthsAsValid[..<decided].sum()
  }

  /// The months before the decision that the component reaches back to; nil where it reaches back to none.
  package var caughtUp: Period? {
    guard let decided = decisionIndex, let january = Month(year: year, month: 1) else { return nil }
    let months = monthsAsValid.indices.prefix(decided).filter { monthsAsValid[$0] != .zero }
    guard let first = months.first, let last = months.last else { return nil }
    return Period(january.advanced(by: first), january.advanced(by: last))
  }

  /// The amounts of those months, in order.
  package var caughtUpMonths: [Money] {
    caughtUp.map { $0.months.map { monthsAsValid[$0.month - 1] } } ?? []
  }

  /// The month of the decision, where it was made in the year.
  package var decisionMonth: Month? {
    decidedOn.flatMap { $0.year == year ? $0.inMonth : nil }
  }

  /// The months that the component is valid in the year: first and last, January is 0.
  private var validIndices: ClosedRange<Int> {
    let first = validFrom.year < year ? 0 : min(validFrom.month - 1, 11)
    let last = validTo.map { $0.year == year ? $0.month - 1 : 11 } ?? 11
    return first...max(first, last)
  }

  private var decisionIndex: Int? { decisionMonth.map { $0.month - 1 } }

  /// The months as the money belongs to them, whenever it was decided.
  private var monthsAsValid: [Money] {
    if case .explicit(let months) = profile { return months }
    let valid = validIndices
    return [Money](repeating: .zero, count: valid.lowerBound) + ProfileRules.even(amount, over: valid.count)
      + [Money](repeating: .zero, count: 11 - valid.upperBound)
  }
}
