import Accounts
import Formats
import Kernel

extension TableReader {
  /// Takes one row into what is gathered.
  mutating func take(
    _ kind: TableRowKind, _ row: Grid.Row, _ filled: [Int: GridCell], into gathered: inout GatheredRows
  ) {
    if !unsaved.isEmpty { requireSaved(kind, row) }
    switch kind {
    case .data: takeLine(row, filled, into: &gathered)
    case .total(let label), .unnamed(let label):
      guard let values = values(of: row) else { return }
      let isUnnamed = if case .unnamed = kind { true } else { false }
      let total = TableTotalRules.Total(label: label, values: values, position: gathered.lines.count)
      gathered.totals.append((total, row.number, isUnnamed))
      gathered.breaks.append(gathered.lines.count)
      gathered.skipped[.total, default: []].append(row.number)
    case .section(let part, let code):
      sections[part] = code
      gathered.breaks.append(gathered.lines.count)
      gathered.skipped[.section, default: []].append(row.number)
    case .otherHeading:
      if !problems.contains(where: { ($0 as? RecognitionProblem)?.code == "importing.other-table" }) {
        problems.append(RecognitionProblem.otherTable(shown(row), grid.place(row: row.number, column: 0)))
      }
    case .heading: gathered.skipped[.heading, default: []].append(row.number)
    case .page: gathered.skipped[.page, default: []].append(row.number)
    case .note: gathered.skipped[.note, default: []].append(row.number)
    case .empty: gathered.skipped[.empty, default: []].append(row.number)
    }
  }

  /// Tells of amounts that are formulas without a value; sums without one prove nothing, and nothing is lost.
  private mutating func requireSaved(_ kind: TableRowKind, _ row: Grid.Row) {
    switch kind {
    case .data, .empty: break
    default: return
    }
    for column in numeric where column.role.isAmount && row[column.index].isBlank {
      guard unsaved.contains(.init(row: row.number, column: column.index)) else { continue }
      problems.append(RecognitionProblem.unsavedFormula(grid.place(row: row.number, column: column.index)))
    }
  }

  private mutating func takeLine(_ row: Grid.Row, _ filled: [Int: GridCell], into gathered: inout GatheredRows) {
    let before = problems.count
    let codes = codes(of: row, filled)
    let values = values(of: row)
    let day = day(of: row)
    guard let values, problems.count == before else { return }
    let isDebit = isDebit(row)
    guard let entries = entries(of: row, values, day, isDebit), problems.count == before else { return }
    gathered.lines.append(
      TableLine(
        row: row.number, isHidden: row.isHidden, codes: codes, entries: entries, day: day,
        series: text(.series, row), number: text(.number, row), text: text(.text, row),
        supplier: text(.supplier, row)))
    let signed = isDebit ? values : values.map { $0.map { -$0 } }
    gathered.numbers.append(.init(codes: codes, values: signed, isHidden: row.isHidden))
  }

  private func cell(_ role: ColumnRole, _ row: Grid.Row) -> (index: Int, cell: GridCell)? {
    columns.first { $0.role == role }.map { ($0.index, row[$0.index]) }
  }

  private func text(_ role: ColumnRole, _ row: Grid.Row) -> String {
    cell(role, row).map { TableCodeRules.trimmed($0.cell.text) } ?? ""
  }

  // MARK: Codes

  private mutating func codes(of row: Grid.Row, _ filled: [Int: GridCell]) -> [String] {
    var codes = CodingPart.allCases.map { sections[$0] ?? "" }
    for column in columns {
      if column.role == .codeString {
        takeCodeString(row[column.index].text, row, column.index, &codes)
        continue
      }
      guard case .code(let part) = column.role, let at = CodingPart.allCases.firstIndex(of: part) else { continue }
      let cell = filled[column.index] ?? row[column.index]
      switch memory.code(cell) {
      case .nothing: break
      case .code(let code, _): codes[at] = code
      case .pattern(let text), .words(let text), .odd(let text):
        problems.append(notACode(part.term, text, row, column.index))
      }
    }
    return codes
  }

  private func notACode(_ part: String, _ text: String, _ row: Grid.Row, _ column: Int) -> any Problem {
    let place = grid.place(row: row.number, column: column)
    if case .error(let fault) = row[column] { return RecognitionProblem.cellError(fault, place) }
    return RecognitionProblem.notACode(
      part: part, text: String(PersonalNumbers.masked(text).text.prefix(40)), place)
  }

  private mutating func takeCodeString(_ raw: String, _ row: Grid.Row, _ column: Int, _ codes: inout [String]) {
    let text = TableCodeRules.trimmed(raw)
    let pieces: [String] =
      if let separator {
        text.split(separator: separator, omittingEmptySubsequences: separator == " ").map {
          TableCodeRules.trimmed(String($0))
        }
      } else {
        [text]
      }
    let isRead = pieces.count <= order.count && pieces.allSatisfy { $0.isEmpty || TableCodeRules.isCode($0) }
    guard isRead else {
      problems.append(notACode(LedgerField.codeString, text, row, column))
      return
    }
    for (part, piece) in zip(order, pieces) {
      if let at = CodingPart.allCases.firstIndex(of: part) { codes[at] = piece }
    }
    if codes[0].isEmpty { problems.append(notACode(CodingPart.account.term, text, row, column)) }
  }

  // MARK: Amounts

  /// The row's amounts and sums in öre and the file's sign, in the order of the numeric columns; nil where one cannot
  /// be read.
  private mutating func values(of row: Grid.Row) -> [Int64?]? {
    var values: [Int64?] = []
    let before = problems.count
    for column in numeric {
      let cell = row[column.index]
      switch TableAmountRules.read(cell, unit: unit, mark: mark) {
      case .nothing: values.append(nil)
      case .money(let money): values.append(column.role == .credit && creditIsNegative ? -money.ore : money.ore)
      case .error(let text):
        values.append(nil)
        problems.append(RecognitionProblem.cellError(text, grid.place(row: row.number, column: column.index)))
      case .fault(let fault):
        values.append(nil)
        // A column of sums only proves; what it says in words is left.
        guard column.role.isAmount else { continue }
        problems.append(amountProblem(fault, cell, grid.place(row: row.number, column: column.index)))
      }
    }
    return problems.count == before ? values : nil
  }

  private func amountProblem(_ fault: Amount.Fault, _ cell: GridCell, _ place: Place) -> FormatsProblem {
    let text = String(PersonalNumbers.masked(cell.text).text.prefix(40))
    switch fault {
    case .empty, .notAnAmount: return .notAnAmount(place, text: text)
    case .tooManyDecimals: return .tooManyDecimals(place, text: text, unit: unit.rawValue)
    case .tooLarge: return .amountTooLarge(place, text: text)
    }
  }

  /// Whether the row's amount stands on the debit side, where a column tells.
  private mutating func isDebit(_ row: Grid.Row) -> Bool {
    guard !sideIsTold, let (index, cell) = cell(.side, row) else { return true }
    switch TableReader.isDebit(cell) {
    case .some(let isDebit): return isDebit
    case nil:
      problems.append(
        RecognitionProblem.notACode(
          part: "debet eller kredit", text: String(cell.text.prefix(40)),
          grid.place(row: row.number, column: index)))
      return true
    }
  }

  private mutating func entries(
    of row: Grid.Row, _ values: [Int64?], _ day: Day?, _ isDebit: Bool
  ) -> [TableLine.Entry]? {
    var entries: [TableLine.Entry] = []
    var single: Int64?
    for (column, value) in zip(numeric, values) {
      guard let value else { continue }
      switch column.role {
      case .month(let month):
        guard value != 0 else { continue }
        guard let (month, phase) = month.resolved(year: impliedYear) else {
          noteOnce(RecognitionProblem.noYear(headerPlace))
          return nil
        }
        entries.append(.init(month: month, phase: phase, amount: Money(ore: value)))
      case .amount: single = isDebit ? value : -value
      case .debit: single = (single ?? 0) + value
      case .credit: single = (single ?? 0) - value
      default: continue
      }
    }
    guard let single else { return entries }
    guard let (month, phase) = month(of: row, day) else { return nil }
    return [.init(month: month, phase: phase, amount: Money(ore: single))]
  }

  /// Adds a problem that every row would tell.
  mutating func noteOnce(_ problem: RecognitionProblem) {
    guard !problems.contains(where: { $0 as? RecognitionProblem == problem }) else { return }
    problems.append(problem)
  }

  // MARK: Months and days

  private mutating func day(of row: Grid.Row) -> Day? {
    guard let (index, cell) = cell(.day, row), !cell.isBlank else { return nil }
    if case .day(let day, _) = cell { return day }
    let text = TableCodeRules.trimmed(cell.text)
    let short = text.utf8.count == 6 && HeadingMonth(text) == nil ? Day("20" + text) : nil
    // A time may follow the day.
    if let day = Day(text) ?? Day(String(text.prefix(10))) ?? short { return day }
    problems.append(
      FormatsProblem.notUnderstood(
        grid.place(row: row.number, column: index), text: String(text.prefix(40)), expected: .day))
    return nil
  }

  private mutating func month(of row: Grid.Row, _ day: Day?) -> (Month, SIEPeriodAmounts.Phase)? {
    if let (index, cell) = cell(.period, row), !cell.isBlank {
      let text = TableHeaderRules.text(cell)
      let year = yearCell(row) ?? day?.year ?? impliedYear
      guard let period = period(named: text) else {
        problems.append(
          FormatsProblem.notUnderstood(
            grid.place(row: row.number, column: index), text: String(text.prefix(40)), expected: .month))
        return nil
      }
      guard let resolved = period.resolved(year: year) else {
        noteOnce(RecognitionProblem.noYear(headerPlace))
        return nil
      }
      return resolved
    }
    if let day { return (day.inMonth, .month) }
    if columns.contains(where: { $0.role == .period || $0.role == .day }) {
      let index = columns.first { $0.role == .period || $0.role == .day }?.index ?? 0
      problems.append(
        FormatsProblem.missingValue(grid.place(row: row.number, column: index), column: LedgerField.period))
      return nil
    }
    return onlyMonth()
  }

  private func yearCell(_ row: Grid.Row) -> Int? {
    cell(.year, row).flatMap { Digits.value($0.cell.text.utf8) }
  }

  private mutating func period(named text: String) -> HeadingMonth? {
    if let known = periods[text] { return known }
    var found = HeadingMonth(text)
    if found == nil, case .month(var month, _)? = TableHeadingRules.meaning(text)?.kind {
      month.year = month.year ?? TableHeadingRules.meaning(text)?.year
      found = month
    }
    periods[text] = .some(found)
    return found
  }
}
