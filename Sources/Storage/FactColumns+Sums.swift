extension FactColumns {
  /// The column that sums carry beside the summed ones: how many rows each sum was made of.
  package static let rowCount = "rows"

  /// The sums of `table`'s summed columns by its grouping columns, groups in order of first appearance.
  ///
  /// **Range** each sum must fit 64 bits: whoever reads files bounds the amounts that it accepts.
  /// **Shape** one row for each combination of codes that occurs. **Complexity** linear in rows.
  package func sums(for table: FactTable) -> FactColumns {
    guard let sums = sumsIfTheyFit(for: table) else { preconditionFailure("Each sum of \(table.name) fits 64 bits") }
    return sums
  }

  /// The same sums of rows that nobody vouches for; nil where one does not fit 64 bits.
  package func sumsIfTheyFit(for table: FactTable) -> FactColumns? {
    let groups = table.groupedBy.map { ($0, code($0)) }
    let (groupOfRow, firstRows) = FactColumns.group(groups.map(\.1), count: count)
    var result: [(String, FactColumn)] = groups.map { name, column in
      (name, .code(CodeColumn(dictionary: column.dictionary, codes: firstRows.map { column.codes[$0] })))
    }
    for name in table.summed {
      let values = integer(name)
      var sums = [Int64](repeating: 0, count: firstRows.count)
      for row in 0..<count {
        let group = Int(groupOfRow[row])
        let (sum, overflow) = sums[group].addingReportingOverflow(values[row])
        if overflow { return nil }
        sums[group] = sum
      }
      result.append((name, .integer(sums)))
    }
    var rows = [Int64](repeating: 0, count: firstRows.count)
    for group in groupOfRow { rows[Int(group)] += 1 }
    result.append((FactColumns.rowCount, .integer(rows)))
    return FactColumns(result)
  }

  /// For each row the number of the sum that it is part of, in the order of `sums(for:)`.
  package func groups(for table: FactTable) -> [UInt32] {
    FactColumns.group(table.groupedBy.map { code($0) }, count: count).groups
  }

  /// The group of each row and the first row of each group.
  private static func group(_ columns: [CodeColumn], count: Int) -> (groups: [UInt32], firstRows: [Int]) {
    // The codes of a row are the digits of one key; where that grows too large, what has been read is numbered first.
    var keys = [UInt64](repeating: 0, count: count)
    var size: UInt64 = 1
    for column in columns where column.dictionary.count > 1 {
      let base = UInt64(column.dictionary.count)
      if size.multipliedReportingOverflow(by: base).overflow {
        let (groups, firstRows) = number(keys, below: size)
        keys = groups.map { UInt64($0) }
        size = UInt64(firstRows.count)
      }
      for row in 0..<count { keys[row] = keys[row] * base + UInt64(column.codes[row]) }
      size *= base
    }
    return number(keys, below: size)
  }

  /// A dense numbering of the keys, in order of first appearance.
  private static func number(_ keys: [UInt64], below size: UInt64) -> (groups: [UInt32], firstRows: [Int]) {
    var groups = [UInt32](repeating: 0, count: keys.count)
    var firstRows: [Int] = []
    if size <= UInt64(max(1 << 16, keys.count * 4)) {
      var numbers = [UInt32](repeating: .max, count: Int(size))
      for row in 0..<keys.count {
        let cell = Int(keys[row])
        if numbers[cell] == .max {
          numbers[cell] = UInt32(firstRows.count)
          firstRows.append(row)
        }
        groups[row] = numbers[cell]
      }
    } else {
      var numbers = KeyNumbers(expected: keys.count)
      for row in 0..<keys.count {
        let number = numbers.number(of: keys[row])
        if number == firstRows.count { firstRows.append(row) }
        groups[row] = number
      }
    }
    return (groups, firstRows)
  }
}

/// Numbers for keys in order of first appearance: an open table, because a dictionary takes five times as long for a
/// million rows.
private struct KeyNumbers {
  private var keys: [UInt64]
  private var numbers: [UInt32]
  private var count: UInt32 = 0
  private let shift: UInt64

  /// Room for so many keys with at least half of the places free.
  init(expected: Int) {
    let bits = Int.bitWidth - max(expected, 8).leadingZeroBitCount + 1
    keys = Array(repeating: 0, count: 1 << bits)
    numbers = Array(repeating: .max, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The key's number, a new one where it was not seen before.
  mutating func number(of key: UInt64) -> UInt32 {
    // The high bits of a product with an odd constant depend on all bits of the key.
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while numbers[place] != .max {
      if keys[place] == key { return numbers[place] }
      place = (place + 1) & (keys.count - 1)
    }
    keys[place] = key
    numbers[place] = count
    count += 1
    return count - 1
  }
}
