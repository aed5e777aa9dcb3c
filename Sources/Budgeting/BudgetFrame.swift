package import Kernel
import Storage

/// A part of the money that the council gives the board (*kommunbidrag*): the base frame, or a change of it.
package struct BudgetFrame: RecordKind, Hashable {
  package static let kind = "budget-frame"
  package static let tag = "budget-frame/1"

  /// What it is.
  package let name: String
  /// The year it is for.
  package let year: Int
  /// The year's amount; debit-positive, so money to the board is negative.
  package let amount: Money
  /// The decision, *KF 2018-11-28 § 210*.
  package let decision: String
  /// The day of the decision; nil while it is not made.
  package let decidedOn: Day?
  /// The first month that it is spread over; a change may reach back to months before the decision.
  package let validFrom: Month

  /// A frame component.
  package init(name: String, year: Int, amount: Money, decision: String, decidedOn: Day?, validFrom: Month) {
    self.name = name
    self.year = year
    self.amount = amount
    self.decision = decision
    self.decidedOn = decidedOn
    self.validFrom = validFrom
  }

  /// The amount in each month of the year, evenly over the months from `validFrom`.
  ///
  /// **Shape** twelve amounts, January first; they sum to `amount`.
  package var months: [Money] {
    let first = validFrom.year < year ? 0 : min(validFrom.month - 1, 11)
    return [Money](repeating: .zero, count: first) + ProfileRules.even(amount, over: 12 - first)
  }
}
