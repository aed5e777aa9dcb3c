package import Kernel
import Ledger
import Storage

/// What bringing in a ledger would change in what can be seen, and how it agrees with what is said elsewhere, as it is
/// kept until somebody has decided. All amounts are debit-positive.
package struct IntakeEffect: Hashable, Sendable, Codable {
  /// A month.
  package struct MonthLine: Hashable, Sendable, Codable {
    /// The month.
    package let month: Month
    /// How many postings can be seen.
    package let rowsBefore: Int64
    /// How many could be seen.
    package let rowsNow: Int64
    /// What revenue and costs come to.
    package let before: Money
    /// What they would come to.
    package let now: Money
    /// How finished the month is; nil where nothing of it can be seen.
    package let status: PeriodStatus?
    /// How many code strings would change.
    package let changed: Int

    private enum CodingKeys: String, CodingKey {
      case month, rowsBefore, rowsNow, before, now, status, changed
    }

    /// What would change.
    package var change: Money { now - before }
  }

  /// Something before and after: an account class or a code string of a month.
  package struct Change: Hashable, Sendable, Codable {
    /// The month.
    package let month: Month
    /// What it is.
    package let name: String
    /// The amount that can be seen; nil where there is none.
    package let before: Money?
    /// The amount that could be seen; nil where there would be none.
    package let now: Money?

    private enum CodingKeys: String, CodingKey {
      case month, name, before, now
    }

    /// What would change.
    package var change: Money { (now ?? .zero) - (before ?? .zero) }
  }

  /// An earlier import that would be replaced.
  package struct Replaced: Hashable, Sendable, Codable {
    /// Its id.
    package let batch: String
    /// The months.
    package let months: [Month]
    /// Whether other parts of those months stay.
    package let isPartly: Bool
    /// How many postings would be replaced.
    package let rows: Int64
    /// What they come to in revenue and costs.
    package let amount: Money

    private enum CodingKeys: String, CodingKey {
      case batch, months, isPartly, rows, amount
    }
  }

  /// What is said elsewhere of some accounts, beside what could be seen.
  package struct Check: Hashable, Sendable, Codable {
    /// What it is: an account, an account class, a total of the ledger's report.
    package let name: String
    /// What is said.
    package let said: Money
    /// What could be seen.
    package let read: Money
    /// Whether both agree, as exactly as it is said.
    package let agrees: Bool

    private enum CodingKeys: String, CodingKey {
      case name, said, read, agrees
    }

    /// What could be seen less what is said.
    package var difference: Money { read - said }
  }

  /// The months, in order.
  package let months: [MonthLine]
  /// The account classes of the months that change, by month and name.
  package let classes: [Change]
  /// The code strings that change most, the greatest first; at most `limit`.
  package let changes: [Change]
  /// How many code strings change.
  package let changed: Int
  /// The imports that would be replaced, oldest first.
  package let replaced: [Replaced]
  /// What the file says that each account class came to; none where it does not say.
  package let classTotals: [Check]
  /// The accounts on which the file disagrees with its own postings, the greatest difference first; at most `limit`.
  package let differing: [Check]
  /// How many accounts that are.
  package let differingCount: Int
  /// The totals of the ledger's own report.
  package let totals: [Check]

  private enum CodingKeys: String, CodingKey {
    case months, classes, changes, changed, replaced, classTotals, differing, differingCount, totals
  }

  /// How many code strings and accounts are kept.
  static let limit = 20

  /// The effect as it is kept.
  init(_ effect: ImportEffect) {
    months = effect.months.map {
      MonthLine(
        month: $0.month, rowsBefore: $0.rowsBefore, rowsNow: $0.rowsNow, before: $0.before, now: $0.now,
        status: $0.status, changed: $0.changed)
    }
    classes = effect.differences.classes.map {
      Change(month: $0.month, name: $0.name, before: $0.before, now: $0.now)
    }
    changes = effect.differences.greatest(IntakeEffect.limit).map {
      Change(month: $0.month, name: PersonalNumbers.masked($0.text).text, before: $0.before, now: $0.now)
    }
    changed = effect.differences.rows.count
    replaced = effect.differences.replaced.map { Replaced($0) }
    let byClass = Dictionary(grouping: effect.balances) { String($0.account.prefix(1)) }
    classTotals = byClass.sorted { $0.key < $1.key }.map { name, accounts in
      let (said, read) = (accounts.map(\.said).sum(), accounts.map(\.read).sum())
      return Check(name: name, said: said, read: read, agrees: accounts.allSatisfy { $0.difference == .zero })
    }
    let differing = effect.balances.filter { $0.difference != .zero }
    differingCount = differing.count
    self.differing = differing.sorted {
      ($1.difference.ore.magnitude, $0.account) < ($0.difference.ore.magnitude, $1.account)
    }.prefix(IntakeEffect.limit).map { Check(name: $0.account, said: $0.said, read: $0.read, agrees: false) }
    totals = effect.totals.map {
      Check(name: $0.total.value.name, said: $0.expected, read: $0.read, agrees: $0.isReconciled)
    }
  }
}
