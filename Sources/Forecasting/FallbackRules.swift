package import Kernel

/// How a forecast is filled in where nobody has set one.
package enum FallbackRules {
  /// What is known of one line of one unit, reversing items taken out.
  ///
  /// **Unit** öre. **Sign** debit-positive.
  package struct History: Sendable {
    /// The actuals of the year to date.
    package let toDate: Int64
    /// Last year's actuals of the same months and of its whole; nil where months of it are missing.
    package let lastYear: (toDate: Int64, whole: Int64)?
    /// How many months of the year have gone, 1–12.
    package let months: Int

    /// What is known.
    package init(toDate: Int64, lastYear: (toDate: Int64, whole: Int64)?, months: Int) {
      self.toDate = toDate
      self.lastYear = lastYear
      self.months = months
    }
  }

  /// The rule that a line of a unit is filled in by, as it can be carried out.
  package enum Rule: Hashable, Sendable {
    /// Actual to date and the rest of the period budget.
    case restOfBudget
    /// Actual to date is this share of the year: so many months of twelve.
    case runRate(Share)
    /// Actual to date is this share of the year, as it was last year.
    case lastYearPattern(Share)

    /// The method that it carries out.
    package var method: ForecastMethod {
      switch self {
      case .restOfBudget: .restOfBudget
      case .runRate: .runRate
      case .lastYearPattern: .lastYearPattern
      }
    }
  }

  /// The rule that the method comes to, given what is known.
  ///
  /// Without postings this year there is nothing to carry on, so the budget stands. A pattern needs the whole of last
  /// year, and a share of it that is neither less than half of the months' even share nor more than double: beyond
  /// that something was started or ended, and the year before says nothing about this one. Without a pattern the budget
  /// stands until June, since summer and the year's revision of pay lie ahead; from July the pace says more.
  package static func rule(_ method: ForecastMethod, _ history: History) -> Rule {
    guard method != .restOfBudget, history.toDate != 0 else { return .restOfBudget }
    let even = Rule.runRate(Share(Int64(history.months), of: 12))
    guard method == .lastYearPattern else { return even }
    let unknown = history.months > 6 ? even : .restOfBudget
    guard let last = history.lastYear, last.whole != 0, last.toDate != 0, (last.whole > 0) == (last.toDate > 0)
    else { return unknown }
    let part = Int128(last.toDate.magnitude) * 12
    let whole = Int128(last.whole.magnitude) * Int128(history.months)
    guard part * 2 >= whole, part <= whole * 2, last.toDate.magnitude <= last.whole.magnitude else { return unknown }
    return .lastYearPattern(Share(last.toDate, of: last.whole))
  }

  /// The parts of an amount that lies on cells with these actuals, in proportion to them; they sum to the amount.
  ///
  /// Only actuals of the same sign as their sum take part: a refund on a line of costs is no share of the costs. Where
  /// they come to nothing no cell has anything of it.
  package static func parts(of amount: Int64, by actuals: [Int64]) -> [Int64] {
    let sum = actuals.reduce(0, +)
    let weights = actuals.map { ($0 > 0) == (sum > 0) ? $0 : 0 }
    let whole = weights.reduce(0, +)
    guard sum != 0, whole != 0 else { return actuals.map { _ in 0 } }
    var weight: Int64 = 0
    return weights.map { each in
      let before = Money(ore: amount).part(weight, of: whole).ore
      weight += each
      return Money(ore: amount).part(weight, of: whole).ore - before
    }
  }

  /// The year's amount by the rule: of what has happened, reversing items taken out since they end at zero, and of the
  /// budget that is left.
  package static func forecast(_ rule: Rule, actual: Int64, adjusted: Int64, budgetLeft: Int64) -> Int64 {
    switch rule {
    case .restOfBudget: actual + budgetLeft
    case .runRate(let share), .lastYearPattern(let share):
      Money(ore: adjusted).part(share.denominator, of: share.numerator).ore
    }
  }
}
