import Accounts
import Kernel
import Storage

extension FollowUp {
  /// Lays the forecast on the cells: what somebody set, and a rule where nobody did.
  mutating func addForecast() {
    var set: [MoneyCube.Cell: Int64] = [:]
    // A later layer stands above an earlier one, cell by cell.
    for sheet in sheets.sorted(by: { $0.value.layer < $1.value.layer }) {
      let unit = structure.units.firstIndex { $0.id == sheet.value.unit } ?? structure.unassigned
      for row in sheet.value.rows {
        guard let amount = row.amount, row.statement == structure.statementID, isUnitVisible[unit] else { continue }
        let line = structure.statement.lines.firstIndex { $0.id == row.line }
        let area = structure.areas.firstIndex { $0.id == row.area } ?? structure.remainder
        let cell = MoneyCube.Cell(line: line ?? structure.uncoveredLine, area: area, unit: unit)
        if line == nil {
          lostLevels[row.line ?? "", default: 0] += amount.ore
          set[cell, default: 0] += amount.ore
        } else {
          set[cell] = amount.ore
        }
        explicitCells[cell] = sheet
      }
    }
    var levels = MoneyCube(period: forecast.period, shape: forecast.shape)
    for (cell, amount) in set { levels.add(amount, to: cell, month: year.last) }
    for (cell, level) in zip(levels.cells, levels.sums(over: year)) { forecast.add(level, to: cell, month: year.last) }
    // Where nobody has set a level: what has happened, and the budget for the months that are left.
    let toDate = toDate
    for (cell, sum) in zip(actual.cells, actual.sums(over: toDate)) where !levels.contains(cell) {
      forecast.add(sum, to: cell, month: year.last)
    }
    let left = zip(budget.sums(over: year), budget.sums(over: toDate)).map { $0 - $1 }
    for (cell, sum) in zip(budget.cells, left) where !levels.contains(cell) {
      forecast.add(sum, to: cell, month: year.last)
    }
  }

  /// Lays the forecast before on the cells of this structure.
  mutating func addPrevious() {
    guard let previous else { return }
    // Each id is looked up once; a line that is gone counts as not placed, so that nothing is dropped.
    let lines = FollowUp.places(
      of: previous.lines, among: (0..<structure.lineCount).map(structure.lineID), else: structure.uncoveredLine)
    let areas = FollowUp.places(of: previous.areas, among: structure.areas.map(\.id), else: structure.remainder)
    let units = FollowUp.places(of: previous.units, among: structure.units.map(\.id), else: structure.unassigned)
    for old in previous.cells where isUnitVisible[units[old.unit]] {
      let cell = MoneyCube.Cell(line: lines[old.line], area: areas[old.area], unit: units[old.unit])
      previousForecast.add(old.amount, to: cell, month: year.last)
    }
  }

  private static func places(of ids: [String], among known: [String], else other: Int) -> [Int] {
    let places = Dictionary(zip(known, known.indices), uniquingKeysWith: { first, _ in first })
    return ids.map { places[$0] ?? other }
  }
}
