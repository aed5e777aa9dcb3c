/// What a SIE file is for.
public enum SIEKind: String, Sendable, CaseIterable {
  /// Type 1: balances of whole years.
  case yearBalances = "1"
  /// Type 2: balances of periods too.
  case periodBalances = "2"
  /// Type 3: balances of objects too.
  case objectBalances = "3"
  /// Type 4E: transactions exported from a ledger, with its balances.
  case transactionsExport = "4E"
  /// Type 4I: transactions to be imported into a ledger, without balances.
  case transactionsImport = "4I"
}
