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
  ///
  /// **Range** names are lower-case letters, digits and underscores and begin with a letter; the table's name has an
  /// underscore, which keeps it apart from the stores' own words; no column is called `tenant`, `segment`, `row` or
  /// `rows`, which the stores and sums use; groups are code columns and sums integer columns.
  package init(name: String, columns: [Column], groupedBy: [String], summed: [String]) {
    precondition(
      FactTable.isName(name) && name.utf8.contains(95), "A fact table's name stands in SQL as it is: \(name)")
    precondition(columns.allSatisfy { FactTable.isName($0.name) }, "A fact column's name stands in SQL as it is")
    precondition(
      Set(columns.map(\.name) + ["tenant", "segment", "row", FactColumns.rowCount]).count == columns.count + 4,
      "A fact table's columns have different names")
    precondition(
      groupedBy.allSatisfy { name in columns.contains { $0.name == name && $0.kind == .code } },
      "Facts are grouped by code columns")
    precondition(
      summed.allSatisfy { name in columns.contains { $0.name == name && $0.kind == .integer } },
      "Integer columns are summed")
    self.name = name
    self.columns = columns
    self.groupedBy = groupedBy
    self.summed = summed
  }

  /// Whether the text may name a table or column.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 48 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}
