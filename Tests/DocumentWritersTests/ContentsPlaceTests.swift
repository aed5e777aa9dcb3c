import Documents
import Testing

@testable import DocumentWriters

private let table = Block.table(
  Table(id: "t", caption: "T.", columns: [.init("a", "A", .label)], rows: [.init(id: "r", cells: [.text("x")])]))

private func chapter(_ id: String) -> [Block] {
  [.heading(level: 2, text: id, id: id), .paragraph([.text("Ord.")])]
}

@Test(
  "The contents stand before the first chapter, or after a first page of words; a short text has none",
  arguments: [
    (["a", "b", "c", "d", "T"], 0), (["N", "a", "b", "c", "d", "T"], 1), (["a", "b", "-", "c", "d", "T"], 5),
    (["N", "a", "-", "b", "c", "d", "T"], 4), (["a", "T", "-", "b", "c", "d"], 0), (["a", "b", "c", "d"], nil),
    (["a", "b", "T"], nil), (["a", "b", "c", "-", "bilaga-1", "T"], 0), (["a", "b", "c", "d", "T", "-"], 0),
  ])
func contentsPlace(_ parts: [String], index: Int?) {
  let blocks = parts.flatMap { part -> [Block] in
    switch part {
    case "T": [table]
    case "N": [.notice(Notice(.warning, [.text("Obs.")]))]
    case "-": [.pageBreak]
    default: chapter(part)
    }
  }
  #expect(ContentsPlace.index(in: blocks) == index)
}

@Test("A first page of words is shown whole, a page for each of its headings")
func firstPageOfSlides() {
  let blocks =
    [.heading(level: 2, text: "Beslut", id: "a"), .paragraph([.text("Vi föreslås")]), .numbered([[.text("att")]])]
    + [.heading(level: 3, text: "Orsaker", id: "b"), .list([[.text("vård")]]), .pageBreak] + chapter("c") + [table]
  let titles = SlideDeck(Document(title: "T", blocks: blocks), options: WriterOptions()).slides.map(\.title)
  #expect(titles.prefix(2) == ["Beslut", "Orsaker"])
  #expect(!titles.contains("c"))
}
