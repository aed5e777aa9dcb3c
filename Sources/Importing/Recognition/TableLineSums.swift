/// Running sums over some of a table's lines: what any run of them comes to is one subtraction away.
struct TableLineSums {
  /// Where the lines stand in the table, in order.
  let positions: [Int]
  private let width: Int
  /// The sums before each of the lines and after the last, a row of columns each.
  private let running: [Int128]

  init(_ lines: [TableTotalRules.Line], _ columns: [Int], _ positions: [Int]) {
    self.positions = positions
    width = columns.count
    var running = [Int128](repeating: 0, count: width)
    running.reserveCapacity((positions.count + 1) * width)
    for position in positions {
      let line = lines[position]
      for column in columns { running.append(running[running.count - width] + Int128(line.values[column] ?? 0)) }
    }
    self.running = running
  }

  /// Which of its lines lie in a run of the table's.
  func entries(_ run: Range<Int>) -> Range<Int> {
    TableRuns.index(of: run.lowerBound, in: positions)..<TableRuns.index(of: run.upperBound, in: positions)
  }

  /// What those of its lines come to in the column, counted among the compared ones.
  func sum(_ entries: Range<Int>, _ column: Int) -> Int128 {
    running[entries.upperBound * width + column] - running[entries.lowerBound * width + column]
  }
}
