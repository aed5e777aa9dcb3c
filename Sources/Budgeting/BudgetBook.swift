import Accounts
import Kernel
package import Storage

/// A year's budget as it can be seen: rows in columns, ready to be placed on lines, and the frame components.
package struct BudgetBook: Sendable {
  /// The version; nil where the year has no budget.
  package let version: Versioned<BudgetVersion>?
  /// The rows.
  package let rows: [BudgetRow]
  /// The rows' codes, a row each.
  package let columns: FactColumns
  /// The frame components of the year.
  package let frames: [Versioned<BudgetFrame>]

  /// The budget of the year in the view.
  package init(year: Int, in view: View) throws {
    version = try view.state.record(BudgetVersion.self, id: Digits.padded(year, 4))
    rows = try version.map { try BudgetRow.decode(view.facts.blob($0.value.rows)) } ?? []
    // The council's money belongs to no unit.
    frames = view.scope == .everything ? try view.state.all(BudgetFrame.self).filter { $0.value.year == year } : []
    columns = BudgetBook.columns(rows)
  }

  /// The codes of the rows as columns.
  package static func columns(_ rows: [BudgetRow]) -> FactColumns {
    FactColumns(
      CodingPart.allCases.map { part in
        var column = CodeColumn()
        var numbers: [String: UInt32] = [:]
        for row in rows {
          let code = row.codes[part.column] ?? ""
          let number = numbers[code] ?? UInt32(column.dictionary.count)
          if numbers[code] == nil {
            numbers[code] = number
            column.dictionary.append(code)
          }
          column.codes.append(number)
        }
        return (part.column, .code(column))
      })
  }
}
