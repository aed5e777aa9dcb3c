import Accounts
import Care
import Kernel
import Organisation
import Storage

/// The names that a forecast may use at a day.
struct ForecastNames {
  private let units: [String: OrgUnit]
  private let areas: Set<String>
  private let hasAreas: Bool
  private var statements: [String: Set<String>] = [:]

  init(_ state: BoardState, on day: Day) throws {
    units = Dictionary(
      try state.units(on: day).map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let areas = try state.record(FollowUpAreas.self, id: FollowUpAreas.id, in: day.year)?.value.areas ?? []
    self.areas = Set(areas.map(\.id) + [FollowUpAreas.remainder])
    hasAreas = !areas.isEmpty
    for statement in try state.statements(in: day.year) {
      for line in statement.statement.lines where line.kind == .leaf || line.kind == .frame {
        statements[line.id, default: []].insert(statement.id)
      }
    }
  }

  /// The statement that has the line.
  func statement(of line: String) -> String? { statements[line]?.min() }

  /// Whether the statement has such a leaf.
  func has(line: String, in statement: String) -> Bool { statements[line]?.contains(statement) == true }

  /// What is wrong with the row. A level must lie where postings lie, or it would stand beside the cells' own forecast
  /// and be counted on top of it; what is meant to lie on top says so, as an addition, and belongs to no unit.
  func problem(_ row: ForecastInput.Row, layer: ForecastLayer, isClearing: Bool) -> (any Problem)? {
    let isBoard = row.unit.isEmpty || row.unit == ForecastSheet.wholeBoard
    // What has gone since can still be taken back.
    if isClearing { return nil }
    if !isBoard, units[row.unit] == nil { return ForecastingProblem.unknownUnit(row.unit, row.place) }
    if !row.area.isEmpty, !areas.contains(row.area) { return ForecastingProblem.unknownArea(row.area, row.place) }
    if !row.line.isEmpty, statements[row.line] == nil { return ForecastingProblem.unknownLine(row.line, row.place) }
    if row.volume != nil, let problem = numberProblem(row, isBoard: isBoard) { return problem }
    guard let entered = row.entered else { return nil }
    if row.line.isEmpty { return ForecastingProblem.amountWithoutLine(row.place) }
    if let several = statements[row.line], several.count > 1 {
      return ForecastingProblem.lineOfSeveral(row.line, several.sorted(), row.place)
    }
    if entered.basis == .addition {
      if !isBoard || layer == .unit { return ForecastingProblem.additionOfUnit(row.place) }
    } else {
      if isBoard { return ForecastingProblem.amountWithoutUnit(row.place) }
      if units[row.unit]?.responsibilities.isEmpty == true {
        return ForecastingProblem.unitWithoutCodes(row.unit, row.place)
      }
    }
    if hasAreas, row.area.isEmpty, statement(of: row.line) == Statement.drift {
      return ForecastingProblem.amountWithoutArea(row.place)
    }
    return nil
  }

  /// What is wrong with the row's number of bought care, which lies on a cell of a unit's operating statement.
  private func numberProblem(_ row: ForecastInput.Row, isBoard: Bool) -> CareProblem? {
    if isBoard { return .noUnit(row.place) }
    if row.line.isEmpty { return .noLine(row.place) }
    if statements[row.line] != [Statement.drift] { return .unknownLine(row.line, row.place) }
    if hasAreas, row.area.isEmpty { return .noArea(row.place) }
    if units[row.unit]?.responsibilities.isEmpty == true { return .unknownUnit(row.unit, row.place) }
    return nil
  }
}
