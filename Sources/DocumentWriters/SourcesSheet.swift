import Documents
import Figures
import Formats
import Kernel

/// The sheet of sources: every figure of the document, where it stands, its key, its exact value and its status.
struct SourcesSheet {
  /// What the sheet is called.
  static let name = "Källor"
  private static let headings: [(title: String, width: Int)] = [
    ("Blad", 34), ("Cell", 8), ("Rad", 34), ("Kolumn", 28), ("Nyckel", 56), ("Exakt värde", 20), ("Mått", 18),
    ("Status", 14),
  ]

  private(set) var sheet: WorkbookWriter.Sheet
  private var row = TableSheet.headerRow
  private var keyText = FigureKeyText()
  private let plain: WorkbookWriter.Style
  private let kronor: WorkbookWriter.Style
  private let share: WorkbookWriter.Style
  private let count: WorkbookWriter.Style

  /// The sheet with its headings; `back` leads to the sheet of contents.
  init(name: String, back: String?, capacity: Int) {
    sheet = WorkbookWriter.Sheet(name)
    sheet.reserve((capacity + 3) * SourcesSheet.headings.count)
    plain = sheet.style(SheetLooks.plain())
    kronor = sheet.style(SheetLooks.plain(format: SheetLooks.kronor))
    share = sheet.style(SheetLooks.plain(format: "0.000000"))
    count = sheet.style(SheetLooks.plain(format: "#,##0"))
    sheet.put(.text("Varje siffra i dokumentet"), row: 1, column: 0, look: SheetLooks.title)
    let lead = "Värdena är inte avrundade och har samma tecken som i tabellen. roder explain NYCKEL visar underlaget."
    sheet.put(.text(lead), row: 2, column: 0, look: back == nil ? SheetLooks.subtitle : SheetLooks.link)
    if let back { sheet.link(row: 2, column: 0, to: back, cell: CellAddress(row: 1, column: 0)) }
    for (column, heading) in SourcesSheet.headings.enumerated() {
      sheet.put(
        .text(heading.title), row: row, column: column,
        look: SheetLooks.header(heading.title == "Exakt värde" ? .number : .text))
      sheet.widths[column] = heading.width
    }
    sheet.firstScrolled = CellAddress(row: row + 1, column: 0)
    sheet.showsGrid = false
    sheet.paper = WorkbookWriter.Paper(isLandscape: true, lastTitleRow: row, foot: name)
  }

  /// The figures of a table that stands on the sheet called `name`.
  mutating func add(_ table: Table, on name: String) {
    let columns = table.columns.indices.map(Grid.columnName)
    let labelColumn = table.columns.firstIndex { $0.kind == .label }
    for (index, row) in table.rows.enumerated() {
      var label = ""
      if let labelColumn, case .text(let text) = row.cells[labelColumn] { label = text }
      let number = String(TableSheet.headerRow + 1 + index)
      for column in row.cells.indices {
        guard case .figure(let cell) = row.cells[column] else { continue }
        add(cell, sheet: name, cell: columns[column] + number, label: label, column: table.columns[column].title)
      }
    }
  }

  /// The figures in the running text under the heading.
  mutating func add(_ inlines: [Inline], under heading: String) {
    for inline in inlines {
      if case .figure(let cell, let wording) = inline {
        add(cell, sheet: "Löpande text", cell: "", label: heading, column: cell.text(wording))
      }
    }
  }

  /// The sheet, with buttons to choose rows by.
  func finished() -> WorkbookWriter.Sheet {
    var finished = sheet
    var block = CellRange(CellAddress(row: TableSheet.headerRow, column: 0))
    block.include(CellAddress(row: row, column: SourcesSheet.headings.count - 1))
    finished.filter = block
    return finished
  }

  private mutating func add(_ cell: FigureCell, sheet name: String, cell address: String, label: String, column: String)
  {
    row += 1
    sheet.put(.text(name), row: row, column: 0, style: plain)
    if !address.isEmpty { sheet.put(.text(address), row: row, column: 1, style: plain) }
    sheet.put(.words(label), row: row, column: 2, style: plain)
    sheet.put(.words(column), row: row, column: 3, style: plain)
    sheet.put(.words(keyText.text(of: cell.key)), row: row, column: 4, style: plain)
    if let value = ExactDecimal.text(of: cell) {
      sheet.put(.number(value), row: row, column: 5, style: style(of: cell.value))
    }
    sheet.put(.text(SourcesSheet.measure(of: cell)), row: row, column: 6, style: plain)
    if let status = cell.status { sheet.put(.text(status.text), row: row, column: 7, style: plain) }
  }

  private func style(of value: FigureValue) -> WorkbookWriter.Style {
    switch value {
    case .money: kronor
    case .share: share
    case .count, .missing, .suppressed: count
    }
  }

  /// What the exact value counts; of a share the two whole numbers that it is the ratio of.
  private static func measure(of cell: FigureCell) -> String {
    switch cell.value {
    case .money: "kr"
    case .share(let share): share.denominator == 0 ? cell.absence : "\(share.numerator)/\(share.denominator)"
    case .count: "antal"
    case .missing, .suppressed: cell.absence
    }
  }
}
