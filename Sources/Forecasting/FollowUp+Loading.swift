import Accounts
import Budgeting
package import Kernel
import Ledger
import Organisation
package import Storage

extension FollowUp {
  /// Which statement is followed up, at which month.
  package struct Request: Hashable, Sendable {
    /// The last month with actuals.
    package let month: Month
    /// The statement's id.
    package let statement: String
    /// Whether the follow-up areas are laid over it.
    package let usesAreas: Bool

    /// A request for the statement at the month.
    package init(month: Month, statement: String, usesAreas: Bool) {
      self.month = month
      self.statement = statement
      self.usesAreas = usesAreas
    }
  }

  /// The board's money in the view.
  ///
  /// **Throws** `ForecastingProblem.nothingInPeriod`, `.grantTwice`, `AccountsProblem.noStatement`.
  package init(_ request: Request, previous: ForecastSnapshot?, in view: View) throws {
    let month = request.month
    self.month = month
    let first = month.advanced(by: 1 - month.month)
    guard let years = Period(first.yearBefore, first.advanced(by: 11)), let year = Period(first, years.last) else {
      preconditionFailure("A year has twelve months")
    }
    board = try view.state.board()
    occasion = try view.state.record(Occasion.self, id: month.description)?.value
    structure = try FollowUpStructure(
      request.statement, usesAreas: request.usesAreas, month: month, in: view.state)
    watched = try view.state.record(WatchedLines.self, id: WatchedLines.id)?.value.lines ?? []
    ledger = try LedgerSums(Period(years.first, month) ?? Period(month), in: view)
    guard ledger.facts.segments.contains(where: { $0.part.month == month }) else {
      throw ForecastingProblem.nothingInPeriod(month, latest: ledger.facts.segments.map(\.part.month).max())
    }
    budgetBook = try BudgetBook(year: month.year, in: view)
    sheets = try view.state.all(ForecastSheet.self).filter { $0.value.month == month }
    self.previous = previous
    event = view.state.event
    files = Dictionary(
      try view.state.all(Batch.self).map { ($0.id, ($0.value.fileName, $0.value.file)) },
      uniquingKeysWith: { first, _ in first })
    actual = MoneyCube(period: years)
    budget = MoneyCube(period: year)
    forecast = MoneyCube(period: Period(year.last))
    previousForecast = MoneyCube(period: Period(year.last))
    addActuals(scope: view.scope)
    let lastYear = try view.state.all(BudgetFrame.self).filter { $0.value.year == month.year - 1 }
    if view.scope == .everything { try addFrames(lastYear + budgetBook.frames) }
    addBudget(scope: view.scope)
    addForecast(scope: view.scope)
    addPrevious(scope: view.scope)
    addWatched(scope: view.scope)
  }

  private func isVisible(_ unit: Int, _ scope: Scope) -> Bool {
    scope == .everything || scope.contains(unit: structure.unitID(unit))
  }

  private mutating func addActuals(scope: Scope) {
    for part in ledger.parts {
      let cells = structure.cells(part.columns)
      let amounts = part.columns.integer(LedgerTable.amount)
      let phases = LedgerSums.phases(part.columns)
      let isThisYear = year.contains(part.segment.part.month)
      for row in cells.indices where part.visible[row] {
        guard let cell = cells[row], isVisible(cell.unit, scope) else { continue }
        if isThisYear, phases[row] != .month { phaseSums[phases[row], default: 0] += amounts[row] }
        // An opening period carries balances forward; it is no flow of the year.
        if phases[row] == .opening { continue }
        actual.add(amounts[row], to: cell, month: part.segment.part.month)
        if isThisYear, cell.line >= structure.uncoveredLine {
          unplaced[part.columns.codingText(row), default: 0] += amounts[row]
        }
      }
    }
  }

  private mutating func addFrames(_ frames: [Versioned<BudgetFrame>]) throws {
    guard !frames.isEmpty, let line = structure.frameLines.min() else { return }
    for year in Set(frames.map(\.value.year)) {
      let months = actual.period.months.filter { $0.year == year }
      guard let first = months.first, let last = months.last, let whole = Period(first, last) else { continue }
      let posted = actual.sums(count: 1, over: whole) { $0.line == line ? 0 : nil }[0]
      if posted != 0 { throw ForecastingProblem.grantTwice(line: structure.lineName(line), year: year) }
    }
    let cell = MoneyCube.Cell(line: line, area: structure.remainder, unit: structure.unassigned)
    for frame in frames {
      guard let january = Month(year: frame.value.year, month: 1) else { continue }
      for (index, amount) in frame.value.months.enumerated() {
        let month = january.advanced(by: index)
        if month <= self.month { actual.add(amount.ore, to: cell, month: month) }
        budget.add(amount.ore, to: cell, month: month)
      }
    }
  }

  private mutating func addBudget(scope: Scope) {
    let cells = structure.cells(budgetBook.columns)
    var likeLastYear: [MoneyCube.Cell: Int64] = [:]
    for (row, cell) in cells.enumerated() {
      guard let cell, isVisible(cell.unit, scope) else { continue }
      switch budgetBook.rows[row].profile {
      case .lastYear: likeLastYear[cell, default: 0] += budgetBook.rows[row].amount.ore
      case .even: add(ProfileRules.even(budgetBook.rows[row].amount, over: 12), to: cell)
      case .explicit(let months): add(months, to: cell)
      }
    }
    for (cell, amount) in likeLastYear {
      let weights = Array(actual.months(of: cell).prefix(12))
      let months =
        ProfileRules.weighted(Money(ore: amount), by: weights) ?? ProfileRules.even(Money(ore: amount), over: 12)
      add(months, to: cell)
    }
  }

  private mutating func add(_ months: [Money], to cell: MoneyCube.Cell) {
    for (index, amount) in months.enumerated() {
      budget.add(amount.ore, to: cell, month: year.first.advanced(by: index))
    }
  }

  private mutating func addForecast(scope: Scope) {
    var levels: [MoneyCube.Cell: Int64] = [:]
    for sheet in sheets {
      let unit = structure.units.firstIndex { $0.id == sheet.value.unit } ?? structure.unassigned
      guard isVisible(unit, scope) else { continue }
      for row in sheet.value.rows {
        guard let amount = row.amount, row.statement == structure.statementID,
          let line = structure.statement.lines.firstIndex(where: { $0.id == row.line })
        else { continue }
        let area = structure.areas.firstIndex { $0.id == row.area } ?? structure.remainder
        let cell = MoneyCube.Cell(line: line, area: area, unit: unit)
        levels[cell, default: 0] += amount.ore
        explicitCells[cell] = sheet
      }
    }
    for cell in Set(actual.cells).union(budget.cells).union(levels.keys) {
      // Where nobody has set a level: what has happened, and the budget for the months that are left.
      let fallback =
        actual.sum(of: cell, over: toDate) + budget.sum(of: cell, over: year) - budget.sum(of: cell, over: toDate)
      forecast.add(levels[cell] ?? fallback, to: cell, month: year.last)
    }
  }

  private mutating func addPrevious(scope: Scope) {
    guard let previous else { return }
    let lines = Dictionary(
      (0..<structure.lineCount).map { (structure.lineID($0), $0) }, uniquingKeysWith: { first, _ in first })
    for (key, amount) in previous.amounts {
      let cell = MoneyCube.Cell(
        line: lines[key.line] ?? structure.uncoveredLine,
        area: structure.areas.firstIndex { $0.id == key.area } ?? structure.remainder,
        unit: structure.units.firstIndex { $0.id == key.unit } ?? structure.unassigned)
      if isVisible(cell.unit, scope) { previousForecast.add(amount, to: cell, month: year.last) }
    }
  }

  private mutating func addWatched(scope: Scope) {
    watchedActual = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: watched.count)
    watchedBudget = watchedActual
    for part in ledger.parts where year.contains(part.segment.part.month) {
      let amounts = part.columns.integer(LedgerTable.amount)
      let phases = LedgerSums.phases(part.columns)
      let units = structure.unitIndices(part.columns)
      for (index, rows) in PlacementRules.rows(part.columns, in: watched).enumerated() {
        for row in rows where part.visible[row] && phases[row] != .opening && isVisible(units[row], scope) {
          watchedActual[index][part.segment.part.month.month - 1] += amounts[row]
        }
      }
    }
    let units = structure.unitIndices(budgetBook.columns)
    let cells = structure.cells(budgetBook.columns)
    for (index, rows) in PlacementRules.rows(budgetBook.columns, in: watched).enumerated() {
      for row in rows where isVisible(units[row], scope) {
        let months = months(of: budgetBook.rows[row], cell: cells[row])
        for (month, amount) in months.enumerated() { watchedBudget[index][month] += amount.ore }
      }
    }
  }

  private func months(of row: BudgetRow, cell: MoneyCube.Cell?) -> [Money] {
    switch row.profile {
    case .even: return ProfileRules.even(row.amount, over: 12)
    case .explicit(let months): return months
    case .lastYear:
      let weights = cell.map { Array(actual.months(of: $0).prefix(12)) } ?? []
      return ProfileRules.weighted(row.amount, by: weights) ?? ProfileRules.even(row.amount, over: 12)
    }
  }
}

extension LedgerSums {
  /// Whether each row belongs to a month, an opening or a closing period.
  static func phases(_ columns: FactColumns) -> [LedgerPhase] {
    let column = columns.code(LedgerTable.phase)
    let phases = column.dictionary.map { LedgerPhase(rawValue: $0) ?? .month }
    return column.codes.map { phases[Int($0)] }
  }
}

extension FactColumns {
  /// The row's codes in the order of the coding plan, joined by points; parts without a code are left out.
  package func codingText(_ row: Int) -> String {
    CodingPart.allCases.map { part in
      let column = code(part.column)
      return column.dictionary[Int(column.codes[row])]
    }.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
