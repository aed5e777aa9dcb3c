/// How many lines, areas and units a cube of money has, and the key of each combination.
package struct CubeShape: Hashable, Sendable {
  /// How many lines there are.
  package let lines: Int
  /// How many areas there are.
  package let areas: Int
  /// How many units there are.
  package let units: Int

  /// A shape.
  ///
  /// **Range** the product of the three is below 2²⁹.
  package init(lines: Int, areas: Int, units: Int) {
    precondition(lines > 0 && areas > 0 && units > 0, "A cube has a line, an area and a unit at least")
    precondition(lines * areas * units < 1 << 29, "Keys of cells leave room for what lies outside")
    self.lines = lines
    self.areas = areas
    self.units = units
  }

  /// How many combinations there are.
  package var count: Int { lines * areas * units }

  /// The key of a row that lies outside; the sum with what other parts give stays negative.
  package static let outside: Int32 = -1 << 29

  /// The key of the line's first combination; those of later lines are greater.
  package func key(ofLine line: Int) -> Int32 { Int32(line * areas * units) }

  /// The key of the combination, below `count`.
  func key(of cell: MoneyCube.Cell) -> Int32 {
    precondition(
      (0..<lines).contains(cell.line) && (0..<areas).contains(cell.area) && (0..<units).contains(cell.unit),
      "A cell lies in its cube's shape")
    return Int32((cell.line * areas + cell.area) * units + cell.unit)
  }

  /// The combination that has the key.
  func cell(_ key: Int32) -> MoneyCube.Cell {
    let unit = Int(key) % units
    let rest = Int(key) / units
    return MoneyCube.Cell(line: rest / areas, area: rest % areas, unit: unit)
  }
}
