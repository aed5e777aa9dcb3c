package import Accounts
import Budgeting
package import Kernel
import Ledger
import Storage

/// A follow-up's actuals and budget by class of counterparty: laid out when somebody asks, so that no other table waits
/// for it.
///
/// What is external is the whole less what is internal, so that the classes sum to the whole to the öre whatever the
/// rounding of profiles. **Unit** öre. **Sign** debit-positive.
package struct InternalMoney: Sendable {
  /// The follow-up that is taken apart.
  package let followUp: FollowUp
  /// The classes.
  package let classes: CounterpartyClasses
  private var actual: [CounterpartyClass: MoneyCube] = [:]
  private var budget: [CounterpartyClass: MoneyCube] = [:]

  /// The classes that are laid out; the third is what they leave.
  private static let laidOut = [CounterpartyClass.municipal, .board]

  /// The money of `followUp` by these classes.
  package init(_ followUp: FollowUp, _ classes: CounterpartyClasses) {
    self.followUp = followUp
    self.classes = classes
    for type in InternalMoney.laidOut {
      actual[type] = MoneyCube(period: followUp.actual.period, shape: followUp.structure.layout.shape)
      budget[type] = MoneyCube(period: followUp.budget.period, shape: followUp.structure.layout.shape)
    }
    addActuals()
    addBudget()
  }

  /// The measure of the slice over the months, of the counterparties that are kept; as `FollowUp.value`.
  package func value(
    _ measure: FollowUpMeasure, of selection: CounterpartySelection, _ slice: FollowUp.Slice, over period: Period
  ) -> Int64 {
    let structure = followUp.structure
    guard let line = slice.line ?? structure.resultLine else { return 0 }
    let leaves = Set(structure.leaves(of: line))
    let isUnit = slice.unit.map(structure.unitsHeld)
    return values(measure, of: selection, count: 1, over: period) { cell in
      let isIn =
        leaves.contains(cell.line) && (slice.area.map { $0 == cell.area } ?? true) && (isUnit?[cell.unit] ?? true)
      return isIn ? 0 : nil
    }[0]
  }

  /// The measure over the months, of the counterparties that are kept, added up under the index that `axis` gives each
  /// combination.
  ///
  /// **Range** measures that rest on rows with codes.
  package func values(
    _ measure: FollowUpMeasure, of selection: CounterpartySelection, count: Int, over period: Period,
    by axis: (MoneyCube.Cell) -> Int?
  ) -> [Int64] {
    precondition(measure.restsOnCodings, "Only rows with codes have a counterparty")
    if selection.classes.contains(.external) {
      let gone = Set(InternalMoney.laidOut).subtracting(selection.classes)
      let whole = followUp.values(measure, count: count, over: period, by: axis)
      return gone.reduce(whole) { sums, type in
        zip(sums, values(measure, of: type, count: count, over: period, by: axis)).map { $0 - $1 }
      }
    }
    return selection.classes.reduce([Int64](repeating: 0, count: count)) { sums, type in
      zip(sums, values(measure, of: type, count: count, over: period, by: axis)).map { $0 + $1 }
    }
  }

  /// The measure of one of the classes that are laid out.
  private func values(
    _ measure: FollowUpMeasure, of type: CounterpartyClass, count: Int, over period: Period,
    by axis: (MoneyCube.Cell) -> Int?
  ) -> [Int64] {
    func sums(_ cubes: [CounterpartyClass: MoneyCube], _ months: Period) -> [Int64] {
      cubes[type]?.sums(count: count, over: months, by: axis) ?? [Int64](repeating: 0, count: count)
    }
    func less(_ a: [Int64], _ b: [Int64]) -> [Int64] { zip(a, b).map { $0 - $1 } }
    switch measure {
    case .budget: return sums(budget, period)
    case .actual: return sums(actual, period)
    case .lastYear: return sums(actual, period.yearBefore)
    case .periodVariance: return less(sums(actual, period), sums(budget, period))
    case .difference: return less(sums(actual, period), sums(actual, period.yearBefore))
    case .forecast, .variance, .previousForecast, .forecastChange:
      preconditionFailure("Only rows with codes have a counterparty")
    }
  }

  /// Lays the internal postings of both years on the cells, as `FollowUp` lays all of them.
  private mutating func addActuals() {
    let found = classes.classes(of: followUp.ledger.coded)
    let isVisible = followUp.isUnitVisible
    var placer = CellPlacer(followUp.structure.layout, facts: followUp.ledger.coded) { isVisible[$0] }
    for (index, part) in followUp.ledger.parts.enumerated() where found[index].contains(where: { $0 != .external }) {
      let amounts = part.amounts
      let counted = followUp.countedRows(of: part)
      placer.forEachBlock(of: index, count: part.count) { rows, keys in
        for type in InternalMoney.laidOut {
          var own = keys
          for (place, row) in rows.enumerated() where found[index][row] != type || !(counted?[row] ?? true) {
            own[place] = CubeShape.outside
          }
          actual[type]?.add(amounts, rows: rows, at: own, month: part.segment.part.month)
        }
      }
    }
  }

  /// Lays the internal rows of the budget on the cells; what follows last year falls as the whole cell did then.
  private mutating func addBudget() {
    let coded = CodedFacts([followUp.budgetBook.columns])
    let found = classes.classes(of: coded)[0]
    guard found.contains(where: { $0 != .external }) else { return }
    let cells = followUp.structure.layout.cells(of: coded)
    let rows = followUp.budgetBook.rows
    for (row, cell) in cells.enumerated() where found[row] != .external {
      guard let cell, followUp.isUnitVisible[cell.unit] else { continue }
      let months = rows.months(of: row) ?? followUp.likeLastYear(Money(ore: rows.amounts[row]), cell)
      budget[found[row]]?.add(months, to: cell, from: followUp.year.first)
    }
  }

  /// Whether the rows of one of the ledger's parts count and are of one of the classes.
  func countedRows(of part: LedgerSums.Part, in selection: CounterpartySelection) -> [Bool] {
    let counted = followUp.countedRows(of: part)
    return rows(part.columns, in: selection).enumerated().map { row, isIn in isIn && (counted?[row] ?? true) }
  }

  /// Whether each row of coded facts is of one of the classes.
  func rows(_ columns: FactColumns, in selection: CounterpartySelection) -> [Bool] {
    classes.classes(of: CodedFacts([columns]))[0].map { selection.classes.contains($0) }
  }

  /// Whether the follow-up has money on the line.
  func occurs(_ line: Int) -> Bool {
    [followUp.actual, followUp.budget].contains { cube in cube.cells.contains { $0.line == line } }
  }

  /// The budget's cells of the selection with their amounts over the months.
  func budgetCells(of selection: CounterpartySelection, over period: Period) -> [(cell: MoneyCube.Cell, ore: Int64)] {
    let cells = followUp.budget.cells
    let places = Dictionary(zip(cells, cells.indices), uniquingKeysWith: { first, _ in first })
    let sums = values(.budget, of: selection, count: cells.count, over: period) { places[$0] }
    return zip(cells, sums).map { ($0, $1) }
  }
}
