package import Accounts
package import Budgeting
import Care
import Closing
package import Kernel
package import Ledger
package import Organisation
package import Storage

/// The board's money at one month, ready to be asked: actuals of two years, budget and forecast by line, area, unit
/// and month.
///
/// **Unit** öre. **Sign** debit-positive throughout.
package struct FollowUp: Sendable {
  /// What is asked of a follow-up: some lines, one area or all, one unit or all.
  package struct Slice: Hashable, Sendable {
    /// The line by index; nil for the result.
    package var line: Int?
    /// The area by index; nil for all.
    package var area: Int?
    /// The unit or the department by index; nil for all.
    package var unit: Int?

    /// A slice; all of the board's result where nothing is given.
    package init(line: Int? = nil, area: Int? = nil, unit: Int? = nil) {
      self.line = line
      self.area = area
      self.unit = unit
    }
  }

  /// The board.
  package let board: Board
  /// The occasion; nil where none is planned for the month.
  package let occasion: Occasion?
  /// The last month with actuals.
  package let month: Month
  /// The installation's words.
  package let terms: Terms
  /// How the money is laid out.
  package let structure: FollowUpStructure
  /// The watched lines.
  package let watched: [NamedSelection]
  /// The postings beneath.
  package let ledger: LedgerSums
  /// The budget beneath.
  package let budgetBook: BudgetBook
  /// The frame components of the year before.
  package let framesBefore: [Versioned<BudgetFrame>]
  /// The forecast sheets of the month.
  package let sheets: [Versioned<ForecastSheet>]
  /// The forecast before; nil where there is none.
  package let previous: ForecastSnapshot?
  /// The event that all was read at.
  package let event: Int
  /// The source file of each batch beneath, by the batch's id.
  package let files: [String: (name: String, digest: Digest)]

  var actual: MoneyCube
  var budget: MoneyCube
  var forecast: MoneyCube
  var previousForecast: MoneyCube
  /// What the forecast is where nobody has set one, also of cells where somebody has.
  var fallback: MoneyCube
  /// The rule that fills in each line of each unit, by `fallbackPlace`.
  var fallbackRules: [FallbackRules.Rule] = []
  /// The methods that the board has chosen.
  let methods: Versioned<ForecastMethods>?
  /// The items that have to be known to read a result right.
  let adjustments: [Versioned<Adjustment>]
  /// The postings of the year that somebody says are coded wrongly, and that wait. They count as they stand.
  let marks: [MarkedPosting]
  /// What projects are called, by code.
  let projectNames: [String: String]
  /// How much care was bought in the year's months.
  let volumes: [Versioned<CareVolumes>]
  /// The cells that somebody has said something of.
  var forecastCells: [MoneyCube.Cell: ForecastCell] = [:]
  /// The variances at the events that remarks were written at.
  let remarkFigures: RemarkFigures
  /// What is set on lines, areas and units that the structure no longer has, in words.
  var lostForecasts: [(what: CellNames.Lost, text: String)] = []
  /// For each unit, and what no unit answers for, whether it may be seen.
  var isUnitVisible: [Bool] = []
  /// Whether every month of the year before is in the ledger.
  var isLastYearWhole = false
  /// How many budget rows were to follow last year's months but fall evenly, since last year gives no pattern.
  var evenedRows = 0
  /// Codings that no leaf takes, or several, with their sums in the year.
  var unplaced: [String: Int64] = [:]
  /// The sums of opening and closing periods in the year.
  var phaseSums: [LedgerPhase: Int64] = [:]
  /// Actual and budget of each watched line by month of the year.
  var watchedActual: [[Int64]] = []
  var watchedBudget: [[Int64]] = []

  /// The calendar year of the month.
  package var year: Period {
    let first = month.advanced(by: 1 - month.month)
    return Period(first, first.advanced(by: 11)) ?? Period(month)
  }

  /// January to the month.
  package var toDate: Period { Period(year.first, month) ?? Period(month) }

  /// The least finished status of the months; nil where none of them has postings.
  package func status(of period: Period) -> PeriodStatus? { ledger.facts.status(of: period) }

  /// The months whose postings the measure rests on; nil where it rests on records alone.
  package func postings(beneath measure: FollowUpMeasure, over period: Period) -> Period? {
    switch measure {
    case .budget, .previousForecast: nil
    case .actual, .periodVariance, .difference: period
    case .lastYear: period.yearBefore
    case .forecast, .variance, .forecastChange: toDate
    }
  }

  /// Whether the board has what the measure is computed from. Where it has not, the figure is missing and not zero.
  package func isKnown(_ measure: FollowUpMeasure, over period: Period) -> Bool {
    let hasBudget = budgetBook.version != nil || !budgetBook.frames.isEmpty
    switch measure {
    case .actual, .forecast: return true
    case .budget, .periodVariance, .variance: return hasBudget
    case .lastYear, .difference:
      return ledger.facts.segments.contains { period.yearBefore.contains($0.part.month) } || !framesBefore.isEmpty
    case .previousForecast, .forecastChange: return previous != nil
    }
  }

  /// The measure of the slice over the months; `period` is the year for measures that are about the year only.
  package func value(_ measure: FollowUpMeasure, of slice: Slice, over period: Period) -> Int64 {
    guard let line = slice.line ?? structure.resultLine else { return 0 }
    let leaves = Set(structure.leaves(of: line))
    // A lookup in a table, since it is asked for every cell.
    let isLeaf = (0..<structure.lineCount).map { leaves.contains($0) }
    let isUnit = slice.unit.map(structure.unitsHeld)
    return values(measure, count: 1, over: period) { cell in
      let isIn =
        isLeaf[cell.line] && (slice.area.map { $0 == cell.area } ?? true)
        && (isUnit?[cell.unit] ?? true)
      return isIn ? 0 : nil
    }[0]
  }

  /// The measure over the months, added up under the index that `axis` gives each combination.
  package func values(
    _ measure: FollowUpMeasure, count: Int, over period: Period, by axis: (MoneyCube.Cell) -> Int?
  ) -> [Int64] {
    func sums(_ cube: MoneyCube, _ months: Period) -> [Int64] { cube.sums(count: count, over: months, by: axis) }
    func less(_ a: [Int64], _ b: [Int64]) -> [Int64] { zip(a, b).map { $0 - $1 } }
    switch measure {
    case .budget: return sums(budget, period)
    case .actual: return sums(actual, period)
    case .lastYear: return sums(actual, period.yearBefore)
    case .periodVariance: return less(sums(actual, period), sums(budget, period))
    case .difference: return less(sums(actual, period), sums(actual, period.yearBefore))
    case .forecast: return sums(forecast, year)
    case .variance: return less(sums(forecast, year), sums(budget, year))
    case .previousForecast: return sums(previousForecast, year)
    case .forecastChange: return less(sums(forecast, year), sums(previousForecast, year))
    }
  }

  /// The measure of every line over the months, sums included.
  ///
  /// **Shape** one value a line, then what is not covered and what is ambiguous.
  package func lineValues(_ measure: FollowUpMeasure, over period: Period, unit: Int? = nil) -> [Int64] {
    let isUnit = unit.map(structure.unitsHeld)
    let leaves = values(measure, count: structure.lineCount, over: period) { cell in
      isUnit?[cell.unit] ?? true ? cell.line : nil
    }
    return (0..<structure.lineCount).map { line in structure.leaves(of: line).reduce(0) { $0 + leaves[$1] } }
  }

  /// The unit or the department of that id, by index; nil where there is none or not all of it may be seen.
  package func unit(withID id: String) -> Int? {
    structure.unit(withID: id).flatMap { isVisible(unit: $0) ? $0 : nil }
  }

  /// Whether all of the unit or the department may be seen: a part of a department is not shown as the whole.
  package func isVisible(unit: Int) -> Bool {
    guard let group = structure.groups.group(unit) else { return isUnitVisible[unit] }
    return !zip(group.holds, isUnitVisible).contains { $0 && !$1 }
  }

  /// About how many bytes of memory it takes, the ledger's sums among them.
  var byteCount: Int {
    let cubes = [actual, budget, forecast, previousForecast, fallback].reduce(0) { $0 + $1.byteCount }
    return cubes + ledger.byteCount + forecastCells.count * 512
  }

  /// The forecast by ids, to be kept beside a later one.
  package var snapshot: ForecastSnapshot {
    let amounts = forecast.sums(over: year)
    return ForecastSnapshot(
      month: month, event: event, lines: (0..<structure.lineCount).map(structure.lineID),
      areas: (0...structure.areas.count).map(structure.areaID),
      units: (0...structure.units.count).map(structure.cellUnitID),
      cells: zip(forecast.cells, amounts).map { cell, amount in
        ForecastSnapshot.Cell(line: cell.line, area: cell.area, unit: cell.unit, amount: amount)
      })
  }
}
