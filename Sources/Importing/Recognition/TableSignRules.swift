import Accounts
import Formats
import Kernel

/// Tells the sign of a table from its amounts: revenue stands in class 3, costs in 4–7.
enum TableSignRules {
  /// What the amounts say.
  enum Answer: Hashable {
    case sign(AmountSign)
    /// Nothing: no revenue and no costs.
    case nothing
    /// Revenue and costs have the same sign, or too little speaks for the report's.
    case unclear
  }

  /// What the amounts of one kind come to.
  private struct Sum {
    var net: Int128 = 0
    var gross: UInt128 = 0
    var count = 0

    mutating func add(_ ore: Int64) {
      net += Int128(ore)
      gross += UInt128(ore.magnitude)
      if ore != 0 { count += 1 }
    }

    /// Whether the net is at least one part in so many of all that was added.
    func isClear(_ parts: UInt128) -> Bool { net.magnitude * parts >= gross }
  }

  /// How many amounts it takes to tell a report from a handful of corrections.
  private static let enough = 4

  /// The sign that the amounts of these accounts, as the file writes them, have.
  ///
  /// The ledger's sign is the usual one. A file that turns it must show revenue against costs in so many amounts that
  /// they cannot be a few corrections: credits on costs alone are nearly always just that.
  static func sign(_ amounts: some Sequence<(account: String, amount: Money)>) -> Answer {
    var revenue = Sum()
    var costs = Sum()
    for (account, amount) in amounts {
      switch LineLikeness.nature(ofAccount: account) {
      case .revenue?: revenue.add(amount.ore)
      case .cost?: costs.add(amount.ore)
      case nil: break
      }
    }
    switch (revenue.net.signum(), costs.net.signum()) {
    case (0, 0): return .nothing
    case (-1, 1), (-1, 0), (0, 1):
      return (revenue.net != 0 && revenue.isClear(20)) || (costs.net != 0 && costs.isClear(20))
        ? .sign(.ledger) : .unclear
    case (1, -1):
      let isClear = revenue.isClear(2) && costs.isClear(2) && revenue.count + costs.count >= enough
      return isClear ? .sign(.report) : .unclear
    default: return .unclear
    }
  }
}
