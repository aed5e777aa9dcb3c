import Accounts
import Budgeting
import Kernel
import Ledger
import Organisation
package import Storage

extension FollowUp {
  /// The board's money laid out by the structure.
  ///
  /// **Throws** `ForecastingProblem.grantTwice`.
  package init(_ sources: FollowUpSources, as structure: FollowUpStructure, previous: ForecastSnapshot?) throws {
    month = sources.month
    let first = month.advanced(by: 1 - month.month)
    guard let years = Period(first.yearBefore, first.advanced(by: 11)), let year = Period(first, years.last) else {
      preconditionFailure("A year has twelve months")
    }
    board = sources.board
    occasion = sources.occasion
    self.structure = structure
    watched = sources.watched
    ledger = sources.ledger
    budgetBook = sources.budgetBook
    sheets = sources.sheets
    self.previous = previous
    event = sources.event
    files = sources.files
    let shape = structure.layout.shape
    actual = MoneyCube(period: years, shape: shape)
    budget = MoneyCube(period: year, shape: shape)
    forecast = MoneyCube(period: Period(year.last), shape: shape)
    previousForecast = MoneyCube(period: Period(year.last), shape: shape)
    let scope = sources.scope
    addActuals(scope: scope)
    if scope == .everything { try addFrames(sources.framesBefore + budgetBook.frames) }
    addBudget(scope: scope)
    addForecast(scope: scope)
    addPrevious(scope: scope)
    addWatched(scope: scope)
  }

  /// For each unit and what no unit answers for whether the scope lets it be seen.
  private func visibleUnits(_ scope: Scope) -> [Bool] {
    (0...structure.units.count).map { scope == .everything || scope.contains(unit: structure.unitID($0)) }
  }

  private mutating func addActuals(scope: Scope) {
    let isVisible = visibleUnits(scope)
    let uncovered = structure.layout.shape.key(ofLine: structure.uncoveredLine)
    var placer = CellPlacer(structure.layout, facts: ledger.parts.map(\.columns)) { isVisible[$0] }
    for (index, part) in ledger.parts.enumerated() {
      let amounts = part.columns.integer(LedgerTable.amount)
      let phases = LedgerSums.otherPhases(part.columns)
      let month = part.segment.part.month
      let isThisYear = year.contains(month)
      placer.forEachBlock(of: index, count: part.columns.count) { rows, keys in
        if part.hidesRows {
          for (place, row) in rows.enumerated() where !part.visible[row] { keys[place] = CubeShape.outside }
        }
        if let phases {
          for (place, row) in rows.enumerated() where keys[place] >= 0 && phases[row] != .month {
            if isThisYear { phaseSums[phases[row], default: 0] += amounts[row] }
            // An opening period carries balances forward; it is no flow of the year.
            if phases[row] == .opening { keys[place] = CubeShape.outside }
          }
        }
        if isThisYear, keys[..<rows.count].contains(where: { $0 >= uncovered }) {
          for (place, row) in rows.enumerated() where keys[place] >= uncovered {
            unplaced[part.columns.codingText(row), default: 0] += amounts[row]
          }
        }
        actual.add(amounts, rows: rows, at: &keys, month: month)
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
    let isVisible = visibleUnits(scope)
    let cells = structure.cells(budgetBook.columns)
    var likeLastYear: [MoneyCube.Cell: Int64] = [:]
    for (row, cell) in cells.enumerated() {
      guard let cell, isVisible[cell.unit] else { continue }
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
    let isVisible = visibleUnits(scope)
    var levels: [MoneyCube.Cell: Int64] = [:]
    for sheet in sheets {
      let unit = structure.units.firstIndex { $0.id == sheet.value.unit } ?? structure.unassigned
      guard isVisible[unit] else { continue }
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
    for cell in actual.cells + budget.cells + levels.keys where !forecast.contains(cell) {
      // Where nobody has set a level: what has happened, and the budget for the months that are left.
      let fallback =
        actual.sum(of: cell, over: toDate) + budget.sum(of: cell, over: year) - budget.sum(of: cell, over: toDate)
      forecast.add(levels[cell] ?? fallback, to: cell, month: year.last)
    }
  }

  private mutating func addPrevious(scope: Scope) {
    guard let previous else { return }
    let isVisible = visibleUnits(scope)
    let lines = FollowUp.indices((0..<structure.lineCount).map { structure.lineID($0) })
    let areas = FollowUp.indices(structure.areas.map(\.id))
    let units = FollowUp.indices(structure.units.map(\.id))
    for (key, amount) in previous.amounts {
      let cell = MoneyCube.Cell(
        line: lines[key.line] ?? structure.uncoveredLine, area: areas[key.area] ?? structure.remainder,
        unit: units[key.unit] ?? structure.unassigned)
      if isVisible[cell.unit] { previousForecast.add(amount, to: cell, month: year.last) }
    }
  }

  private static func indices(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }

  private mutating func addWatched(scope: Scope) {
    watchedActual = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: watched.count)
    watchedBudget = watchedActual
    guard !watched.isEmpty else { return }
    let isVisible = visibleUnits(scope)
    let parts = ledger.parts.filter { year.contains($0.segment.part.month) }
    var classifier = SelectionClassifier(watched, facts: parts.map(\.columns))
    for (index, part) in parts.enumerated() {
      let amounts = part.columns.integer(LedgerTable.amount)
      let phases = LedgerSums.otherPhases(part.columns)
      let units = scope == .everything ? nil : structure.unitIndices(part.columns)
      let numbers = classifier.numbers(of: index, count: part.columns.count)
      var sums = [Int64](repeating: 0, count: classifier.count)
      for row in numbers.indices where part.visible[row] && phases?[row] != .opening {
        if let units, !isVisible[units[row]] { continue }
        sums[Int(numbers[row])] += amounts[row]
      }
      for (number, sum) in sums.enumerated() {
        for line in classifier.selections(Int32(number)) {
          watchedActual[line][part.segment.part.month.month - 1] += sum
        }
      }
    }
    let units = structure.unitIndices(budgetBook.columns)
    let cells = structure.cells(budgetBook.columns)
    for (index, rows) in PlacementRules.rows(budgetBook.columns, in: watched).enumerated() {
      for row in rows where isVisible[units[row]] {
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

  /// The same; nil where all rows belong to a month, as most segments' do.
  static func otherPhases(_ columns: FactColumns) -> [LedgerPhase]? {
    columns.code(LedgerTable.phase).dictionary.allSatisfy { LedgerPhase(rawValue: $0) ?? .month == .month }
      ? nil : phases(columns)
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
