package import Kernel

/// The sign that a file writes amounts with.
package enum AmountSign: String, Hashable, Sendable, Codable, CaseIterable {
  /// As the ledger: debit positive, so costs are positive and revenue negative.
  case ledger
  /// As most reports: revenue and surplus positive, costs and deficit negative.
  case report

  /// The file's amount with the inner, debit-positive sign.
  package func inner(_ amount: Money) -> Money {
    switch self {
    case .ledger: amount
    case .report: -amount
    }
  }
}
