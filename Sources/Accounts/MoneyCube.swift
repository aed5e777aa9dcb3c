package import Kernel

/// Exact amounts by line, area, unit and month: what every table of money is summed from.
///
/// Only combinations that occur take room. **Unit** öre. **Sign** debit-positive.
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
  /// The combinations that occur, in order of first appearance.
  package private(set) var cells: [Cell] = []
  private var numbers: [Cell: Int] = [:]
  private var amounts: [Int64] = []

  /// An empty cube over the months.
  package init(period: Period) { self.period = period }

  /// Adds an amount; months outside the cube's period are left out.
  package mutating func add(_ ore: Int64, to cell: Cell, month: Month) {
    guard period.contains(month) else { return }
    amounts[number(of: cell) * period.count + Int(month.ordinal - period.first.ordinal)] += ore
  }

  /// The number of the combination; it is added where it is new.
  package mutating func number(of cell: Cell) -> Int {
    if let number = numbers[cell] { return number }
    let number = cells.count
    numbers[cell] = number
    cells.append(cell)
    amounts.append(contentsOf: repeatElement(0, count: period.count))
    return number
  }

  /// The amounts of the combination in each month of the cube; zeros where it does not occur.
  package func months(of cell: Cell) -> [Int64] {
    guard let number = numbers[cell] else { return [Int64](repeating: 0, count: period.count) }
    return Array(amounts[(number * period.count)..<((number + 1) * period.count)])
  }

  /// The sum of the combination over the months that lie in `months`.
  package func sum(of cell: Cell, over months: Period) -> Int64 {
    guard let number = numbers[cell] else { return 0 }
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

  private func range(_ months: Period) -> Range<Int> {
    let first = max(0, Int(months.first.ordinal - period.first.ordinal))
    let last = min(period.count - 1, Int(months.last.ordinal - period.first.ordinal))
    return first <= last ? first..<(last + 1) : 0..<0
  }

  private func sum(_ number: Int, _ range: Range<Int>) -> Int64 {
    var sum: Int64 = 0
    for month in range { sum += amounts[number * period.count + month] }
    return sum
  }
}
