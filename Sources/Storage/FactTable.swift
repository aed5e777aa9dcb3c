/// The shape of one table of facts, owned by one capability. Columns are only ever added, at the end, and may be
/// missing in segments written before.
package struct FactTable: Hashable, Sendable {
  /// What a column holds.
  package enum ColumnKind: String, Hashable, Sendable {
    /// 64-bit integers: amounts in öre, days as yyyymmdd.
    case integer
    /// Short strings from a small set: codes.
    case code
    /// Free text.
    case text
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// Its name: lower case, words joined by underscores.
    package let name: String
    /// What it holds.
    package let kind: ColumnKind

    /// A column.
    package init(_ name: String, _ kind: ColumnKind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The table's name, `ledger_posting`; begins with its owner.
  package let name: String
  /// The columns, in order.
  package let columns: [Column]
  /// The code columns that sums are kept by.
  package let groupedBy: [String]
  /// The integer columns that are summed.
  package let summed: [String]

  /// A table of facts.
  package init(name: String, columns: [Column], groupedBy: [String], summed: [String]) {
    self.name = name
    self.columns = columns
    self.groupedBy = groupedBy
    self.summed = summed
  }
}
