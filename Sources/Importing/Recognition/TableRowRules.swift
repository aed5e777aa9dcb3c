import Accounts
import Formats
import Kernel

/// Tells the rows of a table apart.
struct TableRowRules {
  private let columns: [TableColumn]
  private let codeColumns: [TableColumn]
  private let accountColumn: Int?
  private let amountColumns: [Int]
  private let headingRows: [[String]]
  /// The headings of the rows that have several, with their columns.
  private let headings: [[(column: Int, text: String)]]
  /// Whether each column holds codes, amounts or free text: nothing that labels a row.
  private let isWordless: [Bool]
  private let memory: CellMemory
  private let titleLines: Set<String>
  private let meanings: [HeadingMeaning?]
  /// The code columns that every row with an account fills.
  private var alwaysFilled: Set<Int> = []

  init(_ columns: [TableColumn], header: TableHeader, grid: Grid, _ memory: CellMemory) {
    self.columns = columns
    self.memory = memory
    codeColumns = columns.filter { $0.role.part != nil || $0.role == .codeString }
    accountColumn = columns.first { $0.role == .code(.account) || $0.role == .codeString }?.index
    amountColumns = columns.filter { $0.role.isAmount || $0.role.isTotal }.map(\.index)
    headingRows = header.rows.map { grid.rows[$0].cells.map { TableHeaderRules.text($0).lowercased() } }
    headings = headingRows.map { row in row.enumerated().filter { !$0.element.isEmpty }.map { ($0, $1) } }
      .filter { $0.count > 1 }
    isWordless = columns.map { column in
      switch column.role {
      case .code, .text, .supplier, .codeString: true
      default: column.role.isAmount || column.role.isTotal
      }
    }
    meanings = header.meanings
    titleLines = Set(grid.rows[..<header.rows.lowerBound].map(TableRowRules.line))
    let rows = grid.rows[(header.rows.upperBound + 1)...].filter { hasAccount($0) && hasAmounts($0) }
    let plain = rows.filter { labelWord($0) == nil }
    alwaysFilled = Set(
      codeColumns.map(\.index).filter { column in
        !plain.isEmpty && plain.allSatisfy { memory.code($0[column]) != .nothing }
      })
  }

  /// What the row is; `account` says whether it has an account, its own or one that stands above it.
  func kind(_ row: Grid.Row, account hasAccount: Bool) -> TableRowKind {
    if isHeading(row) { return .heading }
    if let other = otherHeading(row) { return other }
    let hasAmounts = hasAmounts(row)
    if !hasAmounts, let section = TableTitleRules.section(row.cells.filter { !$0.isBlank }.map(\.text)) {
      return .section(section.part, code: section.code)
    }
    if isPage(row, hasAccount: hasAccount && self.hasAccount(row)) { return .page }
    if !hasAmounts {
      let isCoded = codeColumns.contains { column in
        if case .code(let code, _) = memory.code(row[column.index]) {
          return code.contains(where: \.isNumber)
        }
        return false
      }
      return isCoded ? .empty : .note
    }
    if let label = totalLabel(row, hasAccount: hasAccount) { return .total(label) }
    guard hasAccount else {
      let hasReadable = amountColumns.contains { TableAmountRules.isAmount(row[$0]) }
      return hasReadable ? .unnamed(label(row, isGrand: false)) : .note
    }
    return .data
  }

  /// Whether the row's own cell of accounts holds one.
  func hasAccount(_ row: Grid.Row) -> Bool {
    guard let accountColumn else { return false }
    if columns.contains(where: { $0.index == accountColumn && $0.role == .codeString }) {
      let text = row[accountColumn].text
      return text.contains(where: \.isNumber) && memory.totalWord(text) == nil && !text.contains("*")
    }
    guard case .code(let code, let name) = memory.code(row[accountColumn]) else { return false }
    return code.contains(where: \.isNumber) && memory.totalWord(name) == nil
  }

  /// Whether a cell of amounts holds anything.
  func hasAmounts(_ row: Grid.Row) -> Bool {
    amountColumns.contains { column in
      let cell = row[column]
      if case .text(let text) = cell {
        return !["", "-", "–", "—"].contains(TableCodeRules.trimmed(text))
      }
      return !cell.isBlank
    }
  }

  // MARK: Sums

  /// The label of a row of sums; nil where nothing says that it is one.
  private func totalLabel(_ row: Grid.Row, hasAccount: Bool) -> TableTotalLabel? {
    for column in codeColumns {
      let cell = row[column.index]
      if case .pattern = memory.code(cell) { return label(row, isGrand: false) }
      if let word = memory.totalWord(cell.text), !self.hasAccount(row) || column.index != accountColumn {
        return label(row, isGrand: word.isGrand)
      }
    }
    guard let word = labelWord(row) else { return nil }
    if !self.hasAccount(row) { return label(row, isGrand: word.isGrand) }
    // An account called `Årets resultat` is an account; a sum of accounts lacks what every other row has.
    let lacks = alwaysFilled.contains { memory.code(row[$0]) == .nothing }
    return word.isSure && lacks ? label(row, isGrand: false) : nil
  }

  private func label(_ row: Grid.Row, isGrand: Bool) -> TableTotalLabel {
    var ranges: [CodingPart: CodeRange] = [:]
    for column in codeColumns {
      guard case .code(let part) = column.role else { continue }
      let text = row[column.index].text
      let stripped = text.split(whereSeparator: \.isWhitespace)
        .filter { TableRowRules.totalWord(String($0)) == nil }.joined(separator: " ")
      switch TableCodeRules.read(stripped) {
      case .code(let code, _) where code.contains(where: \.isNumber): ranges[part] = CodeRange(code)
      case .pattern(let pattern): ranges[part] = TableCodeRules.range(pattern)
      default: break
      }
    }
    let text = row.cells.indices.filter { !amountColumns.contains($0) && !row.cells[$0].isBlank }
      .map { row.cells[$0].text }.joined(separator: " ")
    let name = String(PersonalNumbers.masked(text).text.prefix(60))
    return TableTotalLabel(text: name.isEmpty ? "utan namn" : name, ranges: ranges, isGrand: isGrand)
  }

  /// What the cells of the row that may label it say of its being a sum; nil where they say nothing.
  private func labelWord(_ row: Grid.Row) -> TotalWord? {
    for index in row.cells.indices where !(isWordless.indices.contains(index) && isWordless[index]) {
      if case .text(let text) = row.cells[index], let word = memory.totalWord(text) { return word }
    }
    return nil
  }

  /// What a text says of being a sum: `isSure` where nothing else begins so, `isGrand` where it is the last one.
  typealias TotalWord = (isSure: Bool, isGrand: Bool)

  private static let sure: Set = [
    "summa", "delsumma", "totalt", "total", "totalsumma", "subtotal", "delsummering", "summering", "sum",
  ]
  private static let grand: Set = ["totalt", "total", "totalsumma", "slutsumma"]
  private static let weak: Set = [
    "netto", "nettokostnad", "nettokostnader", "resultat", "verksamhetsresultat", "bruttoresultat", "nettoresultat",
  ]

  /// What the text says of being a sum; nil where it says nothing.
  static func totalWord(_ text: String) -> TotalWord? {
    let words = HeadingWords(text).all
    guard let first = words.first, let last = words.last else { return nil }
    if words.prefix(2) == ["s", "a"] { return (true, words.count == 2) }
    if sure.contains(first) || sure.contains(last) || grand.contains(first) {
      return (true, words.count <= 2 && words.allSatisfy { grand.contains($0) || $0 == "summa" || $0 == "grand" })
    }
    if weak.contains(first) || weak.contains(last) || text.lowercased().hasPrefix("verksamhetens netto") {
      return (false, false)
    }
    return nil
  }

  // MARK: Pages

  private func isHeading(_ row: Grid.Row) -> Bool {
    headings.contains { heading in
      heading.allSatisfy { column, text in TableHeaderRules.text(row[column]).lowercased() == text }
    }
  }

  /// A row of headings that is not the table's own: the same in other words, or those of another table.
  private func otherHeading(_ row: Grid.Row) -> TableRowKind? {
    guard row.cells.contains(where: isAccountHeading) else { return nil }
    var amounts = 0
    var isSame = true
    for (index, cell) in row.cells.enumerated() {
      let text = TableHeaderRules.text(cell)
      guard let meaning = TableHeadingRules.meaning(text) else { continue }
      switch meaning.kind {
      case .amount, .month, .total, .comparison, .role(.amount), .role(.debit), .role(.credit): amounts += 1
      default: break
      }
      let isOwn = headingRows.contains { $0.indices.contains(index) && $0[index] == text.lowercased() }
      if !isOwn, meanings.indices.contains(index) ? meanings[index]?.kind != meaning.kind : true { isSame = false }
    }
    guard amounts > 0 else { return nil }
    return isSame ? .heading : .otherHeading
  }

  private func isAccountHeading(_ cell: GridCell) -> Bool {
    guard case .text(let text) = cell, text.utf8.count <= 60, let first = text.utf8.first(where: { $0 > 0x20 }),
      [0x4B, 0x6B, 0x41, 0x61, 0x42, 0x62].contains(first)
    else { return false }
    return memory.isAccountHeading(text)
  }

  /// Whether the lines before headings that stand once more say that another table begins: a budget, a forecast or a
  /// year that is none of these.
  func saysOther(_ row: Grid.Row, years: Set<Int>) -> Bool {
    let line = TableRowRules.line(row)
    if titleLines.contains(line) { return false }
    let words = HeadingWords(line).all
    let isComparison = words.contains { word in
      ["budget", "prognos", "avvik", "fjolår"].contains { word.hasPrefix($0) } || word.hasSuffix("budget")
        || ["progn", "forecast", "föregående", "jämförelse", "plan"].contains(word)
    }
    if isComparison { return true }
    let named = words.filter { $0.utf8.count == 4 }.compactMap { Digits.value($0.utf8) }
      .filter { HeadingMonth.years.contains($0) }
    let hasDay = line.split(whereSeparator: \.isWhitespace).contains { Day(String($0)) != nil }
    return !hasDay && !years.isEmpty && !named.isEmpty && years.isDisjoint(with: named)
  }

  private func isPage(_ row: Grid.Row, hasAccount: Bool) -> Bool {
    guard !hasAccount else { return false }
    let line = TableRowRules.line(row)
    if titleLines.contains(line) { return true }
    let words = HeadingWords(line).all
    guard let first = words.first else { return true }
    if ["sida", "sid", "page", "antal", "utskriven", "utskrivet", "utskrift", "uttagen"].contains(first) {
      return true
    }
    guard let sida = words.lastIndex(where: { $0 == "sida" || $0 == "sid" || $0 == "page" }) else { return false }
    return words[(sida + 1)...].contains { Digits.value($0.utf8) != nil }
      && TableRowRules.totalWord(line) == nil
  }

  private static func line(_ row: Grid.Row) -> String {
    HeadingWords(row.cells.filter { !$0.isBlank }.map(\.text).joined(separator: " ")).plain
  }
}
