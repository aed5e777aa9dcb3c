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
      var numbers: [UInt64: UInt32] = [:]
      for row in 0..<left.count {
        let pair = UInt64(left[row]) << 32 | UInt64(right[row])
        let next = UInt32(firstRows.count)
        let number = numbers[pair, default: next]
        if number == next {
          numbers[pair] = next
          firstRows.append(row)
        }
        groups[row] = number
      }
    }
    return (groups, firstRows)
  }
}
