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
    if let flaw = FactTable.flaw(name: name, columns: columns, groupedBy: groupedBy, summed: summed) {
      preconditionFailure(flaw)
    }
    self.name = name
    self.columns = columns
    self.groupedBy = groupedBy
    self.summed = summed
  }

  /// What keeps these parts from describing a table of facts; nil where nothing does. A store asks before it makes a
  /// table of what it has read, because there a wrong part is damage and no programmer's mistake.
  package static func flaw(name: String, columns: [Column], groupedBy: [String], summed: [String]) -> String? {
    guard isName(name), name.utf8.contains(95) else { return "A fact table's name stands in SQL as it is: \(name)" }
    guard columns.allSatisfy({ isName($0.name) }) else { return "A fact column's name stands in SQL as it is" }
    let taken = ["tenant", "segment", "row", FactColumns.rowCount]
    guard Set(columns.map(\.name) + taken).count == columns.count + taken.count else {
      return "A fact table's columns have different names"
    }
    func areDistinct(_ names: [String], _ kind: ColumnKind) -> Bool {
      Set(names).count == names.count
        && names.allSatisfy { name in columns.contains { $0.name == name && $0.kind == kind } }
    }
    guard areDistinct(groupedBy, .code) else { return "Facts are grouped by different code columns" }
    guard areDistinct(summed, .integer) else { return "Different integer columns are summed" }
    return nil
  }

  /// Whether the text may name a table or column.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 48 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}
