package import Kernel
package import Storage

/// What lays coded facts on the cells of a cube: a statement, follow-up areas and units with their responsibilities.
///
/// Two lines follow the statement's: what no leaf takes, and what several take. The remainder follows the areas, and
/// what no unit answers for follows the units.
package struct CellLayout: Sendable {
  /// The statement.
  package let statement: Statement
  /// The areas without their remainder.
  package let areas: [NamedSelection]
  /// The responsibility codes of each unit.
  package let units: [[CodeRange]]

  /// A layout.
  package init(statement: Statement, areas: [NamedSelection], units: [[CodeRange]]) {
    self.statement = statement
    self.areas = areas
    self.units = units
  }

  /// The index of what no leaf takes.
  package var uncoveredLine: Int { statement.lines.count }
  /// The index of what several leaves take.
  package var ambiguousLine: Int { statement.lines.count + 1 }

  /// The shape of cubes that are laid out so.
  package var shape: CubeShape {
    CubeShape(lines: statement.lines.count + 2, areas: areas.count + 1, units: units.count + 1)
  }

  /// For each row of coded facts the unit that answers for it by index; `units.count` where none does.
  package func units(of columns: FactColumns) -> [Int] {
    var classifier = unitClassifier(CodedFacts([columns])) { Int32($0) }
    return classifier.numbers(of: 0, count: columns.count).map { Int($0) }
  }

  /// The cell of each row of coded facts; nil where it lies outside the statement.
  package func cells(of columns: FactColumns) -> [MoneyCube.Cell?] { cells(of: CodedFacts([columns])) }

  /// The cell of each row of the first list of coded facts; nil where it lies outside the statement.
  package func cells(of facts: CodedFacts) -> [MoneyCube.Cell?] {
    guard let count = facts.counts.first else { return [] }
    let shape = shape
    var placer = CellPlacer(self, facts: facts) { _ in true }
    var cells: [MoneyCube.Cell?] = []
    cells.reserveCapacity(count)
    placer.forEachBlock(of: 0, count: count) { rows, keys in
      for index in 0..<rows.count { cells.append(keys[index] < 0 ? nil : shape.cell(keys[index])) }
    }
    return cells
  }

  /// A classifier by responsibility that gives each row `number` of its unit.
  func unitClassifier(_ facts: CodedFacts, number: @escaping (Int) -> Int32) -> CodingClassifier {
    let rules = units.map { ranges in
      ranges.map { FactSelection([CodingPart.responsibility.column: [$0]]) }
    }
    return PlacementRules.firsts(of: rules, over: facts, number: number)
  }
}

/// Finds the cells of rows of coded facts, a block of rows at a time.
package struct CellPlacer {
  private var lines: CodingClassifier
  private var areas: CodingClassifier
  private var units: CodingClassifier
  private var keys = [Int32](repeating: 0, count: CodingClassifier.blockSize)

  /// A placer of the rows of `facts`; rows of units that are not shown lie outside.
  package init(_ layout: CellLayout, facts: CodedFacts, showing isShown: @escaping (Int) -> Bool) {
    let shape = layout.shape
    let lineStep = Int32(shape.areas * shape.units)
    let areaStep = Int32(shape.units)
    let uncovered = Int32(layout.uncoveredLine) * lineStep
    let ambiguous = Int32(layout.ambiguousLine) * lineStep
    lines = PlacementRules.lines(of: layout.statement, over: facts) { place in
      switch place {
      case .line(let line): Int32(line) * lineStep
      case .outside: CubeShape.outside
      case .uncovered: uncovered
      case .ambiguous: ambiguous
      }
    }
    areas = PlacementRules.firsts(of: layout.areas.map(\.rules), over: facts) { Int32($0) * areaStep }
    units = layout.unitClassifier(facts) { isShown($0) ? Int32($0) : CubeShape.outside }
  }

  /// Calls `body` with each block of the rows of the list of facts with that index, and the keys of their cells;
  /// negative keys lie outside.
  package mutating func forEachBlock(
    of facts: Int, count: Int, _ body: (_ rows: Range<Int>, _ keys: inout [Int32]) -> Void
  ) {
    for start in stride(from: 0, to: count, by: CodingClassifier.blockSize) {
      let rows = start..<min(count, start + CodingClassifier.blockSize)
      for index in 0..<rows.count { keys[index] = 0 }
      lines.add(rows: rows, of: facts, to: &keys)
      areas.add(rows: rows, of: facts, to: &keys)
      units.add(rows: rows, of: facts, to: &keys)
      body(rows, &keys)
    }
  }
}

extension MoneyCube {
  /// Adds the amounts of all rows of the facts, laid out so, each in the month that its month column spells as
  /// `2019-04`; rows outside the statement and months outside the cube's period are left out.
  package mutating func add(_ facts: FactColumns, amount: String, month: String, by layout: CellLayout) {
    let amounts = facts.integer(amount)
    let months = facts.code(month)
    let offsets = offsets(months.dictionary)
    var placer = CellPlacer(layout, facts: CodedFacts([facts])) { _ in true }
    placer.forEachBlock(of: 0, count: facts.count) { rows, keys in
      add(amounts, rows: rows, at: &keys, months: months, offsets: offsets)
    }
  }
}
