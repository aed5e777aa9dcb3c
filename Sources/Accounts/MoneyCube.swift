package import Kernel
import Storage

/// Exact amounts by line, area, unit and month: what every table of money is summed from.
///
/// Only combinations that occur have amounts. **Unit** öre. **Sign** debit-positive.
package struct MoneyCube: Sendable {
  /// A combination of line, area and unit, each by its index in the board's structure.
  package struct Cell: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// The area.
    package let area: Int
    /// The unit.
    package let unit: Int

    /// The combination.
    package init(line: Int, area: Int, unit: Int) {
      self.line = line
      self.area = area
      self.unit = unit
    }
  }

  /// The months that the cube covers.
  package let period: Period
  /// How many lines, areas and units there are.
  package let shape: CubeShape
  /// The combinations that occur, in order of first appearance.
  package private(set) var cells: [Cell] = []
  private var numbers: CellNumbers
  /// The amounts, month by month, with room for `capacity` cells in each: facts come a month at a time, and the cells
  /// of one month stay in the cache.
  private var amounts: [Int64]
  private var capacity = 256

  /// An empty cube over the months.
  package init(period: Period, shape: CubeShape) {
    self.period = period
    self.shape = shape
    numbers = CellNumbers(shape.count)
    amounts = [Int64](repeating: 0, count: period.count * capacity)
  }

  /// Adds an amount; months outside the cube's period are left out.
  package mutating func add(_ ore: Int64, to cell: Cell, month: Month) {
    guard period.contains(month) else { return }
    let number = number(of: shape.key(of: cell))
    amounts[offset(month) * capacity + number] += ore
  }

  /// Adds an amount for each month from `first`; months outside the cube's period are left out.
  package mutating func add(_ months: [Money], to cell: Cell, from first: Month) {
    let number = number(of: shape.key(of: cell))
    var offset = offset(first)
    for amount in months {
      if offset >= 0, offset < period.count { amounts[offset * capacity + number] += amount.ore }
      offset += 1
    }
  }

  /// Adds the amounts of the rows to the cells with these keys, the first row's key first, all in one month; negative
  /// keys and months outside the cube's period are left out.
  package mutating func add(_ ore: [Int64], rows: Range<Int>, at keys: [Int32], month: Month) {
    guard period.contains(month) else { return }
    precondition(rows.upperBound <= ore.count && rows.count <= keys.count, "Rows lie in the facts and in the block")
    var index = 0
    while index < rows.count {
      index = addKnown(ore, rows: rows, from: index, at: keys, month: month)
      if index < rows.count { _ = number(of: keys[index]) }
    }
  }

  /// Adds up to the first row whose cell has no number yet, and answers which that is.
  ///
  /// Look-up and addition stand in one loop: two loops over a block take half as long again.
  private mutating func addKnown(
    _ ore: [Int64], rows: Range<Int>, from first: Int, at keys: [Int32], month: Month
  ) -> Int {
    let capacity = capacity
    let start = offset(month) * capacity
    precondition(start + capacity <= amounts.count, "Each month has room for all cells")
    let numbers = numbers
    // The rows were checked by the caller; keys and numbers are checked one by one.
    return amounts.withUnsafeMutableBufferPointer { amounts in
      ore.withUnsafeBufferPointer { ore in
        keys.withUnsafeBufferPointer { keys in
          for index in first..<rows.count where keys[index] >= 0 {
            guard let number = numbers[keys[index]] else { return index }
            precondition(number < capacity, "A cell has room in each month")
            amounts[start + number] += ore[rows.lowerBound + index]
          }
          return rows.count
        }
      }
    }
  }

  /// Adds the amounts of the rows to the cells with these keys, the first row's key first, each in the month whose
  /// place `offsets` gives for the row's code; negative keys and offsets are left out.
  mutating func add(
    _ ore: [Int64], rows: Range<Int>, at keys: inout [Int32], months: CodeColumn, offsets: [Int]
  ) {
    findPlaces(rows.count, &keys)
    let capacity = capacity
    let first = rows.lowerBound
    for index in 0..<rows.count {
      let number = Int(keys[index])
      let offset = offsets[Int(months.codes[first + index])]
      if number >= 0, offset >= 0 { amounts[offset * capacity + number] += ore[first + index] }
    }
  }

  /// For each code, a month spelt as `2019-04`, its place in the cube's period; −1 for others.
  func offsets(_ codes: [String]) -> [Int] {
    codes.map { text in Month(text).map { period.contains($0) ? offset($0) : -1 } ?? -1 }
  }

  /// Whether the combination occurs.
  package func contains(_ cell: Cell) -> Bool { numbers[shape.key(of: cell)] != nil }

  /// The amounts of the combination in each month of the cube; zeros where it does not occur.
  package func months(of cell: Cell) -> [Int64] {
    guard let number = numbers[shape.key(of: cell)] else { return [Int64](repeating: 0, count: period.count) }
    return (0..<period.count).map { amounts[$0 * capacity + number] }
  }

  /// The sum of the combination over the months that lie in `months`.
  package func sum(of cell: Cell, over months: Period) -> Int64 {
    guard let number = numbers[shape.key(of: cell)] else { return 0 }
    return range(months).reduce(0) { $0 + amounts[$1 * capacity + number] }
  }

  /// The sum of each of `cells` over the months that lie in `months`.
  package func sums(over months: Period) -> [Int64] {
    var sums = [Int64](repeating: 0, count: cells.count)
    for month in range(months) {
      let start = month * capacity
      for number in 0..<sums.count { sums[number] += amounts[start + number] }
    }
    return sums
  }

  /// The sums over `months` of all combinations, added up under the index that `axis` gives; combinations for which it
  /// gives nil are left out.
  package func sums(count: Int, over months: Period, by axis: (Cell) -> Int?) -> [Int64] {
    let sums = sums(over: months)
    var result = [Int64](repeating: 0, count: count)
    for (number, cell) in cells.enumerated() {
      if let index = axis(cell) { result[index] += sums[number] }
    }
    return result
  }

  /// About how many bytes of memory the cube takes.
  package var byteCount: Int { amounts.count * 8 + cells.count * 24 + numbers.byteCount }

  private func offset(_ month: Month) -> Int { Int(month.ordinal - period.first.ordinal) }

  /// Puts each cell's number in the place of its key.
  private mutating func findPlaces(_ count: Int, _ keys: inout [Int32]) {
    var index = 0
    while index < count {
      index = numbers.replace(&keys, from: index, to: count)
      if index < count { _ = number(of: keys[index]) }
    }
  }

  /// The number of the combination; it is added where it is new.
  private mutating func number(of key: Int32) -> Int {
    if let number = numbers[key] { return number }
    let number = cells.count
    numbers.set(number, for: key)
    cells.append(shape.cell(key))
    if number == capacity { grow() }
    return number
  }

  private func range(_ months: Period) -> Range<Int> {
    let first = max(0, offset(months.first))
    let last = min(period.count - 1, offset(months.last))
    return first <= last ? first..<(last + 1) : 0..<0
  }

  /// Makes room for twice as many cells.
  private mutating func grow() {
    var larger = [Int64](repeating: 0, count: amounts.count * 2)
    for month in 0..<period.count {
      for number in 0..<capacity { larger[month * capacity * 2 + number] = amounts[month * capacity + number] }
    }
    amounts = larger
    capacity *= 2
  }
}

/// The numbers of the cells that occur: a plain table where all cells fit one, which is many times as quick as hashing.
private struct CellNumbers: Sendable {
  private static let tableLimit = 1 << 20
  private var table: [Int32]
  private var others: [Int32: Int32] = [:]

  init(_ count: Int) { table = count <= CellNumbers.tableLimit ? Array(repeating: -1, count: count) : [] }

  var byteCount: Int { table.count * 4 + others.count * 16 }

  subscript(key: Int32) -> Int? {
    if table.isEmpty { return others[key].map { Int($0) } }
    let number = table[Int(key)]
    return number < 0 ? nil : Int(number)
  }

  /// Puts numbers in the place of keys up to the first cell that has none, and answers which that is.
  func replace(_ keys: inout [Int32], from first: Int, to end: Int) -> Int {
    precondition(end <= keys.count, "Keys lie in the block")
    // The rows were checked just now; the keys themselves stay checked.
    let hasTable = !table.isEmpty
    return keys.withUnsafeMutableBufferPointer { keys in
      for index in first..<end where keys[index] >= 0 {
        let number = hasTable ? table[Int(keys[index])] : others[keys[index]] ?? -1
        if number < 0 { return index }
        keys[index] = number
      }
      return end
    }
  }

  mutating func set(_ number: Int, for key: Int32) {
    if table.isEmpty {
      others[key] = Int32(number)
    } else {
      table[Int(key)] = Int32(number)
    }
  }
}
