import Accounts
import Budgeting
import Kernel
import Ledger
import Organisation
package import Storage

extension FollowUp {
  /// The board's money laid out by the structure, with the watched lines where they are asked for.
  ///
  /// **Throws** `ForecastingProblem.grantTwice`.
  package init(
    _ sources: FollowUpSources, as structure: FollowUpStructure, previous: ForecastSnapshot?, isWatching: Bool
  ) throws {
    month = sources.month
    let first = month.advanced(by: 1 - month.month)
    guard let years = Period(first.yearBefore, first.advanced(by: 11)), let year = Period(first, years.last) else {
      preconditionFailure("A year has twelve months")
    }
    board = sources.board
    occasion = sources.occasion
    self.structure = structure
    watched = isWatching ? sources.watched : []
    ledger = sources.ledger
    budgetBook = sources.budgetBook
    framesBefore = sources.framesBefore
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
    isUnitVisible = (0...structure.units.count).map {
      scope == .everything || scope.contains(unit: structure.unitID($0))
    }
    let before = year.yearBefore
    isLastYearWhole = Set(ledger.facts.segments(in: before).map(\.part.month)).count == before.count
    addActuals()
    try addFrames(framesBefore + budgetBook.frames)
    let budgetCells = structure.layout.cells(of: sources.codedBudget)
    addBudget(sources.budgetMonths, budgetCells)
    addForecast()
    addPrevious()
    addWatched(sources, budgetCells)
  }

  private mutating func addActuals() {
    let isVisible = isUnitVisible
    let uncovered = structure.layout.shape.key(ofLine: structure.uncoveredLine)
    var placer = CellPlacer(structure.layout, facts: ledger.coded) { isVisible[$0] }
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
        actual.add(amounts, rows: rows, at: keys, month: month)
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

  private mutating func addBudget(_ rowMonths: [[Money]?], _ cells: [MoneyCube.Cell?]) {
    let isVisible = isUnitVisible
    var likeLastYear: [MoneyCube.Cell: (amount: Int64, rows: Int)] = [:]
    for (row, cell) in cells.enumerated() {
      guard let cell, isVisible[cell.unit] else { continue }
      if let months = rowMonths[row] {
        budget.add(months, to: cell, from: year.first)
      } else {
        likeLastYear[cell, default: (0, 0)].amount += budgetBook.rows[row].amount.ore
        likeLastYear[cell, default: (0, 0)].rows += 1
      }
    }
    for (cell, sum) in likeLastYear {
      let amount = Money(ore: sum.amount)
      let months = lastYearMonths(cell).flatMap { ProfileRules.weighted(amount, by: $0) }
      if months == nil { evenedRows += sum.rows }
      budget.add(months ?? ProfileRules.even(amount, over: 12), to: cell, from: year.first)
    }
  }

  private mutating func addForecast() {
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

  private mutating func addPrevious() {
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

  private mutating func addWatched(_ sources: FollowUpSources, _ budgetCells: [MoneyCube.Cell?]) {
    watchedActual = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: watched.count)
    watchedBudget = watchedActual
    guard !watched.isEmpty else { return }
    var classifier = SelectionClassifier(watched, facts: ledger.coded)
    for (index, part) in ledger.parts.enumerated() where year.contains(part.segment.part.month) {
      let amounts = part.columns.integer(LedgerTable.amount)
      let numbers = classifier.numbers(of: index, count: part.columns.count)
      var sums = [Int64](repeating: 0, count: classifier.count)
      if let counted = countedRows(of: part) {
        for row in numbers.indices where counted[row] { sums[Int(numbers[row])] += amounts[row] }
      } else {
        for row in numbers.indices { sums[Int(numbers[row])] += amounts[row] }
      }
      let month = part.segment.part.month.month - 1
      for (number, sum) in sums.enumerated() {
        for line in classifier.selections(Int32(number)) { watchedActual[line][month] += sum }
      }
    }
    let isLimited = isUnitVisible.contains(false)
    let units = isLimited ? structure.unitIndices(budgetBook.columns) : []
    var budgetClassifier = SelectionClassifier(watched, facts: sources.codedBudget)
    for (row, number) in budgetClassifier.numbers(of: 0, count: budgetBook.rows.count).enumerated() where number > 0 {
      if isLimited, !isUnitVisible[units[row]] { continue }
      let months = sources.budgetMonths[row] ?? likeLastYear(budgetBook.rows[row].amount, budgetCells[row])
      for line in budgetClassifier.selections(number) {
        for (month, amount) in months.enumerated() { watchedBudget[line][month] += amount.ore }
      }
    }
  }

  /// The rows that later batches leave to be seen, of units in the scope and of no opening period; nil for all.
  func countedRows(of part: LedgerSums.Part) -> [Bool]? {
    let phases = LedgerSums.otherPhases(part.columns)
    guard part.hidesRows || phases != nil || isUnitVisible.contains(false) else { return nil }
    return zip(part.visible, structure.unitIndices(part.columns)).enumerated().map { row, seen in
      seen.0 && isUnitVisible[seen.1] && phases?[row] != .opening
    }
  }

  /// The amount as last year's actuals of the cell fell; evenly where there are none.
  private func likeLastYear(_ amount: Money, _ cell: MoneyCube.Cell?) -> [Money] {
    let weights = cell.flatMap { lastYearMonths($0) } ?? []
    return ProfileRules.weighted(amount, by: weights) ?? ProfileRules.even(amount, over: 12)
  }

  /// Last year's months of the cell; nil where a month is missing from the ledger.
  private func lastYearMonths(_ cell: MoneyCube.Cell) -> [Int64]? {
    isLastYearWhole ? Array(actual.months(of: cell).prefix(12)) : nil
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
