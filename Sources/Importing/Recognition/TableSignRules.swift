import Formats
import Kernel

/// Tells the sign of a table from its amounts: revenue stands in class 3, costs in 4–7.
enum TableSignRules {
  /// What the amounts say.
  enum Answer: Hashable {
    case sign(AmountSign)
    /// Nothing: no revenue and no costs.
    case nothing
    /// Revenue and costs have the same sign.
    case unclear
  }

  /// The sign that the amounts of these accounts, as the file writes them, have.
  static func sign(_ amounts: some Sequence<(account: String, amount: Money)>) -> Answer {
    var revenue: Int128 = 0
    var costs: Int128 = 0
    for (account, amount) in amounts {
      switch account.utf8.first ?? 0 {
      case UInt8(ascii: "3"): revenue += Int128(amount.ore)
      case UInt8(ascii: "4")...UInt8(ascii: "7"): costs += Int128(amount.ore)
      default: break
      }
    }
    switch (revenue.signum(), costs.signum()) {
    case (0, 0): return .nothing
    case (-1, 1), (-1, 0), (0, 1): return .sign(.ledger)
    case (1, -1), (1, 0), (0, -1): return .sign(.report)
    default: return .unclear
    }
  }
}
