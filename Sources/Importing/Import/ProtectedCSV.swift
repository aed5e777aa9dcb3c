import Accounts
package import Formats
import Kernel
import Storage

/// Reads a file of protected codes: an id, a name and code ranges as for follow-up areas, and a legal ground. Rows with
/// the same id are one selection, whose name and ground may stand on its first row alone.
package enum ProtectedCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("id"), CSVColumn("namn"), CSVColumn("grund")] + SelectionColumns.columns

  /// The protected selections in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [ProtectedCodes.Entry] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var named: [String: (name: String, ground: String)] = [:]
    var order: [String] = []
    let rows = try table.values { row, _ in
      let id = try SelectionColumns.id(row, at[0], column: "id")
      if named[id] == nil {
        named[id] = (
          try row.requiredText(at[1], column: "namn"), try row.requiredText(at[2], column: "grund")
        )
        order.append(id)
      }
      let rule = try SelectionColumns.selection(row, at[3...])
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(id, row.place(at[0])) }
      return (id: id, rule: rule)
    }
    let rules = Dictionary(grouping: rows, by: \.id)
    return order.map { id in
      ProtectedCodes.Entry(
        selection: NamedSelection(id: id, name: named[id]?.name ?? id, rules: (rules[id] ?? []).map(\.rule)),
        ground: named[id]?.ground ?? "")
    }
  }
}
