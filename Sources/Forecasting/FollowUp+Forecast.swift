package import Accounts
import Kernel
import Storage

extension FollowUp {
  /// Lays the forecast on the cells: what somebody set, and the rule's amount where nobody did.
  mutating func addForecast() {
    placeEntries()
    let december = year.last
    for (cell, amount) in zip(fallback.cells, fallback.sums(over: year)) where forecastCells[cell] == nil {
      forecast.add(amount, to: cell, month: december)
    }
    let places = forecastCells.keys.sorted { ($0.line, $0.area, $0.unit) < ($1.line, $1.area, $1.unit) }
    for cell in places { forecast.add(forecastValue(of: cell), to: cell, month: december) }
  }

  /// The year's forecast of the cell as it would be if layers above `top` kept silent.
  package func forecastValue(of cell: MoneyCube.Cell, upTo top: ForecastLayer = .board) -> Int64 {
    let said = forecastCells[cell]
    let standing = said?.standing(upTo: top).map(\.entered) ?? []
    let added = said?.added(upTo: top).reduce(0) { $0 + $1.entered.amount.ore } ?? 0
    guard !standing.isEmpty else { return fallback.sum(of: cell, over: year) + added }
    return added
      + ForecastRules.forecast(
        standing, budget: budget.sum(of: cell, over: year), actualToDate: actual.sum(of: cell, over: toDate))
  }

  /// Lays what the sheets say on the cells, layer by layer.
  private mutating func placeEntries() {
    // Layers are told apart by ids before ids that have gone fall together on one cell.
    var settings: [ForecastPlace: [ForecastEntry]] = [:]
    var additions: [ForecastPlace: [ForecastEntry]] = [:]
    for sheet in sheets.sorted(by: { ($0.value.layer, $0.id) < ($1.value.layer, $1.id) }) {
      guard isUnitVisible[structure.names.unit(sheet.value.unit)] else { continue }
      for row in sheet.value.rows where row.statement == structure.statementID {
        guard let entered = row.entered, let line = row.line else { continue }
        let place = ForecastPlace(line: line, area: row.area ?? "", unit: sheet.value.unit)
        let entry = ForecastEntry(
          layer: sheet.value.layer, entered: entered, stamp: row.stamp,
          record: "forecast-sheet/\(sheet.id)@\(sheet.version)")
        if entered.basis == .addition {
          additions[place, default: []].append(entry)
        } else {
          settings[place, default: []].append(entry)
        }
      }
    }
    for (place, entries) in settings.sorted(by: { $0.key < $1.key }) {
      forecastCells[cell(of: place, entries), default: ForecastCell()].settings.append(entries)
    }
    for (place, entries) in additions.sorted(by: { $0.key < $1.key }) {
      forecastCells[cell(of: place, entries), default: ForecastCell()].additions.append(entries)
    }
  }

  /// The cell of what a sheet names; an id that has gone is remembered with what was said of it.
  private mutating func cell(of place: ForecastPlace, _ entries: [ForecastEntry]) -> MoneyCube.Cell {
    let found = structure.cell(line: place.line, area: place.area, unit: place.unit)
    if let last = entries.last {
      let ids = [place.unit, place.area, place.line].filter { !$0.isEmpty }.joined(separator: " · ")
      lostForecasts += found.lost.map { ($0, ids + ": " + last.text) }
    }
    return found.cell
  }

  /// The cells where entries that lean on different things have fallen together.
  var mixedCells: [MoneyCube.Cell] {
    forecastCells.filter { ForecastRules.isMixed($0.value.standing().map(\.entered)) }.keys
      .sorted { ($0.line, $0.area, $0.unit) < ($1.line, $1.area, $1.unit) }
  }

  /// Lays the forecast before on the cells of this structure.
  mutating func addPrevious() {
    guard let previous else { return }
    // Each id is looked up once.
    let lines = previous.lines.map(structure.names.line)
    let areas = previous.areas.map(structure.names.area)
    let units = previous.units.map(structure.names.unit)
    for old in previous.cells where isUnitVisible[units[old.unit]] {
      let cell = MoneyCube.Cell(line: lines[old.line], area: areas[old.area], unit: units[old.unit])
      previousForecast.add(old.amount, to: cell, month: year.last)
    }
  }
}

/// The ids of a cell as a sheet names them.
private struct ForecastPlace: Hashable, Comparable {
  let line: String
  let area: String
  let unit: String

  static func < (a: ForecastPlace, b: ForecastPlace) -> Bool { (a.line, a.area, a.unit) < (b.line, b.area, b.unit) }
}
