package import Formats
import Kernel
import Storage

/// Reads a file of classes of counterparties, a rule a row.
package enum CounterpartiesCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("klass")] + SelectionColumns.columns

  /// The classes with their rules in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> CounterpartyClasses {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    let rows = try table.values { row, _ in
      let word = try row.requiredText(at[0], column: "klass")
      guard let type = CounterpartyClass(term: word) else { throw AccountsProblem.unknownClass(word, row.place(at[0])) }
      let rule = try SelectionColumns.selection(row, at[1...])
      guard !rule.parts.isEmpty else { throw AccountsProblem.emptySelection(word, row.place(at[0])) }
      return (type: type, rule: rule)
    }
    let rules = Dictionary(grouping: rows, by: \.type)
    return CounterpartyClasses(
      members: CounterpartyClass.allCases.compactMap { type in
        rules[type].map { CounterpartyClasses.Member(type, rules: $0.map(\.rule)) }
      })
  }
}
