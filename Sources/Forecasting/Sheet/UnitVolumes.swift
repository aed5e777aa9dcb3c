import Accounts
import Care
import Kernel
import Storage

/// How much bought care lies on each cell of a unit, with what each layer says of the year.
struct UnitVolumes {
  private let followUp: FollowUp
  private let rows: [MoneyCube.Cell: [(month: Month, row: CareVolumes.Row, record: String)]]
  private let said: [MoneyCube.Cell: [(layer: ForecastLayer, volume: ForecastSheet.Volume)]]
  /// The cells that something is counted of.
  let places: Set<MoneyCube.Cell>

  /// The numbers of the unit by index.
  init(_ followUp: FollowUp, unit: Int) {
    self.followUp = followUp
    let structure = followUp.structure
    let id = structure.units[unit].id
    func place(_ line: String, _ area: String?) -> MoneyCube.Cell? {
      let found = structure.cell(line: line, area: area, unit: id)
      return found.lost.isEmpty ? found.cell : nil
    }
    var rows: [MoneyCube.Cell: [(month: Month, row: CareVolumes.Row, record: String)]] = [:]
    for record in followUp.volumes where record.value.unit == id {
      for row in record.value.rows {
        guard let cell = place(row.line, row.area) else { continue }
        rows[cell, default: []].append((record.value.month, row, record.id))
      }
    }
    self.rows = rows
    var said: [MoneyCube.Cell: [(layer: ForecastLayer, volume: ForecastSheet.Volume)]] = [:]
    for sheet in followUp.sheets where sheet.value.unit == id {
      for row in sheet.value.rows where row.statement == Statement.drift {
        guard let volume = row.volume, let line = row.line, let cell = place(line, row.area) else { continue }
        said[cell, default: []].append((sheet.value.layer, volume))
      }
    }
    self.said = said
    places = Set(rows.keys).union(said.keys)
  }

  /// What is counted of the cell; nil where nothing is. Where the months do not count the same, the latest says what.
  func volume(of cell: MoneyCube.Cell, own: ForecastSheet.Row?) -> SheetVolume? {
    let known = rows[cell] ?? []
    let latest = known.max { $0.month < $1.month }?.row.measure
    let highest = said[cell]?.max { $0.layer < $1.layer }
    guard let measure = latest ?? highest?.volume.measure else { return nil }
    let months = known.filter { $0.row.measure == measure }.sorted { $0.month < $1.month }
      .map { SheetVolume.Monthly(month: $0.month, count: $0.row.count, record: $0.record) }
    let counts = months.map(\.count)
    let standing = said[cell]?.filter { $0.volume.measure == measure }.max { $0.layer < $1.layer }?.volume.count
    let proposal = VolumeRules.proposal(counts, of: measure)
    // Cost and number are of the same months.
    let spent = Money(ore: months.reduce(Int64(0)) { $0 + followUp.actual.sum(of: cell, over: Period($1.month)) })
    let year = Money(ore: followUp.forecast.sum(of: cell, over: followUp.year))
    return SheetVolume(
      measure: measure, months: months, actual: VolumeRules.total(counts, of: measure),
      actualCost: VolumeRules.cost(spent, of: counts), proposal: proposal,
      own: own?.volume.flatMap { $0.measure == measure ? $0.count : nil }, forecast: standing ?? proposal,
      forecastCost: standing.map { VolumeRules.cost(year, of: $0, measure) }
        ?? VolumeRules.cost(year, atPaceOf: counts))
  }
}
