package import Formats
import Kernel

/// Reads a file of codes with their names, of one coding part or several.
package enum CodesCSV {
  /// The columns of the file.
  package static let columns = [CSVColumn("koddel"), CSVColumn("kod"), CSVColumn("namn")]

  /// The codes by coding part, in the order of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(name: String, bytes: [UInt8]) throws -> [CodingPart: CodeList] {
    let table = try CSVTable(CSVFile(bytes, name: name), columns: columns)
    let at = table.positions
    var seen: Set<[String]> = []
    let codes = try table.values { row, _ in
      let term = try row.requiredText(at[0], column: "koddel")
      guard let part = CodingPart(term: term) else { throw AccountsProblem.notUnderstood(term, row.place(at[0])) }
      let code = try row.requiredText(at[1], column: "kod")
      guard seen.insert([part.column, code]).inserted else { throw AccountsProblem.repeatedID(code, row.place(at[1])) }
      return (part: part, entry: CodeList.Entry(code: code, name: row.text(at[2])))
    }
    return Dictionary(grouping: codes, by: \.part).mapValues { CodeList(entries: $0.map(\.entry)) }
  }
}
