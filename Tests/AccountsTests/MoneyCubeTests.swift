import Accounts
import Kernel
import Storage
import TestSupport
import Testing

@Suite("Cubes of money")
struct MoneyCubeTests {
  static let shape = CubeShape(lines: 5, areas: 3, units: 40)

  static func period(_ text: String) throws -> Period { try #require(Period(text)) }

  private struct Entry {
    let cell: MoneyCube.Cell
    let month: Month
    let ore: Int64
  }

  private static func entries(_ count: Int, seed: UInt64, from first: Month) -> [Entry] {
    var random = SeededChance(seed: Int(truncatingIfNeeded: seed))
    return (0..<count).map { _ in
      Entry(
        cell: MoneyCube.Cell(
          line: Int.random(in: 0..<5, using: &random), area: Int.random(in: 0..<3, using: &random),
          unit: Int.random(in: 0..<40, using: &random)),
        month: first.advanced(by: Int.random(in: -2...14, using: &random)),
        ore: Int64.random(in: -999...999, using: &random))
    }
  }

  @Test("Sums by line, area, unit and month are those of adding one by one", arguments: [0, 1, 50, 4_000], [1, 2])
  func sums(_ count: Int, _ seed: Int) throws {
    print("seed \(seed)")
    let year = try Self.period("2019")
    let entries = Self.entries(count, seed: UInt64(seed), from: year.first)
    var cube = MoneyCube(period: year, shape: Self.shape)
    for entry in entries { cube.add(entry.ore, to: entry.cell, month: entry.month) }
    for text in ["2019", "2019-04", "2019-01..2019-04", "2018", "2018-11..2019-02", "2019-12..2020-03"] {
      let months = try Self.period(text)
      let counted = entries.filter { months.contains($0.month) && year.contains($0.month) }
      func naive(_ axis: (MoneyCube.Cell) -> Int?, _ count: Int) -> [Int64] {
        (0..<count).map { index in counted.filter { axis($0.cell) == index }.reduce(0) { $0 + $1.ore } }
      }
      #expect(cube.sums(count: 5, over: months, by: { $0.line }) == naive({ $0.line }, 5))
      #expect(cube.sums(count: 3, over: months, by: { $0.area }) == naive({ $0.area }, 3))
      let odd: (MoneyCube.Cell) -> Int? = { $0.unit % 2 == 1 ? $0.line : nil }
      #expect(cube.sums(count: 5, over: months, by: odd) == naive(odd, 5))
      // Whatever the grouping, the total is kept.
      let total = counted.reduce(0) { $0 + $1.ore }
      #expect(cube.sums(count: 40, over: months, by: { $0.unit }).reduce(0, +) == total)
      #expect(cube.sums(over: months).reduce(0, +) == total)
      for cell in cube.cells.prefix(20) {
        let sum = counted.filter { $0.cell == cell }.reduce(0) { $0 + $1.ore }
        #expect(cube.sum(of: cell, over: months) == sum)
      }
    }
    #expect(Set(cube.cells) == Set(entries.filter { year.contains($0.month) }.map(\.cell)))
    #expect(cube.cells.allSatisfy { cube.contains($0) && cube.months(of: $0).count == 12 })
  }

  @Test("A shape too large for a table of cells gives the same sums")
  func largeShape() throws {
    let year = try Self.period("2019")
    var small = MoneyCube(period: year, shape: Self.shape)
    var large = MoneyCube(period: year, shape: CubeShape(lines: 200, areas: 100, units: 400))
    for entry in Self.entries(3_000, seed: 3, from: year.first) {
      small.add(entry.ore, to: entry.cell, month: entry.month)
      large.add(entry.ore, to: entry.cell, month: entry.month)
    }
    #expect(small.cells == large.cells)
    #expect(small.sums(over: year) == large.sums(over: year))
  }

  @Test("A cell that does not occur has zeros")
  func absent() throws {
    let cube = MoneyCube(period: try Self.period("2019"), shape: Self.shape)
    let cell = MoneyCube.Cell(line: 1, area: 1, unit: 1)
    #expect(!cube.contains(cell))
    #expect(cube.months(of: cell) == [Int64](repeating: 0, count: 12))
    #expect(cube.sum(of: cell, over: try Self.period("2019")) == 0)
    #expect(cube.sums(count: 0, over: try Self.period("2019"), by: { _ in nil }) == [])
  }

  @Test("Amounts given month by month fall on the months of the cube")
  func monthByMonth() throws {
    var cube = MoneyCube(period: try Self.period("2019"), shape: Self.shape)
    let cell = MoneyCube.Cell(line: 4, area: 2, unit: 39)
    let november = try #require(Month(year: 2018, month: 11))
    cube.add((1...16).map { Money(ore: $0) }, to: cell, from: november)
    #expect(cube.months(of: cell) == Array(3...14))
  }

  /// Facts of one block, several and none, laid out by a random statement.
  @Test("Rows added by layout and month give the sums of adding one by one", arguments: [0, 10, 9_000], [1, 2])
  func rows(_ count: Int, _ seed: Int) throws {
    print("seed \(seed)")
    var random = RandomCodings(seed: UInt64(seed))
    let parts = ["account", "responsibility", "service_area"]
    let coded = random.facts(rows: count, codes: 30, of: parts)
    let months = ["2018-12", "2019-01", "2019-02", "2020-01", "skräp", ""]
    let drawn = (0..<count).map { _ in UInt32(Int.random(in: 0..<months.count, using: &random.random)) }
    let facts = FactColumns(
      zip(coded.names, coded.columns).map { ($0, $1) } + [
        ("month", .code(CodeColumn(dictionary: months, codes: drawn)))
      ])
    let layout = CellLayout(
      statement: random.statement(leaves: 6, of: parts), areas: random.named(3, of: parts), units: [[CodeRange("1")]])
    let period = try Self.period("2018-12..2019-02")
    var cube = MoneyCube(period: period, shape: layout.shape)
    cube.add(facts, amount: "amount_ore", month: "month", by: layout)
    var naive = MoneyCube(period: period, shape: layout.shape)
    for (row, cell) in layout.cells(of: facts).enumerated() {
      guard let cell, let month = Month(months[Int(drawn[row])]) else { continue }
      naive.add(facts.integer("amount_ore")[row], to: cell, month: month)
    }
    // A cell whose rows all lie outside the period may occur with zeros.
    for cell in Set(cube.cells + naive.cells) { #expect(cube.months(of: cell) == naive.months(of: cell)) }
  }
}
