import Accounts
import Formats
import Kernel
import Storage

/// Reads the rows of one table whose headings have been found.
struct TableReader {
  let grid: Grid
  let header: TableHeader
  let request: TableRequest
  let mapping: SourceMapping
  let columns: [TableColumn]
  private(set) var title: TableTitle
  var problems: [any Problem] = []
  var notes: [String]
  /// The columns of amounts and sums: the values of a line stand in their order.
  let numeric: [TableColumn]
  let mark: ThousandsMark
  let memory = CellMemory()
  var unit = AmountUnit.kr
  var unitGround = RecognisedTable.Ground.usual
  var order: [CodingPart] = []
  var separator: Character?
  var periods: [String: HeadingMonth?] = [:]
  var sections: [CodingPart: String] = [:]
  /// The cells whose formulas were saved without a value.
  var unsaved: Set<TableSheet.Spot> = []
  /// Whether credit amounts are written with a minus of their own.
  var creditIsNegative = false
  /// Whether the column of debit and credit only tells the sign that the amounts have.
  var sideIsTold = false

  init(_ grid: Grid, header: TableHeader, request: TableRequest, mapping: SourceMapping) {
    self.grid = grid
    self.header = header
    self.request = request
    self.mapping = mapping
    let title = TableTitleRules.title(grid.rows[..<header.rows.lowerBound], sheet: grid.sheet)
    self.title = title
    let settled = TableColumnRules(header, grid: grid, year: TableReader.year(title, request))
    columns = TableReader.rolled(settled.columns, title, request)
    notes = settled.notes
    problems = settled.problems
    numeric = columns.filter { $0.role.isAmount || $0.role.isTotal }
    let amounts = numeric.map(\.index)
    mark = TableAmountRules.mark(
      of: grid.rows[(header.rows.upperBound + 1)...].lazy.flatMap { row in amounts.map { row[$0] } })
  }

  /// The table as it was understood.
  mutating func read() -> RecognisedTable {
    settleUnit()
    settleTitle()
    settleCodeStrings()
    settleCredit()
    let first = header.rows.upperBound + 1
    let rules = TableRowRules(columns, header: header, grid: grid, memory)
    let (kinds, filled) = kinds(rules, from: first)
    requireClearMarks(kinds, from: first)
    settleSide(kinds, from: first)
    requireOneTable(kinds, rules, from: first)
    requireOneKindOfRows(kinds, from: first)
    var gathered = GatheredRows()
    for (code, part) in CodingPart.allCases.compactMap({ part in title.codes[part.column].map { ($0, part) } })
    where !columns.contains(where: { $0.role == .code(part) }) {
      sections[part] = code
      notes.append("Alla rader får \(part.term) \(code), som står före tabellen.")
    }
    for (index, kind) in kinds.enumerated() where problems.count < 1_000 {
      take(kind, grid.rows[first + index], filled[index] ?? [:], into: &gathered)
    }
    if !filled.isEmpty {
      let count = filled.count == 1 ? "en rad" : "\(filled.count) rader"
      notes.append("Koder som står en gång för flera rader har fyllts i på \(count).")
    }
    let proof = prove(&gathered)
    settleSelection(gathered.lines)
    let sign = sign(gathered.lines)
    let period = period(gathered.lines)
    let hidden = gathered.lines.count(where: \.isHidden)
    if hidden > 0 {
      notes.append(
        hidden == 1 ? "En dold rad har lästs som de andra." : "\(hidden) dolda rader har lästs som de andra.")
    }
    let checked = gathered.skipped.map { TableSkip(reason: $0.key, rows: $0.value) }
    return RecognisedTable(
      file: grid.file, sheet: grid.sheet,
      headerRows: grid.rows[header.rows.lowerBound].number...grid.rows[header.rows.upperBound].number,
      columns: columns, title: title,
      codeStringOrder: columns.contains { $0.role == .codeString } ? order.map(\.term) : nil,
      unit: (unit, unitGround), sign: sign, lines: gathered.lines, period: period,
      skipped: checked.sorted { $0.rows.first ?? 0 < $1.rows.first ?? 0 }, proof: proof,
      hiddenRows: grid.rows.count(where: \.isHidden), notes: notes, problems: problems)
  }

  /// Leaves the selection before the table where rows lie outside it: it was about the first page alone.
  private mutating func settleSelection(_ lines: [TableLine]) {
    guard let selection = title.selection else { return }
    let columns = CodingPart.allCases.map(\.column)
    let isWithin = lines.allSatisfy { line in
      selection.contains { column in columns.firstIndex(of: column).map { line.codes[$0] } ?? "" }
    }
    if isWithin { return }
    title.selection = nil
    notes.append("Urvalet före tabellen gäller inte alla rader och används inte.")
  }

  // MARK: Before the rows

  /// Where the headings are.
  var headerPlace: Place { grid.place(row: grid.rows[header.rows.upperBound].number, column: 0) }

  private mutating func settleUnit() {
    let told = Set(numeric.filter(\.role.isAmount).compactMap(\.unit)).union(title.units).map(\.unit)
    if let said = request.unit {
      (unit, unitGround) = (said, .said)
    } else if let only = told.first, told.count == 1 {
      (unit, unitGround) = (only, .file)
      if let saved = mapping.unit, saved != only {
        problems.append(RecognitionProblem.unclearUnit([only.rawValue, saved.rawValue], headerPlace))
      }
    } else if told.count > 1 {
      problems.append(RecognitionProblem.unclearUnit(told.map(\.rawValue).sorted(), headerPlace))
    } else if let saved = mapping.unit {
      (unit, unitGround) = (saved, .mapping)
    }
  }

  /// Whether the credit column has a minus of its own: then it is added rather than taken away.
  private mutating func settleCredit() {
    guard let column = columns.first(where: { $0.role == .credit }) else { return }
    var (negative, positive) = (0, 0)
    for row in grid.rows[(header.rows.upperBound + 1)...] {
      guard case .money(let money) = TableAmountRules.read(row[column.index], unit: .mnkr, mark: mark) else {
        continue
      }
      if money.ore < 0 { negative += 1 } else if money.ore > 0 { positive += 1 }
    }
    creditIsNegative = negative > positive
    if creditIsNegative { notes.append("Kreditbeloppen har minustecken i filen.") }
  }

  /// What each row from the place on is, and the codes that are taken from above.
  private func kinds(_ rules: TableRowRules, from first: Int) -> ([TableRowKind], [Int: [Int: GridCell]]) {
    let rows = grid.rows[first...]
    let raw = rows.map { rules.kind($0, account: rules.hasAccount($0)) }
    let filled = TableFillRules(columns, grid: grid, first: first, kinds: raw).filled()
    guard !filled.isEmpty else { return (raw, [:]) }
    let account = columns.first { $0.role == .code(.account) }?.index
    let outlined = Set(filled.values.flatMap(\.keys))
    let codes = columns.filter { $0.role.part != nil }.map(\.index)
    let kinds = zip(rows, raw).enumerated().map { index, pair -> TableRowKind in
      let (row, kind) = pair
      switch kind {
      case .unnamed where account.map { filled[index]?[$0] != nil } == true:
        return rules.kind(row, account: true)
      case .data:
        // A code alone where its group begins, beside amounts: what the group comes to.
        let own = outlined.filter { !row[$0].isBlank }
        guard let last = own.max(), filled[index] == nil,
          codes.contains(where: { $0 > last }),
          codes.allSatisfy({ $0 <= last || row[$0].isBlank })
        else { return kind }
        return .unnamed(
          TableTotalLabel(text: row[last].text, ranges: [:], isGrand: false))
      default: return kind
      }
    }
    return (kinds, filled)
  }
}

extension HeadingWords.UnitWord {
  /// The unit that amounts are read in.
  var unit: AmountUnit {
    switch self {
    case .kr: .kr
    case .tkr: .tkr
    case .mnkr: .mnkr
    }
  }
}
