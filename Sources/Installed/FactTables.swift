import Ledger
package import Storage

/// The tables of facts that the program writes.
package enum FactTables {
  /// All of them.
  package static let all = [LedgerTable.table]
}
