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
  private var amounts: [Int64] = []

  /// An empty cube over the months.
  package init(period: Period, shape: CubeShape) {
    self.period = period
    self.shape = shape
    numbers = CellNumbers(shape.count)
  }

  /// Adds an amount; months outside the cube's period are left out.
  package mutating func add(_ ore: Int64, to cell: Cell, month: Month) {
    guard period.contains(month) else { return }
    amounts[number(of: shape.key(of: cell)) * period.count + offset(month)] += ore
  }

  /// Adds the amounts of the rows to the cells with these keys, the first row's key first, all in one month; negative
  /// keys and months outside the cube's period are left out.
  package mutating func add(_ ore: [Int64], rows: Range<Int>, at keys: inout [Int32], month: Month) {
    guard period.contains(month) else { return }
    let offset = offset(month)
    let count = period.count
    findPlaces(rows.count, &keys)
    for (index, amount) in ore[rows].enumerated() where keys[index] >= 0 {
      amounts[Int(keys[index]) * count + offset] += amount
    }
  }

  /// Adds the amounts of the rows to the cells with these keys, the first row's key first, each in the month whose
  /// place `offsets` gives for the row's code; negative keys and offsets are left out.
  mutating func add(
    _ ore: [Int64], rows: Range<Int>, at keys: inout [Int32], months: CodeColumn, offsets: [Int]
  ) {
    let count = period.count
    findPlaces(rows.count, &keys)
    var index = 0
    for row in rows {
      let offset = offsets[Int(months.codes[row])]
      if keys[index] >= 0, offset >= 0 { amounts[Int(keys[index]) * count + offset] += ore[row] }
      index += 1
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
    return Array(amounts[(number * period.count)..<((number + 1) * period.count)])
  }

  /// The sum of the combination over the months that lie in `months`.
  package func sum(of cell: Cell, over months: Period) -> Int64 {
    guard let number = numbers[shape.key(of: cell)] else { return 0 }
    return sum(number, range(months))
  }

  /// The sums over `months` of all combinations, added up under the index that `axis` gives; combinations for which it
  /// gives nil are left out.
  package func sums(count: Int, over months: Period, by axis: (Cell) -> Int?) -> [Int64] {
    let range = range(months)
    var result = [Int64](repeating: 0, count: count)
    for (number, cell) in cells.enumerated() {
      if let index = axis(cell) { result[index] += sum(number, range) }
    }
    return result
  }

  /// Calls `body` with each combination that occurs and its amounts, month by month.
  package func forEach(_ body: (Cell, ArraySlice<Int64>) -> Void) {
    for (number, cell) in cells.enumerated() {
      body(cell, amounts[(number * period.count)..<((number + 1) * period.count)])
    }
  }

  private func offset(_ month: Month) -> Int { Int(month.ordinal - period.first.ordinal) }

  /// Puts each cell's number in the place of its key.
  private mutating func findPlaces(_ count: Int, _ keys: inout [Int32]) {
    for index in 0..<count where keys[index] >= 0 { keys[index] = Int32(number(of: keys[index])) }
  }

  /// The number of the combination; it is added where it is new.
  private mutating func number(of key: Int32) -> Int {
    if let number = numbers[key] { return number }
    let number = cells.count
    numbers.set(number, for: key)
    cells.append(shape.cell(key))
    amounts.append(contentsOf: repeatElement(0, count: period.count))
    return number
  }

  private func range(_ months: Period) -> Range<Int> {
    let first = max(0, offset(months.first))
    let last = min(period.count - 1, offset(months.last))
    return first <= last ? first..<(last + 1) : 0..<0
  }

  private func sum(_ number: Int, _ range: Range<Int>) -> Int64 {
    var sum: Int64 = 0
    for month in range { sum += amounts[number * period.count + month] }
    return sum
  }
}

/// The numbers of the cells that occur: a plain table where all cells fit one, which is many times as quick as hashing.
private struct CellNumbers: Sendable {
  private static let tableLimit = 1 << 20
  private var table: [Int32]
  private var others: [Int32: Int32] = [:]

  init(_ count: Int) { table = count <= CellNumbers.tableLimit ? Array(repeating: -1, count: count) : [] }

  subscript(key: Int32) -> Int? {
    if table.isEmpty { return others[key].map { Int($0) } }
    let number = table[Int(key)]
    return number < 0 ? nil : Int(number)
  }

  mutating func set(_ number: Int, for key: Int32) {
    if table.isEmpty {
      others[key] = Int32(number)
    } else {
      table[Int(key)] = Int32(number)
    }
  }
}
