/// Somebody who works out how much each hidden number of a table with sums of rows, columns and all can be, by flows:
/// changes that leave every sum as it is are rounds through rows and columns, up and down by turns.
///
/// Another method than the program's own, and exact.
struct FlowAttack {
  /// A number by row and column; the last row and column are the sums.
  struct Cell: Hashable {
    let row: Int
    let column: Int
  }

  let cells: [Cell]
  private let values: [[Int64]]
  private let rows: Int
  private let columns: Int
  /// Numbers that are known to be small, and the limit that they lie below.
  private var small: Set<Cell> = []
  private var limit: Int64 = 0
  private static let endless: Int64 = 1 << 40

  init(_ inner: [[Int64]]) {
    (rows, columns) = (inner.count, inner[0].count)
    var values = inner.map { $0 + [$0.reduce(0, +)] }
    values.append((0...inner[0].count).map { column in values.reduce(0) { $0 + $1[column] } })
    self.values = values
    cells = values.indices.flatMap { row in values[0].indices.map { Cell(row: row, column: $0) } }
  }

  func value(_ cell: Cell) -> Int64 { values[cell.row][cell.column] }

  /// What the number is called in the tests' tables.
  func name(_ cell: Cell) -> String {
    switch (cell.row == rows, cell.column == columns) {
    case (true, true): "all"
    case (true, false): "c\(cell.column)"
    case (false, true): "r\(cell.row)"
    case (false, false): "\(cell.row).\(cell.column)"
    }
  }

  /// Whether each of the small numbers can be moved so far, and can be moved at all where all of them stay small.
  func isSafe(_ small: [Cell], hidden: Set<Cell>, span: Int64) -> Bool {
    var modest = self
    modest.small = Set(small)
    modest.limit = span
    return small.allSatisfy {
      self.span(of: $0, hidden: hidden) >= span && modest.span(of: $0, hidden: hidden) > 0
    }
  }

  /// The greatest that the number can be, less the least.
  func span(of cell: Cell, hidden: Set<Cell>) -> Int64 {
    flow(around: cell, isUp: true, hidden) + flow(around: cell, isUp: false, hidden)
  }

  /// How far the cell itself can go. Sums count against their parts: what raises a sum lowers its place in the round.
  private func room(_ cell: Cell, isUp: Bool) -> Int64 {
    let isSum = (cell.row == rows) != (cell.column == columns)
    let isFalling = isUp == isSum
    guard small.contains(cell) else { return isFalling ? value(cell) : FlowAttack.endless }
    return isFalling ? value(cell) - 1 : limit - 1 - value(cell)
  }

  /// The greatest flow from one end of the cell to the other through the other hidden cells, at most `endless`.
  private func flow(around cell: Cell, isUp: Bool, _ hidden: Set<Cell>) -> Int64 {
    // Nodes: rows, then columns. From a row to a column is up, back is down.
    let count = rows + columns + 2
    var left = [[Int64]](repeating: Array(repeating: 0, count: count), count: count)
    for other in hidden where other != cell {
      let (row, column) = (other.row, rows + 1 + other.column)
      left[row][column] = room(other, isUp: true)
      left[column][row] = room(other, isUp: false)
    }
    let ends = (cell.row, rows + 1 + cell.column)
    let (source, sink) = isUp ? (ends.1, ends.0) : (ends.0, ends.1)
    // The cell's own room: a sum goes up by as much as its place goes down.
    let most = room(cell, isUp: isUp)
    var total: Int64 = 0
    while total < most {
      var from = [Int?](repeating: nil, count: count)
      var queue = [source]
      from[source] = source
      while let node = queue.first, from[sink] == nil {
        queue.removeFirst()
        for next in 0..<count where from[next] == nil && left[node][next] > 0 {
          from[next] = node
          queue.append(next)
        }
      }
      guard from[sink] != nil else { break }
      var path: [(Int, Int)] = []
      var node = sink
      while node != source, let previous = from[node] {
        path.append((previous, node))
        node = previous
      }
      let step = min(most - total, path.map { left[$0.0][$0.1] }.min() ?? 0)
      for (a, b) in path {
        left[a][b] -= step
        left[b][a] += step
      }
      total += step
    }
    return total
  }
}
