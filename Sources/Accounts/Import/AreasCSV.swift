package import Formats
import Kernel
import Storage

/// Reads a file of named selections: follow-up areas or watched lines. Rows with the same id are one selection, which
/// takes what any of them takes.
package enum AreasCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("id"), CSVColumn("namn")] + SelectionColumns.columns

  /// The selections in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [NamedSelection] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var names: [String: String] = [:]
    var order: [String] = []
    let rows = try table.values { row, _ in
      let id = try SelectionColumns.id(row, at[0], column: "id")
      if names[id] == nil {
        names[id] = try row.requiredText(at[1], column: "namn")
        order.append(id)
      }
      let rule = try SelectionColumns.selection(row, at[2...])
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(id, row.place(at[0])) }
      return (id: id, rule: rule)
    }
    let rules = Dictionary(grouping: rows, by: \.id)
    return order.map { id in
      NamedSelection(id: id, name: names[id] ?? id, rules: (rules[id] ?? []).map(\.rule))
    }
  }
}
