package import Storage

/// Writes forecasts of units, in the units' own layer.
package enum ImportForecast: Command {
  package static let name = "forecast.import"
  package static let permission = Permission.forecast
  package typealias Input = ForecastInput
  package typealias Output = ForecastWriting.Written

  /// How many sheets were written.
<<<<<<< Updated upstream
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let names = try Names(transaction.state, on: input.month.lastDay)
    var problems: [ForecastingProblem] = []
    var sheets: [String: [ForecastSheet.Row]] = [:]
    var seen: Set<[String]> = []
    for row in input.rows {
      let unit = row.unit.isEmpty ? ForecastSheet.wholeBoard : row.unit
      if let problem = names.problem(row) {
        problems.append(problem)
        continue
      }
      let statement = names.statement(of: row.line)
      let area = statement == Statement.investments || row.area.isEmpty ? nil : row.area
      if row.amount != nil, !seen.insert([unit, area ?? "", row.line]).inserted {
        problems.append(.repeatedCell(row.place))
        continue
      }
      sheets[unit, default: []].append(
        .init(
          statement: statement, line: row.line.isEmpty ? nil : row.line, area: area, amount: row.amount,
          remark: row.remark))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for (unit, rows) in sheets.sorted(by: { $0.key < $1.key }) {
      try transaction.requireScope(unit: unit, on: input.month.lastDay)
      let sheet = ForecastSheet(
        month: input.month, unit: unit, layer: .unit, author: transaction.context.actor.id, rows: rows)
      try transaction.put(sheet, id: sheet.id)
    }
    return transaction.writes.count
  }
}

/// The names that a forecast may use.
private struct Names {
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

  func statement(of line: String) -> String? { statements[line]?.min() }

  /// What is wrong with the row. A level must lie where postings lie, or it would stand beside the cells' own forecast
  /// and be counted on top of it.
  func problem(_ row: ImportForecast.Row) -> ForecastingProblem? {
    if !row.unit.isEmpty, units[row.unit] == nil { return .unknownUnit(row.unit, row.place) }
    if !row.area.isEmpty, !areas.contains(row.area) { return .unknownArea(row.area, row.place) }
    if !row.line.isEmpty, statements[row.line] == nil { return .unknownLine(row.line, row.place) }
    guard row.amount != nil else { return nil }
    if row.line.isEmpty { return .amountWithoutLine(row.place) }
    if let several = statements[row.line], several.count > 1 {
      return .lineOfSeveral(row.line, several.sorted(), row.place)
    }
    if row.unit.isEmpty { return .amountWithoutUnit(row.place) }
    if units[row.unit]?.responsibilities.isEmpty == true { return .unitWithoutCodes(row.unit, row.place) }
    if hasAreas, row.area.isEmpty, statement(of: row.line) == Statement.drift {
      return .amountWithoutArea(row.place)
    }
    return nil
=======
  package static func run(_ input: ForecastInput, in transaction: inout Transaction) throws -> Output {
    try ForecastWriting.run(input, layers: [.unit], as: name, in: &transaction)
>>>>>>> Stashed changes
  }
}
