package import Formats
import Kernel
package import Storage

/// The columns of a file that hold an id and code ranges, one for each coding part; an empty cell restricts nothing.
package enum SelectionColumns {
  /// The columns, in the order of `CodingPart.allCases`.
  package static let columns = CodingPart.allCases.map { CSVColumn($0.term, isRequired: false) }

  /// The selection that the row's cells spell; `positions` are those of `columns`.
  ///
  /// **Throws** `FormatsProblem.notUnderstood`.
  package static func selection(_ row: CSVRow, _ positions: ArraySlice<Int?>) throws(FormatsProblem) -> FactSelection {
    var parts: [String: [CodeRange]] = [:]
    for (part, position) in zip(CodingPart.allCases, positions) {
      parts[part.column] = try row.codeRanges(position)
    }
    return FactSelection(parts)
  }

  /// The id that the cell spells.
  ///
  /// **Throws** `FormatsProblem.missingValue` or `AccountsProblem.oddID`.
  package static func id(_ row: CSVRow, _ position: Int?, column: String) throws -> String {
    let id = try row.requiredText(position, column: column)
    guard Slug(id) != nil else { throw AccountsProblem.oddID(id, row.place(position)) }
    return id
  }
}
