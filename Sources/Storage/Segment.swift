package import Kernel

/// The facts of one source, selection and month: immutable, addressed by the digest of its table, month and columns.
package struct Segment: Sendable {
  /// The table that the facts belong to.
  package let table: FactTable
  /// The month that they count in.
  package let month: Month
  /// The facts, in canonical form.
  package let rows: FactColumns
  /// The sums by coding.
  package let sums: FactColumns
  /// The segment's address.
  package let digest: Digest

  /// A segment of these facts; its sums and digest are computed.
  ///
  /// The columns may come in any order and with any dictionaries, but must be exactly the table's.
  /// **Range** each sum of the segment must fit 64 bits: whoever reads files bounds the amounts that it accepts.
  package init(table: FactTable, month: Month, rows: FactColumns) {
    self.table = table
    self.month = month
    self.rows = rows.canonical(for: table)
    sums = self.rows.sums(for: table)
    digest = Segment.digest(table: table, month: month, canonicalRows: self.rows)
  }

  /// The address of these facts, whose rows stand in canonical form.
  ///
  /// SHA-256 over "RSG1", the table's name, a zero byte, the month as yyyymm in four bytes and the bytes of the
  /// columns. With table and month in it, equal postings of two months have two addresses.
  package static func digest(table: FactTable, month: Month, canonicalRows rows: FactColumns) -> Digest {
    Digest.of { Segment.write(table: table, month: month, canonicalRows: rows, $0) }
  }

  /// Hands over the bytes that the address is taken over, piece by piece.
  static func write(
    table: FactTable, month: Month, canonicalRows rows: FactColumns, _ write: (UnsafeRawBufferPointer) -> Void
  ) {
    Array("RSG1\(table.name)\0".utf8).withUnsafeBytes(write)
    withUnsafeBytes(of: UInt32(month.yyyymm).littleEndian, write)
    rows.writeBytes(write)
  }
}
