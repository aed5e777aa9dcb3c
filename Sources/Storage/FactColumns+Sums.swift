extension FactColumns {
  /// The column that sums carry beside the summed ones: how many rows each sum was made of.
  package static let rowCount = "rows"

  /// The sums of `table`'s summed columns by its grouping columns, groups in order of first appearance.
  ///
  /// **Shape** one row for each combination of codes that occurs. **Complexity** linear in rows.
  package func sums(for table: FactTable) -> FactColumns {
    let groups = table.groupedBy.map { ($0, code($0)) }
    let (groupOfRow, firstRows) = FactColumns.group(groups.map(\.1), count: count)
    var result: [(String, FactColumn)] = groups.map { name, column in
      (name, .code(CodeColumn(dictionary: column.dictionary, codes: firstRows.map { column.codes[$0] })))
    }
    for name in table.summed {
      let values = integer(name)
      var sums = [Int64](repeating: 0, count: firstRows.count)
      for row in 0..<count { sums[Int(groupOfRow[row])] += values[row] }
      result.append((name, .integer(sums)))
    }
    var rows = [Int64](repeating: 0, count: firstRows.count)
    for group in groupOfRow { rows[Int(group)] += 1 }
    result.append((FactColumns.rowCount, .integer(rows)))
    return FactColumns(result)
  }

  /// The group of each row and the first row of each group.
  private static func group(_ columns: [CodeColumn], count: Int) -> (groups: [UInt32], firstRows: [Int]) {
    // Two columns at a time are folded into one dense column, so that keys always fit 64 bits.
    var current = [UInt32](repeating: 0, count: count)
    var size = count == 0 ? 0 : 1
    var firstRows = count == 0 ? [] : [0]
    for column in columns where column.dictionary.count > 1 {
      (current, firstRows) = fold(current, size, column.codes, column.dictionary.count)
      size = firstRows.count
    }
    return (current, firstRows)
  }

  /// One dense numbering of the pairs (left, right), numbered in order of first appearance.
  private static func fold(
    _ left: [UInt32], _ leftSize: Int, _ right: [UInt32], _ rightSize: Int
  ) -> (groups: [UInt32], firstRows: [Int]) {
    var groups = [UInt32](repeating: 0, count: left.count)
    var firstRows: [Int] = []
    let (cells, overflow) = leftSize.multipliedReportingOverflow(by: rightSize)
    if !overflow, cells <= max(1 << 16, left.count * 4) {
      var numbers = [UInt32](repeating: .max, count: cells)
      for row in 0..<left.count {
        let cell = Int(left[row]) * rightSize + Int(right[row])
        if numbers[cell] == .max {
          numbers[cell] = UInt32(firstRows.count)
          firstRows.append(row)
        }
        groups[row] = numbers[cell]
      }
    } else {
      var numbers = PairNumbers(expected: left.count)
      for row in 0..<left.count {
        let number = numbers.number(of: UInt64(left[row]) << 32 | UInt64(right[row]))
        if number == firstRows.count { firstRows.append(row) }
        groups[row] = number
      }
    }
    return (groups, firstRows)
  }
}

/// Numbers for pairs of codes in order of first appearance: an open table, because a dictionary takes five times as
/// long for a million rows.
private struct PairNumbers {
  private var pairs: [UInt64]
  private var numbers: [UInt32]
  private var count: UInt32 = 0
  private let shift: UInt64

  /// Room for so many pairs with at least half of the places free.
  init(expected: Int) {
    let bits = Int.bitWidth - max(expected, 8).leadingZeroBitCount + 1
    pairs = Array(repeating: 0, count: 1 << bits)
    numbers = Array(repeating: .max, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The pair's number, a new one where it was not seen before.
  mutating func number(of pair: UInt64) -> UInt32 {
    // The high bits of a product with an odd constant depend on all bits of the pair.
    var place = Int((pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while numbers[place] != .max {
      if pairs[place] == pair { return numbers[place] }
      place = (place + 1) & (pairs.count - 1)
    }
    pairs[place] = pair
    numbers[place] = count
    count += 1
    return count - 1
  }
}
