/// Facts whose columns take as few bytes a row as their values need, for what is held by the million: sums of two years
/// take a third of the room that `FactColumns` would.
package struct PackedFacts: Sendable {
  private enum Column: Sendable {
    case integer(PackedIntegers)
    case code(dictionary: [String], rows: PackedCodes)
    case text(TextColumn)
  }

  /// How many rows each column has.
  package let count: Int
  private let names: [String]
  private let columns: [Column]

  /// The facts, packed.
  package init(_ facts: FactColumns) {
    count = facts.count
    names = facts.names
    columns = facts.columns.map { column in
      switch column {
      case .integer(let values): .integer(PackedIntegers(values))
      case .code(let column): .code(dictionary: column.dictionary, rows: PackedCodes(column))
      case .text(let column): .text(column)
      }
    }
  }

  /// The facts as they were; made anew at each call, so that they are held no longer than they are looked at.
  package var unpacked: FactColumns {
    FactColumns(
      zip(names, columns).map { name, column in
        switch column {
        case .integer(let values): (name, .integer(values.unpacked))
        case .code(let dictionary, let rows): (name, .code(CodeColumn(dictionary: dictionary, codes: rows.unpacked)))
        case .text(let column): (name, .text(column))
        }
      })
  }

  /// About how many bytes of memory the facts take.
  package var byteCount: Int {
    columns.reduce(128) { bytes, column in
      switch column {
      case .integer(let values): bytes + values.byteCount
      case .code(let dictionary, let rows): dictionary.reduce(bytes + rows.byteCount) { $0 + 16 + $1.utf8.count }
      case .text(let column): bytes + column.bytes.count + 4 * column.ends.count
      }
    }
  }

  /// The integer column of that name; zeros where there is none. Made anew at each call.
  package func integer(_ name: String) -> [Int64] {
    guard case .integer(let values)? = column(name) else { return Array(repeating: 0, count: count) }
    return values.unpacked
  }

  /// The distinct codes of the column of that name; the empty one where there is none.
  package func dictionary(_ name: String) -> [String] {
    guard case .code(let dictionary, _)? = column(name) else { return [""] }
    return dictionary
  }

  /// The index in the dictionary of each row's code in the column of that name; of the empty one where there is none.
  package func codes(_ name: String) -> PackedCodes {
    guard case .code(_, let rows)? = column(name) else { return .first(count) }
    return rows
  }

  /// The code column of that name; a column of empty codes where there is none. Made anew at each call.
  package func code(_ name: String) -> CodeColumn {
    CodeColumn(dictionary: dictionary(name), codes: codes(name).unpacked)
  }

  private func column(_ name: String) -> Column? { names.firstIndex(of: name).map { columns[$0] } }
}
