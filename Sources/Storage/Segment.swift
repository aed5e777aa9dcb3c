package import Kernel

/// The facts of one source, selection and month: immutable, addressed by the digest of its columns.
package struct Segment: Sendable {
  /// The table that the facts belong to.
  package let table: FactTable
  /// The month that they count in.
  package let month: Month
  /// The facts.
  package let rows: FactColumns
  /// The sums by coding.
  package let sums: FactColumns
  /// The segment's address.
  package let digest: Digest

  /// A segment of these facts; its sums and digest are computed.
  package init(table: FactTable, month: Month, rows: FactColumns) {
    self.table = table
    self.month = month
    self.rows = rows
    sums = rows.sums(for: table)
    digest = rows.digest
  }
}
