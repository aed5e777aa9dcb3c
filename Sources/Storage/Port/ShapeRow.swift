import Kernel

/// A fact table's descriptor as stores keep it, in four texts: every segment says in which shape it was written, so
/// that a store can be checked without the program that owns the table.
package struct ShapeRow: Hashable, Sendable {
  /// The table's name.
  package let table: String
  /// The columns with their kinds, `account:code,amount_ore:integer`.
  package let columns: String
  /// The columns that sums are kept by.
  package let groupedBy: String
  /// The columns that are summed.
  package let summed: String

  /// A row that was read.
  package init(table: String, columns: String, groupedBy: String, summed: String) {
    self.table = table
    self.columns = columns
    self.groupedBy = groupedBy
    self.summed = summed
  }

  /// The row that keeps the table's descriptor.
  package init(_ table: FactTable) {
    self.table = table.name
    columns = table.columns.map { $0.name + ":" + $0.kind.rawValue }.joined(separator: ",")
    groupedBy = table.groupedBy.joined(separator: ",")
    summed = table.summed.joined(separator: ",")
  }

  /// The descriptor that the row of that number holds.
  ///
  /// **Throws** a `Fault` where it holds none.
  package func factTable(number: Int) throws -> FactTable {
    let columns = try words(columns).map { word in
      let parts = word.split(separator: ":").map(String.init)
      guard parts.count == 2, let kind = FactTable.ColumnKind(rawValue: parts[1]) else {
        throw Fault.damagedStore("fact shape \(number) has a column \(word)")
      }
      return FactTable.Column(parts[0], kind)
    }
    if let flaw = FactTable.flaw(name: table, columns: columns, groupedBy: words(groupedBy), summed: words(summed)) {
      throw Fault.damagedStore("fact shape \(number) is no descriptor: \(flaw)")
    }
    return FactTable(name: table, columns: columns, groupedBy: words(groupedBy), summed: words(summed))
  }

  private func words(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
