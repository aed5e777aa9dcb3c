import Documents
import Formats

/// The first sheet: what the document is, what must not be missed, and what lies on which sheet.
struct ContentsSheet {
  /// What the sheet is called.
  static let name = "Innehåll"

  private(set) var sheet: WorkbookWriter.Sheet
  private var row = 1

  /// The sheet of a document whose other sheets are these, with what each holds.
  init(_ document: Document, name: String, sheets: [(name: String, text: String)]) {
    sheet = WorkbookWriter.Sheet(name)
    sheet.put(.words(document.title), row: row, column: 0, look: SheetLooks.title)
    row += 1
    for line in document.heading {
      sheet.put(.words(line.label), row: row, column: 0, look: SheetLooks.words)
      sheet.put(.words(line.value.isEmpty ? "saknas" : line.value), row: row, column: 1, look: SheetLooks.strongWords)
      row += 1
    }
    for case .notice(let notice) in document.blocks {
      sheet.put(.words(notice.kind.word), row: row, column: 0, look: SheetLooks.strongWords)
      sheet.put(.words(notice.text.plainText), row: row, column: 1, look: SheetLooks.words)
      row += 1
    }
    row += 1
    sheet.put(.text("Blad"), row: row, column: 0, look: SheetLooks.header(.label))
    sheet.put(.text("Innehåll"), row: row, column: 1, look: SheetLooks.header(.text))
    for (name, text) in sheets {
      row += 1
      sheet.put(.text(name), row: row, column: 0, look: SheetLooks.link)
      sheet.link(row: row, column: 0, to: name, cell: CellAddress(row: 1, column: 0))
      sheet.put(.words(text), row: row, column: 1, look: SheetLooks.words)
    }
    row += 1
    for text in [
      "Belopp ligger i kronor med alla ören; talformatet visar dem i tabellens enhet och avrundar först då.",
      "Summor och skillnader är formler där tabellen säger vad de är gjorda av.",
    ] {
      row += 1
      sheet.put(.text(text), row: row, column: 1, look: SheetLooks.note)
    }
    sheet.widths = [0: 36, 1: 84]
    sheet.showsGrid = false
    sheet.paper = WorkbookWriter.Paper(foot: document.title)
  }
}
