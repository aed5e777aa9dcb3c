package import SIE

/// Whether amounts are small enough that every sum of them is exact.
package enum MagnitudeRules {
  /// The most that the amounts of one file may come to, signs left out: a thousand million million kronor. Ninety such
  /// files can be added before 64 bits are full.
  ///
  /// **Unit** öre.
  package static let limit: UInt64 = 100_000_000_000_000_000

  /// Whether the amounts, signs left out, come to no more than the limit.
  package static func areSummable(_ amounts: some Sequence<Int64>) -> Bool {
    var total: UInt64 = 0
    for amount in amounts {
      let (sum, overflow) = total.addingReportingOverflow(amount.magnitude)
      if overflow || sum > limit { return false }
      total = sum
    }
    return true
  }

  /// Refuses a SIE file whose sums could not be exact.
  ///
  /// **Throws** `ImportingProblem.amountsTooLarge`.
  package static func require(_ file: SIEFile, name: String) throws {
    let isSummable =
      areSummable(file.transactions.amountOre) && areSummable(file.balances.lazy.map(\.amountOre))
      && areSummable(file.periodBalances.lazy.map(\.amountOre))
      && areSummable(file.periodBudgets.lazy.map(\.amountOre))
    guard isSummable else { throw ImportingProblem.amountsTooLarge(file: name) }
  }
}
