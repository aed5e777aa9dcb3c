import Kernel

/// How far one of several hidden whole numbers can be moved while every sum still comes out and none falls below
/// nought: linear programming, exact, in whole numbers.
///
/// The sums are kept solved for some of the numbers, the basic ones: `denominator · basic + Σ entries · others = 0`.
/// Columns of shown numbers are carried along and never moved, so that the row that bounds a number also tells which
/// shown numbers bound it.
struct Leeway {
  /// A number as the sums see it.
  struct Cell {
    let value: Int64
    /// Whether it may be below nought.
    let isFree: Bool
    let isHidden: Bool
  }

  /// What a look in one direction found.
  struct Found {
    /// By how much each number moves, so that the one asked for moves far; all noughts where it cannot.
    var moves: [Int64]
    /// The shown numbers that keep it from moving further; none where it reached the goal, nought or no end.
    var binding: [Int]
    /// Whether no whole numbers were found although the sums leave room, or the reckoning outgrew 64 bits.
    var isDoubtful = false
  }

  private let cells: [Cell]
  /// A row for each sum that is solved, a column for each number.
  private var rows: [[Int64]] = []
  /// Each row's sum over the hidden numbers as they are.
  private var sums: [Int64] = []
  /// The basic number of each row, and the row of each number.
  private var basics: [Int] = []
  private var rowOf: [Int?]
  private var denominator: Int64 = 1
  private var hasOutgrown = false

  /// The numbers with their sums, each a factor for every number.
  init(_ cells: [Cell], sums equations: [[Int64]]) {
    self.cells = cells
    rowOf = Array(repeating: nil, count: cells.count)
    rows = equations
    for row in equations {
      let sum = cells.indices.reduce(Int128(0)) {
        cells[$1].isHidden ? $0 + Int128(row[$1]) * Int128(cells[$1].value) : $0
      }
      sums.append(narrowed(sum))
    }
    solve()
  }

  /// Moves the number up or down as far as it goes, or to the goal.
  mutating func move(_ place: Int, up: Bool, goal: Int64) -> Found {
    var steps = 0
    while !hasOutgrown {
      steps += 1
      // Numbers that change places for ever are not met in sums of tables; the count is for what is not met.
      guard steps < 50 + 20 * cells.count else { break }
      guard let row = rowOf[place] else {
        guard up else { return found(place, at: nil) }
        if let ray = enter(place) { return Found(moves: scaled(ray, for: place, goal), binding: []) }
        continue
      }
      if denominator == 1, distance(place, row, up) >= goal { return found(place, at: nil) }
      let entering = cells.indices.first {
        canMove($0) && rowOf[$0] == nil && (up ? rows[row][$0] < 0 : rows[row][$0] > 0)
      }
      guard let entering else { return found(place, at: row) }
      if let ray = enter(entering) { return Found(moves: scaled(ray, for: place, goal), binding: []) }
    }
    return Found(moves: Array(repeating: 0, count: cells.count), binding: [], isDoubtful: true)
  }

  // MARK: Solving

  /// Solves each sum for a number, free ones first, and moves the others to nought, so that all is at a corner.
  private mutating func solve() {
    let order = cells.indices.filter { cells[$0].isHidden }.sorted {
      (cells[$0].isFree ? 0 : 1, -cells[$0].value, $0) < (cells[$1].isFree ? 0 : 1, -cells[$1].value, $1)
    }
    basics = Array(repeating: -1, count: rows.count)
    for column in order where !hasOutgrown {
      if let row = rows.indices.first(where: { basics[$0] < 0 && rows[$0][column] != 0 }) { pivot(row, column) }
    }
    let solved = rows.indices.filter { basics[$0] >= 0 }
    rows = solved.map { rows[$0] }
    sums = solved.map { sums[$0] }
    basics = solved.map { basics[$0] }
    for (row, column) in basics.enumerated() { rowOf[column] = row }
    var waiting = order.filter { rowOf[$0] == nil && !cells[$0].isFree && cells[$0].value > 0 }
    // A free number that no sum is solved for moves only other free ones: it stays where it is.
    let still = order.filter { rowOf[$0] == nil && cells[$0].isFree }
    for column in still { settle(column) }
    while !hasOutgrown, let column = waiting.popLast() {
      var values = sums
      for other in waiting + [column] {
        for row in rows.indices where rows[row][other] != 0 {
          values[row] = narrowed(Int128(values[row]) - Int128(rows[row][other]) * Int128(cells[other].value))
        }
      }
      let blocking = rows.indices.filter { rows[$0][column] < 0 && !cells[basics[$0]].isFree }
        .min { Int128(values[$0]) * Int128(-rows[$1][column]) < Int128(values[$1]) * Int128(-rows[$0][column]) }
      if let blocking, Int128(values[blocking]) < Int128(-rows[blocking][column]) * Int128(cells[column].value) {
        pivot(blocking, column)
      }
    }
  }

  /// Takes the number as it is out of the sums.
  private mutating func settle(_ column: Int) {
    for row in rows.indices where rows[row][column] != 0 {
      sums[row] = narrowed(Int128(sums[row]) - Int128(rows[row][column]) * Int128(cells[column].value))
    }
  }

  private func canMove(_ place: Int) -> Bool { cells[place].isHidden && !cells[place].isFree }

  /// Solves the row for the number of the column.
  private mutating func pivot(_ row: Int, _ column: Int) {
    if rows[row][column] < 0 {
      for index in rows[row].indices { rows[row][index].negate() }
      sums[row].negate()
    }
    let pivot = rows[row][column]
    for other in rows.indices where other != row {
      let factor = rows[other][column]
      if factor == 0, pivot == denominator { continue }
      for index in rows[other].indices where factor != 0 || rows[other][index] != 0 {
        rows[other][index] = reduced(rows[other][index], pivot, factor, rows[row][index])
      }
      sums[other] = reduced(sums[other], pivot, factor, sums[row])
    }
    denominator = pivot
    if basics[row] >= 0 { rowOf[basics[row]] = nil }
    basics[row] = column
    rowOf[column] = row
  }

  private mutating func reduced(_ value: Int64, _ pivot: Int64, _ factor: Int64, _ entry: Int64) -> Int64 {
    narrowed((Int128(value) * Int128(pivot) - Int128(factor) * Int128(entry)) / Int128(denominator))
  }

  private mutating func narrowed(_ value: Int128) -> Int64 {
    // Half the room, so that signs may be turned and two such added.
    guard value.magnitude < 1 << 62 else {
      hasOutgrown = true
      return 0
    }
    return Int64(value)
  }

  /// Raises a number from nought until another falls to nought; answers the direction where none does.
  private mutating func enter(_ column: Int) -> [Int64]? {
    let blocking = rows.indices.filter { rows[$0][column] > 0 && !cells[basics[$0]].isFree }.min { a, b in
      let (left, right) = (Int128(sums[a]) * Int128(rows[b][column]), Int128(sums[b]) * Int128(rows[a][column]))
      return left == right ? basics[a] < basics[b] : left < right
    }
    if let blocking {
      pivot(blocking, column)
      return nil
    }
    var ray = [Int64](repeating: 0, count: cells.count)
    ray[column] = denominator
    for (row, basic) in basics.enumerated() { ray[basic] = -rows[row][column] }
    return ray
  }

  // MARK: What was found

  private func distance(_ place: Int, _ row: Int, _ up: Bool) -> Int64 {
    up ? sums[row] - cells[place].value : cells[place].value - sums[row]
  }

  /// The corner that was reached, as moves from the numbers as they are.
  private func found(_ place: Int, at row: Int?) -> Found {
    var moves = [Int64](repeating: 0, count: cells.count)
    for index in cells.indices where canMove(index) { moves[index] = -cells[index].value }
    for (row, basic) in basics.enumerated() {
      let start = Int128(cells[basic].value) * Int128(denominator)
      guard let move = Int64(exactly: Int128(sums[row]) - start) else {
        return Found(moves: Array(repeating: 0, count: cells.count), binding: [], isDoubtful: true)
      }
      moves[basic] = move
    }
    var binding: [Int] = []
    if let row { binding = cells.indices.filter { !cells[$0].isHidden && rows[row][$0] != 0 } }
    guard denominator != 1 else { return Found(moves: moves, binding: binding) }
    // A corner between whole numbers: as many whole steps towards it as there are.
    for index in cells.indices where canMove(index) && rowOf[index] == nil {
      let (move, overflows) = moves[index].multipliedReportingOverflow(by: denominator)
      if overflows { return Found(moves: Array(repeating: 0, count: cells.count), binding: [], isDoubtful: true) }
      moves[index] = move
    }
    let step = Int64(clamping: moves.reduce(UInt64(0)) { Leeway.divisor($0, $1.magnitude) })
    let isWhole = step % denominator == 0
    let steps = step / denominator
    let whole = step == 0 ? moves : moves.map { $0 / step * steps }
    return Found(moves: whole, binding: binding, isDoubtful: !isWhole)
  }

  /// The direction gone so far that the number moves to the goal.
  private func scaled(_ ray: [Int64], for place: Int, _ goal: Int64) -> [Int64] {
    let common = max(1, Int64(clamping: ray.reduce(UInt64(0)) { Leeway.divisor($0, $1.magnitude) }))
    let direction = ray.map { $0 / common }
    let step = Int64(clamping: max(1, direction[place].magnitude))
    let steps = (goal + step - 1) / step
    let moves = direction.compactMap { entry in
      let (move, overflows) = entry.multipliedReportingOverflow(by: steps)
      return overflows ? nil : move
    }
    // A way too far to be written down proves nothing, and is not gone.
    return moves.count == direction.count ? moves : Array(repeating: 0, count: direction.count)
  }

  /// The greatest whole number that divides both; the other where one is nought.
  static func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
