package import Importing
package import Kernel
package import Storage

/// What was read of a ledger file.
package struct LedgerReading: Sendable {
  /// The postings or balances.
  package let ledger: LedgerFile
  /// Warnings and information from the reader.
  package let remarks: [any Problem]
  /// The tables that were recognised; none for SIE files and for tables whose first row is a plain header.
  package let tables: [RecognisedTable]
  /// What the file or its source's mapping says that it speaks for; nil where neither says.
  package let selection: FactSelection?
  /// What the file disagrees with itself about and somebody let pass: codes of problems.
  package let accepted: [String]
  /// What the file says that its accounts came to in its year; none where it does not say.
  package let balances: [SaidBalance]
  /// How finished the file says that its last month is; nil where it does not say.
  package let status: PeriodStatus?

  init(
    ledger: LedgerFile, remarks: [any Problem], tables: [RecognisedTable] = [], selection: FactSelection? = nil,
    accepted: [String] = [], balances: [SaidBalance] = []
  ) {
    self.ledger = ledger
    self.remarks = remarks
    self.tables = tables
    self.selection = selection
    self.accepted = accepted
    self.balances = balances
    status = tables.compactMap(\.title.status).min()
  }
}
