/// Short strings from a small set, each row an index into the set.
package struct CodeColumn: Hashable, Sendable {
  /// The distinct strings in order of first appearance.
  package var dictionary: [String]
  /// One index a row.
  package var codes: [UInt32]

  /// A column of these indices into that dictionary.
  package init(dictionary: [String] = [], codes: [UInt32] = []) {
    self.dictionary = dictionary
    self.codes = codes
  }
}

/// Free text, all rows' bytes after one another.
package struct TextColumn: Hashable, Sendable {
  /// The rows' UTF-8 bytes, joined.
  package var bytes: [UInt8]
  /// Where each row's bytes end.
  package var ends: [UInt32]

  /// A column of joined bytes.
  package init(bytes: [UInt8] = [], ends: [UInt32] = []) {
    self.bytes = bytes
    self.ends = ends
  }

  /// Adds a row.
  package mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// Adds a row; bytes that lie in an array are copied as one piece.
  package mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// The row's bytes lie here.
  package func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) }

  /// The row's text.
  package subscript(row: Int) -> String { String(decoding: bytes[range(row)], as: UTF8.self) }
}

/// One column of facts.
package enum FactColumn: Hashable, Sendable {
  /// 64-bit integers.
  case integer([Int64])
  /// Codes.
  case code(CodeColumn)
  /// Free text.
  case text(TextColumn)

  /// How many rows it has.
  package var count: Int {
    switch self {
    case .integer(let values): values.count
    case .code(let column): column.codes.count
    case .text(let column): column.ends.count
    }
  }
}

/// Facts in columns: what a segment holds, or the sums beside it.
package struct FactColumns: Hashable, Sendable {
  /// How many rows each column has.
  package let count: Int
  /// The names of the columns, in order.
  package let names: [String]
  /// The columns, in the order of `names`.
  package let columns: [FactColumn]

  /// Named columns of equal length.
  package init(_ named: [(String, FactColumn)]) {
    count = named.first?.1.count ?? 0
    names = named.map(\.0)
    columns = named.map(\.1)
    precondition(columns.allSatisfy { $0.count == count }, "Columns of one segment have equal length")
  }

  /// The column of that name; nil where the segment was written before the column was added.
  package subscript(name: String) -> FactColumn? {
    names.firstIndex(of: name).map { columns[$0] }
  }

  /// The code column of that name; a column of empty codes where there is none.
  package func code(_ name: String) -> CodeColumn {
    if case .code(let column)? = self[name] { return column }
    return CodeColumn(dictionary: [""], codes: Array(repeating: 0, count: count))
  }

  /// The integer column of that name; zeros where there is none.
  package func integer(_ name: String) -> [Int64] {
    if case .integer(let values)? = self[name] { return values }
    return Array(repeating: 0, count: count)
  }

  /// The text column of that name; empty texts where there is none.
  package func text(_ name: String) -> TextColumn {
    if case .text(let column)? = self[name] { return column }
    return TextColumn(bytes: [], ends: Array(repeating: 0, count: count))
  }
}

extension FactColumns {
  /// No rows of the table.
  package static func none(of table: FactTable) -> FactColumns {
    FactColumns(
      table.columns.map { column in
        switch column.kind {
        case .integer: (column.name, .integer([]))
        case .code: (column.name, .code(CodeColumn()))
        case .text: (column.name, .text(TextColumn()))
        }
      })
  }
}
