import Accounts
package import Formats
import Kernel
import Storage

/// Reads a file of protected codes: an id, a name and code ranges as for follow-up areas, and a legal ground. Rows with
/// the same id are one selection.
package enum ProtectedCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("id"), CSVColumn("namn"), CSVColumn("grund")] + SelectionColumns.columns

  /// The protected selections in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [ProtectedCodes.Entry] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    let rows = try table.values { row, _ in
      let id = try SelectionColumns.id(row, at[0], column: "id")
      let rule = try SelectionColumns.selection(row, at[3...])
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(id, row.place(at[0])) }
      return (
        id: id, name: try row.requiredText(at[1], column: "namn"),
        ground: try row.requiredText(at[2], column: "grund"), rule: rule
      )
    }
    var order: [String] = []
    for row in rows where !order.contains(row.id) { order.append(row.id) }
    let groups = Dictionary(grouping: rows, by: \.id)
    return order.compactMap { id in
      guard let rows = groups[id], let first = rows.first else { return nil }
      return ProtectedCodes.Entry(
        selection: NamedSelection(id: id, name: first.name, rules: rows.map(\.rule)), ground: first.ground)
    }
  }
}
