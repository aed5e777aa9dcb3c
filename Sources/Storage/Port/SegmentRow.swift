package import Kernel

/// A segment as a store lists it, before anybody has checked it; without its rows and sums.
package struct SegmentRow: Hashable, Sendable {
  /// The number that the store keeps it under.
  package let number: Int
  /// What should be its address.
  package let digest: [UInt8]
  /// The number of the shape that it was written in.
  package let shape: Int
  /// The month as yyyymm.
  package let month: Int
  /// How many rows it is said to have, or to have had.
  package let rowCount: Int
  /// The event that says it took the rows; nil where they should be there.
  package let emptiedBy: Int?

  /// A row that was read.
  package init(number: Int, digest: [UInt8], shape: Int, month: Int, rowCount: Int, emptiedBy: Int?) {
    self.number = number
    self.digest = digest
    self.shape = shape
    self.month = month
    self.rowCount = rowCount
    self.emptiedBy = emptiedBy
  }
}

/// A segment to be kept: whole, or with its sums alone where a disposal took its rows from the store it is copied from.
package struct KeptSegment: Sendable {
  /// The table that the facts belong to, in the shape that they were written in.
  package let table: FactTable
  /// The month that they count in.
  package let month: Month
  /// The segment's address.
  package let digest: Digest
  /// How many rows it has, or had.
  package let rowCount: Int
  /// The sums by coding, as `FactColumns.encoded()` gives them.
  package let sums: [UInt8]
  /// The rows; nil where a disposal took them.
  package let rows: FactColumns?
  /// The event that took the rows; nil where they are there.
  package let emptiedBy: Int?

  /// A whole segment.
  package init(_ segment: Segment) {
    table = segment.table
    month = segment.month
    digest = segment.digest
    rowCount = segment.rows.count
    sums = segment.sums.encoded()
    rows = segment.rows
    emptiedBy = nil
  }

  /// A whole segment whose address and sums have been checked.
  init(table: FactTable, month: Month, digest: Digest, sums: [UInt8], rows: FactColumns) {
    self.table = table
    self.month = month
    self.digest = digest
    rowCount = rows.count
    self.sums = sums
    self.rows = rows
    emptiedBy = nil
  }

  /// A segment whose rows an event took.
  package init(table: FactTable, month: Month, digest: Digest, rowCount: Int, sums: [UInt8], emptiedBy: Int) {
    self.table = table
    self.month = month
    self.digest = digest
    self.rowCount = rowCount
    self.sums = sums
    rows = nil
    self.emptiedBy = emptiedBy
  }
}
