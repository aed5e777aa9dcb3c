import Documents
import Figures
import Formats

/// Lays a table out on a sheet of its own: title, a line that leads back, headings, rows, notes.
struct TableSheet {
  /// The number of the row with the columns' headings; what stands above and the headings themselves do not scroll.
  static let headerRow = 3

  private let table: Table
  private let formulas: TableFormulas
  private let widths: [Int]
  private(set) var sheet: WorkbookWriter.Sheet
  /// The looks of cells, by what they depend on: a report has few, and ten thousand cells.
  private var styles: [Int: WorkbookWriter.Style] = [:]

  /// The table on a sheet called `name`; `title` stands first, `back` leads to the sheet of contents.
  init(_ table: Table, name: String, title: String, lead: String, back: String?, notes: [String]) {
    self.table = table
    formulas = TableFormulas(table, firstRow: TableSheet.headerRow + 1)
    widths = TableSheet.widths(of: table)
    sheet = WorkbookWriter.Sheet(name)
    sheet.reserve((table.rows.count + 2) * table.columns.count)
    sheet.put(.words(title), row: 1, column: 0, look: SheetLooks.title)
    sheet.put(.words(lead), row: 2, column: 0, look: back == nil ? SheetLooks.subtitle : SheetLooks.link)
    if let back { sheet.link(row: 2, column: 0, to: back, cell: CellAddress(row: 1, column: 0)) }
    for (index, column) in table.columns.enumerated() {
      let title = column.title.isEmpty && column.kind == .label ? "Rad" : column.title
      sheet.put(.words(title), row: TableSheet.headerRow, column: index, look: SheetLooks.header(column.kind))
      // Bold letters are wider.
      grow(TableSheet.headerRow, to: title, width: widths[index] - 2)
    }
    for row in table.rows.indices {
      for column in table.columns.indices { put(row, column) }
    }
    for (column, width) in widths.enumerated() { sheet.widths[column] = width }
    put(notes)
    sheet.firstScrolled = CellAddress(row: TableSheet.headerRow + 1, column: table.columns.isEmpty ? 0 : 1)
    sheet.showsGrid = false
    sheet.paper = WorkbookWriter.Paper(
      isLandscape: true, lastTitleRow: TableSheet.headerRow, foot: title)
  }

  /// The headings and the rows.
  var block: CellRange {
    var block = CellRange(CellAddress(row: TableSheet.headerRow, column: 0))
    block.include(CellAddress(row: TableSheet.headerRow + table.rows.count, column: max(0, table.columns.count - 1)))
    return block
  }

  /// The sheet with a name for its block.
  func named(_ name: String) -> WorkbookWriter.Sheet {
    var named = sheet
    named.names = [(name, block)]
    return named
  }

  private mutating func put(_ index: Int, _ column: Int) {
    let row = table.rows[index]
    let number = TableSheet.headerRow + 1 + index
    let kind = table.columns[column].kind
    switch row.cells[column] {
    case .text(let text):
      sheet.put(.words(text), row: number, column: column, style: style(words: kind, row))
      if kind != .number { grow(number, to: text, width: widths[column] - 1 - 2 * max(0, min(row.level, 10))) }
    case .empty:
      sheet.put(nil, row: number, column: column, style: style(words: kind, row))
    case .figure(let cell):
      guard let value = ExactDecimal.text(of: cell) else {
        let text = cell.text
        sheet.put(
          .text(text.isEmpty ? "–" : text), row: number, column: column, style: style(words: .number, row))
        return
      }
      let formula = formulas.formula(row: index, column: column)
      sheet.put(
        formula.map { .formula($0, saved: .number(value)) } ?? .number(value), row: number, column: column,
        style: style(cell.presentation, row.kind))
    }
  }

  private mutating func put(_ notes: [String]) {
    let last = max(0, table.columns.count - 1)
    let first = TableSheet.headerRow + table.rows.count + 2
    for (index, note) in notes.enumerated() {
      let row = first + index
      sheet.put(.words(note), row: row, column: 0, look: SheetLooks.note)
      if last > 0 {
        var block = CellRange(CellAddress(row: row, column: 0))
        block.include(CellAddress(row: row, column: last))
        sheet.merges.append(block)
      }
      grow(row, to: note, width: widths.reduce(0, +) - 2)
    }
  }

  /// Makes the row as tall as the words need in so many characters: not every program does so by itself, and none
  /// where cells are merged.
  private mutating func grow(_ row: Int, to words: String, width: Int) {
    guard words.utf8.count > width || words.utf8.contains(UInt8(ascii: "\n")) else { return }
    let lines = TextLayout.wrapped(String(words.prefix(5_000)), to: max(width, 5)).count
    // A row is at most 409 points tall.
    if lines > 1 { sheet.heights[row] = max(sheet.heights[row] ?? 0, min(405, 15 * lines)) }
  }

  private mutating func style(words kind: Table.ColumnKind, _ row: Table.Row) -> WorkbookWriter.Style {
    let part =
      switch kind {
      case .label: 0
      case .text: 1
      case .number: 2
      }
    let level = kind == .label ? max(0, min(row.level, 10)) : 0
    return style(key: -1 - ((row.kind.order * 16 + level) * 4 + part)) {
      SheetLooks.words(in: kind, of: row.kind, level: level)
    }
  }

  private mutating func style(_ presentation: Presentation, _ row: Table.RowKind) -> WorkbookWriter.Style {
    style(key: (row.order * 8 + presentation.decimals) * 8 + presentation.unit.order) {
      SheetLooks.number(presentation, of: row)
    }
  }

  private mutating func style(key: Int, _ look: () -> WorkbookWriter.Look) -> WorkbookWriter.Style {
    if let style = styles[key] { return style }
    let style = sheet.style(look())
    styles[key] = style
    return style
  }

  /// The columns' widths in characters: room for the numbers and the longest word of the heading.
  private static func widths(of table: Table) -> [Int] {
    table.columns.enumerated().map { index, column in
      let word = column.title.split(separator: " ").map(\.unicodeScalars.count).max() ?? 0
      var longest = 0
      for row in table.rows {
        switch row.cells[index] {
        case .text(let text): longest = max(longest, text.unicodeScalars.count + 2 * max(0, min(row.level, 10)))
        case .figure(let cell): longest = max(longest, cell.text.unicodeScalars.count)
        case .empty: continue
        }
      }
      switch column.kind {
      case .label: return min(max(longest, word, 14), 48) + 2
      case .text: return min(max(longest, word, 10), 60) + 2
      case .number: return min(max(longest, word, 9), 24) + 2
      }
    }
  }
}

extension WorkbookWriter.Content {
  /// Words as a cell can hold them: what is beyond 32 767 UTF-16 units is left out, and an ellipsis says so.
  static func words(_ text: String) -> WorkbookWriter.Content? {
    guard !text.isEmpty else { return nil }
    let limit = 32_767
    guard text.utf8.count > limit, text.utf16.count > limit else { return .text(text) }
    var short = ""
    var count = 1
    for character in text {
      count += character.utf16.count
      if count > limit { break }
      short.append(character)
    }
    return .text(short + "…")
  }
}

extension Table.RowKind {
  /// A number for each, for tables of looks.
  fileprivate var order: Int {
    switch self {
    case .item: 0
    case .heading: 1
    case .subtotal: 2
    case .total: 3
    case .remainder: 4
    }
  }
}

extension CellUnit {
  /// A number for each, for tables of looks.
  fileprivate var order: Int {
    switch self {
    case .kr: 0
    case .tkr: 1
    case .mnkr: 2
    case .percent: 3
    case .count: 4
    }
  }
}
