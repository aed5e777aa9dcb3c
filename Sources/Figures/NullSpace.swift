/// The ways in which unknown whole numbers can change together without changing any of their sums.
enum NullSpace {
  /// Whole directions that span them, one for each number that can be chosen freely; nil where the reckoning outgrows
  /// 64 bits.
  ///
  /// **Shape** each row of `matrix` holds the factors of one sum, a column for each number.
  static func basis(of matrix: [[Int64]], columns: Int) -> [[Int64]]? {
    var rows = matrix
    var pivots: [Int] = []
    for column in 0..<columns {
      let rank = pivots.count
      guard let found = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(rank, found)
      for index in rows.indices where index != rank && rows[index][column] != 0 {
        guard let reduced = eliminated(rows[index], by: rows[rank], at: column) else { return nil }
        rows[index] = reduced
      }
      pivots.append(column)
      if pivots.count == rows.count { break }
    }
    let isPivot = Set(pivots)
    var basis: [[Int64]] = []
    for free in 0..<columns where !isPivot.contains(free) {
      // The least number of which each pivot takes a whole part.
      var scale: Int64 = 1
      for (row, pivot) in pivots.enumerated() where rows[row][free] != 0 {
        let part = rows[row][pivot].magnitude / divisor(rows[row][pivot].magnitude, rows[row][free].magnitude)
        let factor = part / divisor(part, scale.magnitude)
        let (next, overflows) = scale.multipliedReportingOverflow(by: Int64(clamping: factor))
        if overflows || next > 1 << 40 { return nil }
        scale = next
      }
      var direction = [Int64](repeating: 0, count: columns)
      direction[free] = scale
      for (row, pivot) in pivots.enumerated() where rows[row][free] != 0 {
        let (product, overflows) = rows[row][free].multipliedReportingOverflow(by: scale)
        if overflows || product == .min { return nil }
        direction[pivot] = -(product / rows[row][pivot])
      }
      basis.append(direction)
    }
    return basis
  }

  /// The row without its number in the column, made smaller by what all its numbers have in common.
  private static func eliminated(_ row: [Int64], by pivot: [Int64], at column: Int) -> [Int64]? {
    let common = Int64(clamping: divisor(row[column].magnitude, pivot[column].magnitude))
    let (a, b) = (pivot[column] / common, row[column] / common)
    var result = row
    var shared: UInt64 = 0
    for index in row.indices {
      let (first, overflowsFirst) = row[index].multipliedReportingOverflow(by: a)
      let (second, overflowsSecond) = pivot[index].multipliedReportingOverflow(by: b)
      let (difference, overflows) = first.subtractingReportingOverflow(second)
      if overflowsFirst || overflowsSecond || overflows { return nil }
      result[index] = difference
      shared = divisor(shared, difference.magnitude)
    }
    if shared > 1, shared < UInt64(Int64.max) { result = result.map { $0 / Int64(shared) } }
    return result
  }

  /// The greatest whole number that divides both; the other where one is nought.
  private static func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
