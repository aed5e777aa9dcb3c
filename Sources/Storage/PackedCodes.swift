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
    self.init(column.codes, below: column.dictionary.count)
  }

  /// Numbers below `size`, packed.
  package init(_ codes: [UInt32], below size: Int) {
    precondition(codes.allSatisfy { $0 < size }, "A code lies in its dictionary")
    switch size {
    case ...1: self = .first(codes.count)
    case ...(1 << 8): self = .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
    case ...(1 << 16): self = .shorts(codes.map { UInt16(truncatingIfNeeded: $0) })
    default: self = .words(codes)
    }
  }

  /// How many bytes of memory they take.
  package var byteCount: Int {
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

  /// Writes the index of each of the rows' codes at the beginning of `indexes`, which has room for them.
  package func unpack(_ rows: Range<Int>, into indexes: inout [UInt32]) {
    switch self {
    case .first: for place in 0..<rows.count { indexes[place] = 0 }
    case .bytes(let codes): codes.widen(rows, into: &indexes)
    case .shorts(let codes): codes.widen(rows, into: &indexes)
    case .words(let codes): codes.widen(rows, into: &indexes)
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
