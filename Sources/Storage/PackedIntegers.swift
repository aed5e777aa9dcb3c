/// Integers in as few bytes as the greatest of them needs.
package enum PackedIntegers: Sendable {
  /// Two bytes a number.
  case shorts([Int16])
  /// Four bytes a number.
  case words([Int32])
  /// Eight bytes a number.
  case longs([Int64])

  /// The numbers, packed.
  package init(_ values: [Int64]) {
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

  /// How many bytes of memory they take.
  package var byteCount: Int {
    switch self {
    case .shorts(let values): 2 * values.count
    case .words(let values): 4 * values.count
    case .longs(let values): 8 * values.count
    }
  }

  /// The numbers. Made anew at each call.
  package var unpacked: [Int64] {
    switch self {
    case .shorts(let values): values.map { Int64($0) }
    case .words(let values): values.map { Int64($0) }
    case .longs(let values): values
    }
  }

  /// Writes the numbers of the rows at the beginning of `numbers`, which has room for them.
  package func unpack(_ rows: Range<Int>, into numbers: inout [Int64]) {
    switch self {
    case .shorts(let values): values.widen(rows, into: &numbers)
    case .words(let values): values.widen(rows, into: &numbers)
    case .longs(let values): values.widen(rows, into: &numbers)
    }
  }

  /// The number of the row.
  package subscript(row: Int) -> Int64 {
    switch self {
    case .shorts(let values): Int64(values[row])
    case .words(let values): Int64(values[row])
    case .longs(let values): values[row]
    }
  }
}

extension Array where Element: FixedWidthInteger {
  /// Writes the elements of the range at the beginning of `wide`, whose elements have room for any of them.
  func widen<Wide: FixedWidthInteger>(_ range: Range<Int>, into wide: inout [Wide]) {
    precondition(range.upperBound <= count && range.count <= wide.count, "A range of the rows, and room for it")
    // Checked once and not for each of millions of rows.
    withUnsafeBufferPointer { narrow in
      wide.withUnsafeMutableBufferPointer { wide in
        for place in 0..<range.count { wide[place] = Wide(truncatingIfNeeded: narrow[range.lowerBound + place]) }
      }
    }
  }
}
