import Formats
import Kernel

/// Finds what speaks against reading every row of the table as one ledger.
extension TableReader {
  /// The row's words, as a problem shows them.
  func shown(_ row: Grid.Row) -> String {
    let text = row.cells.filter { !$0.isBlank }.map(\.text).joined(separator: " | ")
    return String(PersonalNumbers.masked(text).text.prefix(80))
  }

  // MARK: Another table

  /// Tells of lines between rows that begin a budget, a forecast or another year.
  mutating func requireOneTable(_ kinds: [TableRowKind], _ rules: TableRowRules, from first: Int) {
    var years = Set(columns.compactMap(\.year))
    for column in columns { if case .month(let month) = column.role, let year = month.year { years.insert(year) } }
    if let year = title.impliedYear { years.insert(year) }
    var between: [Int] = []
    var hasRows = false
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .data, .total, .unnamed, .empty:
        hasRows = true
        // Without headings of its own only a line of nothing else begins a table: `Budget 2019`.
        if let line = between.first(where: { isComparison(grid.rows[first + $0]) }), case .data = kind {
          tellOther(grid.rows[first + line])
          return
        }
        between = []
      case .note, .page: if hasRows { between.append(index) }
      case .heading:
        if let line = between.first(where: { rules.saysOther(grid.rows[first + $0], years: years) }) {
          tellOther(grid.rows[first + line])
          return
        }
        between = []
      case .section, .otherHeading: break
      }
    }
  }

  private func isComparison(_ row: Grid.Row) -> Bool {
    let filled = row.cells.filter { !$0.isBlank }
    return filled.count == 1 && TableHeadingRules.meaning(filled[0].text)?.kind == .comparison
  }

  private mutating func tellOther(_ row: Grid.Row) {
    problems.append(RecognitionProblem.otherTable(shown(row), grid.place(row: row.number, column: 0)))
  }

  // MARK: Rows of another kind

  /// Tells of columns that are not read and whose words set rows apart: budget beside actuals, voided beside posted.
  mutating func requireOneKindOfRows(_ kinds: [TableRowKind], from first: Int) {
    var unknown: [String] = []
    for column in columns where column.role == .unused || column.heading.isEmpty {
      var words = RowKindWords()
      var place: Place?
      for (index, kind) in kinds.enumerated() {
        guard case .data = kind else { continue }
        let row = grid.rows[first + index]
        if words.take(row[column.index].text), place == nil {
          place = grid.place(row: row.number, column: column.index)
        }
      }
      if let odd = words.odd {
        problems.append(
          RecognitionProblem.mixedRows(column: column.heading, words: odd, place ?? headerPlace))
      } else if column.role == .unused, !column.heading.isEmpty, words.filled > 0,
        header.meanings[column.index] == nil
      {
        unknown.append("”\(column.heading)”")
      }
    }
    if !unknown.isEmpty {
      let names = SwedishText.list(unknown)
      notes.append(unknown.count == 1 ? "Kolumnen \(names) läses inte." : "Kolumnerna \(names) läses inte.")
    }
  }

  // MARK: Debit and credit

  /// What a cell of debit and credit says; nil where it says neither.
  static func isDebit(_ cell: GridCell) -> Bool? {
    switch HeadingWords(cell.text).all.first {
    case "d", "debet", "deb", "debit", "s", nil: true
    case "k", "kredit", "kred", "c", "credit", "h": false
    default: nil
    }
  }

  /// Settles whether amounts beside a column of debit and credit carry their own sign: then nearly all of the credit
  /// rows, and hardly any debit row, are negative.
  mutating func settleSide(_ kinds: [TableRowKind], from first: Int) {
    guard let side = columns.first(where: { $0.role == .side }),
      let amount = columns.first(where: { $0.role == .amount })
    else { return }
    var (debit, credit) = ((positive: 0, negative: 0), (positive: 0, negative: 0))
    for (index, kind) in kinds.enumerated() {
      let row = grid.rows[first + index]
      guard case .data = kind, let isDebit = TableReader.isDebit(row[side.index]),
        case .money(let money) = TableAmountRules.read(row[amount.index], unit: .mnkr, mark: mark), money.ore != 0
      else { continue }
      switch (isDebit, money.ore > 0) {
      case (true, true): debit.positive += 1
      case (true, false): debit.negative += 1
      case (false, true): credit.positive += 1
      case (false, false): credit.negative += 1
      }
    }
    let isFew = { (few: Int, many: Int) in few * 10 <= many }
    // A reversal or two is written with a minus among amounts without signs.
    if isFew(debit.negative + credit.negative, debit.positive + credit.positive) && credit.positive > 0 { return }
    if credit.negative > 0, isFew(credit.positive, credit.negative), isFew(debit.negative, debit.positive) {
      sideIsTold = true
      notes.append("Beloppen har egna tecken; kolumnen ”\(columns[side.index].heading)” ändrar dem inte.")
    } else if debit.negative + credit.negative > 0 {
      problems.append(RecognitionProblem.unclearSides(headerPlace))
    }
  }
}
