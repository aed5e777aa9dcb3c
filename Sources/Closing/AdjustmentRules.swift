package import Kernel
package import Storage

/// What adjustments come to, month by month, and what they do to actual and budget.
///
/// **Unit** öre. **Sign** debit-positive.
package enum AdjustmentRules {
  /// What an adjustment does to a figure.
  package enum Target: Hashable, Sendable, CaseIterable {
    /// To the actual of its own year.
    case actual
    /// To the period budget of its own year.
    case periodBudget
    /// To last year's actual, so that it can be compared.
    case lastYear
  }

  /// Where an adjustment lies: a line, and an area and a unit where it concerns one.
  package struct Spot: Hashable, Sendable {
    /// The line's id in the statement *drift*.
    package let line: String
    /// The area's id; nil where it concerns none.
    package let area: String?
    /// The unit's id; nil where it concerns the whole board.
    package let unit: String?

    /// A spot.
    package init(line: String, area: String?, unit: String?) {
      self.line = line
      self.area = area
      self.unit = unit
    }
  }

  /// What the part puts on its line over the months: its own months, and the reversal where it falls among them.
  package static func amount(
    of part: Adjustment.Part, in adjustment: Adjustment, over period: Period
  ) -> Money {
    guard !adjustment.isEnded else { return .zero }
    var sum = Money.zero
    for (index, amount) in part.months.enumerated() {
      guard let month = Month(year: adjustment.year, month: index + 1) else { continue }
      if period.contains(month) { sum += amount }
    }
    if let reversal = adjustment.reversal, period.contains(reversal) { sum -= part.months.sum() }
    return sum
  }

  /// What the whole adjustment comes to over the months.
  package static func amount(of adjustment: Adjustment, over period: Period) -> Money {
    adjustment.parts.map { amount(of: $0, in: adjustment, over: period) }.sum()
  }

  /// +1 where the adjustment's amount is added to the figure, −1 where it is taken out, 0 where it leaves it alone.
  ///
  /// What does not belong is taken out of whichever side holds it, so an item that is both booked and budgeted leaves
  /// the variance as it was. What belongs is added to the actual where it is not booked yet.
  package static func sign(of adjustment: Adjustment, on target: Target) -> Int {
    let isComparison = adjustment.sort.nature == .comparison
    switch target {
    case .lastYear: return isComparison ? 1 : 0
    case .actual where isComparison: return 0
    case .actual: return adjustment.isBooked == adjustment.belongsToPeriod ? 0 : adjustment.isBooked ? -1 : 1
    case .periodBudget:
      return !isComparison && adjustment.isInPeriodBudget && !adjustment.belongsToPeriod ? -1 : 0
    }
  }

  /// What the items that even out within the year put on each spot over the months, as far as the ledger holds them;
  /// spots where they come to nothing are left out.
  ///
  /// Whoever judges a year's level by its first months takes these out of the months that have gone.
  package static func reversing(
    _ adjustments: [Versioned<Adjustment>], over period: Period
  ) -> [Spot: Money] {
    var sums: [Spot: Money] = [:]
    for adjustment in adjustments.map(\.value)
    where adjustment.sort.nature == .reversing && adjustment.isBooked {
      for part in adjustment.parts {
        sums[Spot(line: part.line, area: part.area, unit: part.unit), default: .zero] +=
          amount(of: part, in: adjustment, over: period)
      }
    }
    return sums.filter { $0.value != .zero }
  }

  /// The months of a balance: what each month adds to it.
  ///
  /// - Parameter balances: what stands at the end of each month, January first; nil where it has not moved.
  package static func changes(ofBalances balances: [Money?], opening: Money) -> [Money] {
    var standing = opening
    return balances.map { balance in
      let change = (balance ?? standing) - standing
      standing = balance ?? standing
      return change
    }
  }

  /// The amount spread evenly over the months of its year from first to last.
  ///
  /// **Shape** twelve amounts, January first; they sum to `amount`.
  package static func even(_ amount: Money, over months: ClosedRange<Int>) -> [Money] {
    let count = Int64(months.count)
    return (1...12).map { month in
      guard months.contains(month) else { return .zero }
      let index = Int64(month - months.lowerBound)
      return amount.part(index + 1, of: count) - amount.part(index, of: count)
    }
  }
}
