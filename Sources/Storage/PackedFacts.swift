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

/// The index in a dictionary of each row's code, in as few bytes as the dictionary's size needs.
package enum PackedCodes: Sendable {
  /// So many rows that all have the first code.
  case first(Int)
  /// A byte a row.
  case bytes([UInt8])
  /// Two bytes a row.
  case shorts([UInt16])
  /// Four bytes a row.
  case words([UInt32])

  /// The column's codes, packed.
  ///
  /// **Range** each code lies in the dictionary; whoever looks one up may rely on it.
  package init(_ column: CodeColumn) {
    let size = column.dictionary.count
    precondition(column.codes.allSatisfy { $0 < size }, "A code lies in its dictionary")
    switch size {
    case ...1: self = .first(column.codes.count)
    case ...(1 << 8): self = .bytes(column.codes.map { UInt8(truncatingIfNeeded: $0) })
    case ...(1 << 16): self = .shorts(column.codes.map { UInt16(truncatingIfNeeded: $0) })
    default: self = .words(column.codes)
    }
  }

  var byteCount: Int {
    switch self {
    case .first: 0
    case .bytes(let codes): codes.count
    case .shorts(let codes): 2 * codes.count
    case .words(let codes): 4 * codes.count
    }
  }

  /// The index of each row's code. Made anew at each call.
  package var unpacked: [UInt32] {
    switch self {
    case .first(let count): Array(repeating: 0, count: count)
    case .bytes(let codes): codes.map { UInt32($0) }
    case .shorts(let codes): codes.map { UInt32($0) }
    case .words(let codes): codes
    }
  }

  /// The index of the row's code.
  package subscript(row: Int) -> Int {
    switch self {
    case .first: 0
    case .bytes(let codes): Int(codes[row])
    case .shorts(let codes): Int(codes[row])
    case .words(let codes): Int(codes[row])
    }
  }
}

/// Integers in as few bytes as the greatest of them needs.
private enum PackedIntegers: Sendable {
  case shorts([Int16])
  case words([Int32])
  case longs([Int64])

  init(_ values: [Int64]) {
    // Two's complement: a number fits where it and its complement do.
    let bits = values.reduce(0) { $0 | ($1 ^ ($1 >> 63)) }
    if bits <= Int64(Int16.max) {
      self = .shorts(values.map { Int16(truncatingIfNeeded: $0) })
    } else if bits <= Int64(Int32.max) {
      self = .words(values.map { Int32(truncatingIfNeeded: $0) })
    } else {
      self = .longs(values)
    }
  }

  var byteCount: Int {
    switch self {
    case .shorts(let values): 2 * values.count
    case .words(let values): 4 * values.count
    case .longs(let values): 8 * values.count
    }
  }

  var unpacked: [Int64] {
    switch self {
    case .shorts(let values): values.map { Int64($0) }
    case .words(let values): values.map { Int64($0) }
    case .longs(let values): values
    }
  }
}
