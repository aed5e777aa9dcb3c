import Documents
import Figures
import Kernel
import TestSupport
import Testing

@testable import DocumentWriters

private func page(_ document: Document) -> String {
  String(decoding: SlidesWriter.bytes(of: document), as: UTF8.self)
}

private func matches(_ pattern: String, in text: String) throws -> [String] {
  let regex = try Regex(pattern)
  return text.matches(of: regex).map { String(text[$0.range]) }
}

@Test("Every chart, table and notice of a document has a page, and every page leads to its neighbours")
func slidePages() throws {
  let text = page(Sample.document)
  let deck = SlideDeck(Sample.document, options: WriterOptions())
  // The opening words, two tables, three notices, a chart and what is to be decided.
  #expect(deck.slides.count == 8)
  #expect(try matches("<h1", in: text).count == 1 && matches("<h2", in: text).count == 8)
  #expect(try matches("<section id=\"bild-[0-9]+\"", in: text).count == 9)
  let ids = try matches(" id=\"[^\"]*\"", in: text).map { $0.dropFirst(5).dropLast() }
  #expect(Set(ids).count == ids.count)
  let links = try matches("href=\"#[^\"]*\"", in: text).map { $0.dropFirst(7).dropLast() }
  #expect(links.count == 16 && Set(links).isSubset(of: Set(ids)))
  #expect(!text.contains("<script") && !text.contains("http") && !text.contains(" style="))
  #expect(deck.slides.map(\.title).contains("Prognosen är 4 004 tkr sämre än budget"))
}

@Test("The opening words stand first, whether before the first heading or under it")
func slideOpening() {
  let notice = Block.notice(Notice(.warning, [.text("En enhet saknas.")]))
  let words = Block.paragraph([.text("Underskott.")])
  let heading = Block.heading(level: 2, text: "Det viktigaste", id: "a")
  let other = Block.heading(level: 2, text: "Mer", id: "b")
  let titles = { (blocks: [Block]) in
    SlideDeck(Document(title: "T", blocks: blocks), options: WriterOptions()).slides.map(\.title)
  }
  #expect(titles([notice, words, heading, words]) == ["Läget i korthet", "Obs"])
  #expect(titles([notice, heading, words, other, words]) == ["Det viktigaste", "Obs"])
  #expect(titles([heading, other, words]).isEmpty)
  #expect(titles([]).isEmpty)
  #expect(
    titles([.heading(level: 2, text: "Förslag till beslut", id: "c"), .list([[.text("Att …")]])]) == [
      "Förslag till beslut"
    ])
}

@Test("Long words are parted over pages, and numbers go on")
func slideParts() throws {
  let items = (1...30).map { [Inline.text("Beslut \($0): " + String(repeating: "ord ", count: 30))] }
  let document = Document(title: "T", blocks: [.heading(level: 2, text: "Beslut", id: "b"), .numbered(items)])
  let text = page(document)
  let starts = try matches("<ol start=\"[0-9]+\"", in: text)
  #expect(starts.count > 4)
  #expect(try matches("<li>", in: text).count == 30)
  let opening = Document(
    title: "T", blocks: (0..<20).map { _ in .paragraph([.text(String(repeating: "ord ", count: 100))]) })
  #expect(SlideDeck(opening, options: WriterOptions()).slides.count == 3)
}

@Test("A table is cut to its sums and largest rows, in its order, and the rest is told and led to", arguments: 1...3)
func excerpts(seed: Int) {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  for _ in 0..<100 {
    let count = Int.random(in: 0...30, using: &chance)
    let rows = (0..<count).map { index in
      let kinds: [Table.RowKind] = [.item, .item, .item, .heading, .subtotal, .total, .remainder]
      return Sample.row(
        "r\(index)", "Rad \(index)", kinds.randomElement(using: &chance) ?? .item, budget: 0,
        actual: 0, forecast: Int64.random(in: -9_999...9_999, using: &chance))
    }
    let table = Table(id: "t", caption: "T", columns: Sample.drift.columns, rows: rows)
    let excerpt = TableExcerpt(of: table, rows: 8, columns: 4)
    let amounts = rows.filter { $0.kind != .heading }
    #expect(excerpt.table.rows.count <= (amounts.count <= 10 ? 10 : 8) && excerpt.table.columns.count == 4)
    #expect(excerpt.rowsLeft == amounts.count - excerpt.table.rows.count && excerpt.columnsLeft == 1)
    let places = excerpt.table.rows.compactMap { row in rows.firstIndex { $0.id == row.id } }
    #expect(places == places.sorted() && places.count == excerpt.table.rows.count)
    #expect(excerpt.table.columns.map(\.name) == ["line", "budget_2019", "forecast_2019", "variance_2019"])
    #expect(excerpt.table.columns.last?.difference == .init(2, minus: 1))
    // No row that is left out is larger than an item that is shown.
    func size(_ row: Table.Row) -> Int64 {
      if case .figure(let cell) = row.cells[row.cells.count - 1] { abs(cell.printed ?? 0) } else { 0 }
    }
    let shown = excerpt.table.rows.filter { $0.kind == .item || $0.kind == .remainder }.map(size)
    let left = amounts.filter { row in
      (row.kind == .item || row.kind == .remainder) && !excerpt.table.rows.contains { $0.id == row.id }
    }
    if let least = shown.min() { #expect(left.allSatisfy { size($0) <= least }) }
  }
  let long = Table(
    id: "lang", caption: "Lång", columns: Sample.drift.columns,
    rows: (0..<20).map { Sample.row("r\($0)", "Rad", budget: 1, actual: 1, forecast: Int64($0)) })
  let files = DocumentWriter.files(of: Document(title: "T", blocks: [.table(long)]), as: .slides, name: "april")
  #expect(files.map(\.name) == ["april-bilder.html"])
  let text = String(decoding: files[0].bytes, as: UTF8.self)
  #expect(text.contains("I rapporten finns 12 rader till: <a href=\"april.html#lang\">hela tabellen</a>."))
}
