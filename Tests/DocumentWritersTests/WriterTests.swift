import DocumentWriters
import Documents
import Figures
import Foundation
import Kernel
import Testing

private let hostile = "\"><img src=x onerror=alert(1)>&amp;'\\ åäö\u{A0}\u{2212}"

private let hostileDocument = Document(
  title: hostile, heading: [.init(hostile, hostile)],
  blocks: [
    .heading(level: 2, text: hostile, id: "a"),
    .paragraph([
      .text(hostile), .strong(hostile), .code(hostile), .figure(Sample.money("m", hostile, tkr: 1), .signed),
    ]),
    .list([[.text(hostile)]]), .notice(Notice(.warning, [.text(hostile)])),
    .table(
      Table(
        id: "t", caption: hostile, columns: [.init("a", hostile, .label), .init("b", hostile, .text)],
        rows: [Table.Row(id: hostile, cells: [.text(hostile), .text(hostile)])], notes: [[.text(hostile)]])),
  ])

private func html(_ document: Document, options: WriterOptions = WriterOptions()) -> String {
  String(decoding: DocumentWriter.bytes(of: document, as: .html, options: options), as: UTF8.self)
}

private func matches(_ pattern: String, in text: String) throws -> [String] {
  let regex = try Regex(pattern)
  return text.matches(of: regex).map { String(text[$0.range]) }
}

@Test("No text of a document becomes markup")
func hostileText() {
  let page = html(hostileDocument, options: WriterOptions(figureAddress: "/siffra/"))
  #expect(!page.contains("<img"))
  #expect(!page.contains("onerror=alert(1)>"))
  #expect(page.contains("<h1>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;'\\ åäö\u{A0}\u{2212}</h1>"))
}

@Test("A page has one title, a caption for each table, a scope for each heading cell and no id twice")
func structure() throws {
  for document in [Sample.document, hostileDocument] {
    let page = html(document)
    #expect(try matches("<h1", in: page).count == 1)
    #expect(try matches("<main", in: page).count == 1 && matches("<header", in: page).count == 1)
    #expect(try matches("<caption", in: page).count == document.tables.count)
    #expect(try matches("<th ", in: page).count == matches("<th scope=", in: page).count)
    let ids = try matches(" id=\"[^\"]*\"", in: page)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { !$0.dropFirst(5).contains(" ") })
    #expect(!page.contains("<script") && !page.contains("http") && !page.contains(" style="))
  }
}

@Test("Every figure of a page carries its key and its exact value, and leads to its explanation where asked")
func figures() throws {
  let page = html(Sample.document, options: WriterOptions(figureAddress: "/siffra/"))
  let cells = Sample.document.tables.flatMap { $0.rows.flatMap(\.cells) }.count {
    if case .figure = $0 { true } else { false }
  }
  // Three stand in the running text.
  #expect(try matches(" data-key=\"", in: page).count == cells + 3)
  #expect(try matches("href=\"/siffra/", in: page).count == cells + 3)
  #expect(page.contains("data-key=\"variance:line/result:2019\" data-ore=\"400080000\""))
  #expect(page.contains("<a href=\"/siffra/variance:line/result:2019\">\u{2212}4\u{A0}001</a>"))
}

@Test("The JSON is valid and holds every text and every exact value", arguments: [Sample.document, hostileDocument])
func json(document: Document) throws {
  let bytes = DocumentWriter.bytes(of: document, as: .json)
  let tree = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  #expect(tree["title"] as? String == document.title)
  let blocks = try #require(tree["blocks"] as? [[String: Any]])
  #expect(blocks.count == document.blocks.count)
  let tables = blocks.filter { $0["type"] as? String == "table" }
  let alone = document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  #expect(tables.count == alone.count)
  for (written, table) in zip(tables, alone) {
    let rows = try #require(written["rows"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == table.rows.map(\.id))
    for (cells, row) in zip(rows.map { $0["cells"] as? [[String: Any]] ?? [] }, table.rows) {
      #expect(cells.map { ($0["ore"] as? NSNumber)?.int64Value } == row.cells.map(ore))
      #expect(cells.map { $0["text"] as? String } == row.cells.map(text))
    }
  }
}

private func ore(_ cell: Table.Cell) -> Int64? {
  if case .figure(let figure) = cell { figure.value.money?.ore } else { nil }
}

private func text(_ cell: Table.Cell) -> String? {
  switch cell {
  case .text(let text): text
  case .figure(let figure): figure.text
  case .empty: nil
  }
}

@Test("Control characters survive in JSON")
func jsonControls() throws {
  let text = String(String.UnicodeScalarView((0..<0x80).compactMap { Unicode.Scalar($0) }))
  let bytes = DocumentWriter.bytes(of: Document(title: text, blocks: []), as: .json)
  let tree = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  #expect(tree["title"] as? String == text)
}

@Test("Paragraphs are wrapped at the width asked for, tables are as wide as they need", arguments: [40, 72, 100])
func wrapping(width: Int) {
  let words = String(repeating: "Ett\u{A0}ord och fler ", count: 40)
  let document = Document(
    title: "Titel", heading: [.init("Nämnd", words)],
    blocks: [.paragraph([.text(words)]), .list([[.text(words)]]), .notice(Notice(.error, [.text(words)]))])
  let bytes = DocumentWriter.bytes(of: document, as: .text, options: WriterOptions(width: width))
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  #expect(lines.allSatisfy { $0.count <= width })
  #expect(lines.contains { $0.count > width - 16 })
  #expect(lines.allSatisfy { $0.last != " " })
}

@Test("Numbers of a column end in the same place")
func alignment() {
  let text = String(decoding: DocumentWriter.bytes(of: Sample.drift, as: .text), as: UTF8.self)
  let lines = text.split(separator: "\n").filter { $0.contains("000") || $0.contains("001") }
  #expect(lines.count == 5)
  #expect(Set(lines.map(\.count)).count == 1)
}

@Test("A document without anything is written in every format", arguments: DocumentFormat.allCases)
func emptyDocument(format: DocumentFormat) {
  let document = Document(title: "", blocks: [.table(Table(id: "t", caption: "", columns: [], rows: []))])
  let files = DocumentWriter.files(of: document, as: format, name: "tom")
  let odd: [DocumentFormat: String] = [.csv: "tom-t.csv", .slides: "tom-bilder.html"]
  #expect(files.map(\.name) == [odd[format] ?? "tom." + format.fileExtension])
}

@Test("A table whose rounding shows says so in every format for readers, once")
func roundingNote() throws {
  let note = "Varje belopp är avrundat för sig"
  for format in [DocumentFormat.html, .text, .json] {
    // Lines of plain text are broken at spaces.
    let text = String(decoding: DocumentWriter.bytes(of: Sample.document, as: format), as: UTF8.self)
      .replacingOccurrences(of: "\n", with: " ")
    #expect(try matches(note, in: text).count == 1, "\(format)")
  }
  #expect(Sample.drift.showsRounding && !Sample.measures.showsRounding)
  #expect(Table(id: "t", caption: "", columns: [], rows: [], notes: []).allNotes.isEmpty)
}
