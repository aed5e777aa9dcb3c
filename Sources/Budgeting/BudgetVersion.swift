package import Kernel
package import Storage

/// The detailed budget of a year as it stood after a decision. The id is the year; each decision is a new version.
package struct BudgetVersion: RecordKind, Hashable {
  package static let kind = "budget-version"
  package static let tag = "budget-version/1"

  /// The year.
  package let year: Int
  /// What the version is called, *Efter ramändring mars 2019*.
  package let name: String
  /// The rows, kept as a blob.
  package let rows: Digest
  /// How many rows there are.
  package let rowCount: Int
  /// Their sum; debit-positive.
  package let total: Money
  /// The file that it came from.
  package let fileName: String
  /// The file's content, kept as a blob.
  package let file: Digest

  /// A version of a year's budget.
  package init(
    year: Int, name: String, rows: Digest, rowCount: Int, total: Money, fileName: String, file: Digest
  ) {
    self.year = year
    self.name = name
    self.rows = rows
    self.rowCount = rowCount
    self.total = total
    self.fileName = fileName
    self.file = file
  }
}
