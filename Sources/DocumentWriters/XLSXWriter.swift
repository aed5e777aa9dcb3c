package import Documents
import Figures
import Formats

/// Writes a document's tables and the data of its charts as a workbook for spreadsheets.
///
/// A sheet for each table with numbers of full precision, formulas for sums and differences, a first sheet that lists
/// them and a last one with every figure's key and exact value. Running text is left to the other formats, but what
/// must not be missed stands on the first sheet. docs/reference/formats.md describes the rest.
package enum XLSXWriter {
  /// The document as a workbook.
  package static func bytes(of document: Document) -> [UInt8] {
    workbook(of: document, listsSheets: true)
  }

  /// The table alone, with its sources.
  package static func bytes(of table: Table) -> [UInt8] {
    workbook(of: Document(title: table.caption, blocks: [.table(table)]), listsSheets: false)
  }

  /// A table with the sheet that it gets.
  private struct Planned {
    let table: Table
    let sheet: String
    /// What stands first on the sheet.
    let title: String
    /// What stands before the table's own notes.
    let description: String?
    let block: String
  }

  private static func workbook(of document: Document, listsSheets: Bool) -> [UInt8] {
    var names = SheetNames()
    let contents = listsSheets ? names.name(ContentsSheet.name) : nil
    let sources = names.name(SourcesSheet.name)
    let planned = plan(document, &names)
    var sheets: [WorkbookWriter.Sheet] = []
    if let contents {
      let list =
        planned.map { ($0.sheet, $0.title) } + [(sources, "Varje siffras plats, nyckel, exakta värde och status")]
      sheets.append(ContentsSheet(document, name: contents, sheets: list).sheet)
    }
    for each in planned {
      let notes = (each.description.map { [$0] } ?? []) + each.table.allNotes.map(\.plainText)
      let lead = contents == nil ? document.title : document.title + " – till innehållet"
      sheets.append(
        TableSheet(
          each.table, name: each.sheet, title: each.title, lead: contents == nil ? "" : lead, back: contents,
          notes: notes
        ).named(each.block))
    }
    sheets.append(sourcesSheet(document, planned, name: sources, back: contents))
    var writer = WorkbookWriter(
      properties: .init(
        title: document.title, author: document.identity.author, subject: document.identity.registrationNumber,
        language: document.language, day: document.identity.day), effort: .quick)
    return writer.bytes(of: sheets)
  }

  /// The tables and charts in reading order with the names of their sheets.
  private static func plan(_ document: Document, _ names: inout SheetNames) -> [Planned] {
    var planned: [Planned] = []
    var tables = 0
    var charts = 0
    for block in document.blocks {
      switch block {
      case .table(let table):
        tables += 1
        planned.append(
          Planned(
            table: table, sheet: names.name("\(tables) \(table.caption)"), title: "Tabell \(tables) \(table.caption)",
            description: nil, block: names.block(table.id)))
      case .chart(let chart):
        charts += 1
        planned.append(
          Planned(
            table: chart.table, sheet: names.name("D\(charts) \(chart.title)"),
            title: "Diagram \(charts) \(chart.title)", description: chart.description,
            block: names.block(chart.id)))
      case .heading, .paragraph, .list, .numbered, .notice, .pageBreak: continue
      }
    }
    return planned
  }

  private static func sourcesSheet(
    _ document: Document, _ planned: [Planned], name: String, back: String?
  ) -> WorkbookWriter.Sheet {
    let capacity = planned.reduce(0) { $0 + $1.table.rows.count * $1.table.columns.count }
    var sheet = SourcesSheet(name: name, back: back, capacity: capacity)
    for each in planned { sheet.add(each.table, on: each.sheet) }
    var heading = document.title
    for block in document.blocks {
      var place = heading
      switch block {
      case .heading(_, let text, _): heading = text
      case .table(let table): place = table.caption
      case .chart(let chart): place = chart.title
      default: break
      }
      for text in block.texts { sheet.add(text, under: place) }
    }
    return sheet.finished()
  }
}
