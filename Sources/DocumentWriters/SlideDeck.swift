import Documents
import HTML

/// What of a document is shown at a meeting, a message a page: its opening words, what must not be missed, every chart,
/// every table's weightiest rows, and what is to be decided.
struct SlideDeck {
  /// One page.
  struct Slide {
    /// Where in the document it comes from; empty where the title says it.
    let place: String
    /// Its message.
    let title: String
    let content: [Node]
    /// The class that sets its type.
    let form: String
  }

  /// How many letters a page of running text holds.
  private static let roomForWords = 620
  private static let mostRows = 8
  private static let mostColumns = 7
  private let reportAddress: String?
  private var writer: HTMLWriter
  private var chapter = ""
  private var tables = 0
  private var charts = 0
  /// Whether the document's opening words are still being read.
  private var isOpening = true
  private var opening: [[Inline]] = []
  private var headings = 0
  private(set) var slides: [Slide] = []

  init(_ document: Document, options: WriterOptions) {
    reportAddress = options.reportAddress
    var options = options
    options.figureAddress = nil
    writer = HTMLWriter(options: options)
    let firstPage = ContentsPlace.afterFirstPage(document.blocks) ?? 0
    showFirstPage(document.blocks.prefix(firstPage))
    for block in document.blocks.dropFirst(firstPage) { append(block) }
    finishOpening()
  }

  /// Shows all of a first page of words, a page for each of its headings: it says what the meeting must know.
  private mutating func showFirstPage(_ blocks: ArraySlice<Block>) {
    guard !blocks.isEmpty else { return }
    isOpening = false
    var title = "Läget i korthet"
    var content: [Block] = []
    for block in blocks {
      if case .heading(let level, let text, _) = block {
        words(title, content)
        content = []
        title = text
        if level <= 2 || chapter.isEmpty { chapter = text }
      } else if case .notice = block {
        append(block)
      } else {
        content.append(block)
      }
    }
    words(title, content)
  }

  private mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let text, _):
      // A document that begins with a chapter has its opening words there.
      if !opening.isEmpty || headings > 0 { finishOpening() }
      headings += 1
      if level <= 2 || chapter.isEmpty { chapter = text }
    case .paragraph(let inlines):
      if isOpening { open(inlines) } else if isDecision { words(chapter, [.paragraph(inlines)]) }
    case .list(let items):
      if isDecision { words(chapter, [.list(items)]) }
    case .numbered(let items): decisions(items)
    case .notice(let notice): words(notice.kind.word, [.paragraph(notice.text)], notice.kind.rawValue)
    case .table(let table): append(table)
    case .chart(let chart): append(chart)
    case .pageBreak: break
    }
  }

  /// Whether the chapter is about what is to be decided.
  private var isDecision: Bool { chapter.lowercased().contains("beslut") }

  /// Takes up opening words while two pages hold them; a report that goes on is read, not shown.
  private mutating func open(_ inlines: [Inline]) {
    let count = (opening + [inlines]).reduce(0) { $0 + $1.plainText.count }
    if opening.isEmpty || count <= 2 * SlideDeck.roomForWords { opening.append(inlines) }
  }

  private mutating func finishOpening() {
    guard isOpening else { return }
    isOpening = false
    // The opening stands before what came with it: notices on the first page.
    let later = slides
    slides = []
    words(chapter.isEmpty ? "Läget i korthet" : chapter, opening.map(Block.paragraph))
    slides += later
  }

  /// Pages of running text, as many as it needs.
  private mutating func words(_ title: String, _ blocks: [Block], _ form: String = "") {
    var page: [Block] = []
    var count = 0
    func size(_ block: Block) -> Int { block.texts.reduce(0) { $0 + $1.plainText.count + 40 } }
    for block in blocks {
      if count > 0, count + size(block) > SlideDeck.roomForWords {
        finish(title, page, count, form)
        page = []
        count = 0
      }
      page.append(block)
      count += size(block)
    }
    if !page.isEmpty { finish(title, page, count, form) }
  }

  private mutating func finish(_ title: String, _ blocks: [Block], _ count: Int, _ form: String) {
    let type = count <= 260 ? "few" : count <= 480 ? "some" : "many"
    slides.append(
      Slide(
        place: title == chapter ? "" : chapter, title: title,
        content: blocks.map { writer.node(of: SlideDeck.withoutLinks($0)) },
        form: form.isEmpty ? type : type + " " + form))
  }

  private mutating func decisions(_ items: [[Inline]]) {
    let title = chapter.isEmpty ? "Att ta ställning till" : chapter
    var page: [[Inline]] = []
    var count = 0
    var first = 1
    func finishPage(_ deck: inout SlideDeck) {
      guard !page.isEmpty else { return }
      let type = count <= 260 ? "few" : count <= 480 ? "some" : "many"
      let nodes = page.map { Node.element(.li, [], deck.writer.nodes(of: SlideDeck.withoutLinks($0))) }
      deck.slides.append(
        Slide(place: "", title: title, content: [.element(.ol, first > 1 ? [.start(first)] : [], nodes)], form: type))
      first += page.count
      page = []
      count = 0
    }
    for item in items {
      let size = item.plainText.count + 40
      if count > 0, count + size > SlideDeck.roomForWords { finishPage(&self) }
      page.append(item)
      count += size
    }
    finishPage(&self)
  }

  private mutating func append(_ table: Table) {
    tables += 1
    let excerpt = TableExcerpt(of: table, rows: SlideDeck.mostRows, columns: SlideDeck.mostColumns)
    let name = "Tabell \(tables)"
    slides.append(
      Slide(
        place: chapter.isEmpty ? name : chapter + " · " + name, title: table.caption,
        content: [writer.node(of: excerpt.table, called: name), rest(of: table.id, excerpt)],
        form: excerpt.table.columns.count > 5 ? "table dense" : "table"))
  }

  /// What was left out, with the way to it.
  private func rest(of id: String, _ excerpt: TableExcerpt) -> Node {
    var parts: [String] = []
    if excerpt.rowsLeft > 0 { parts.append(excerpt.rowsLeft == 1 ? "en rad" : "\(excerpt.rowsLeft) rader") }
    if excerpt.columnsLeft > 0 {
      parts.append(excerpt.columnsLeft == 1 ? "en kolumn" : "\(excerpt.columnsLeft) kolumner")
    }
    guard !parts.isEmpty else { return .nothing }
    let text = "Summor och största rader. I rapporten finns \(parts.joined(separator: " och ")) till"
    guard let reportAddress else { return .element(.p, [.class("rest")], text + ".") }
    return .element(
      .p, [.class("rest")],
      [.text(text + ": "), .element(.a, [.href(reportAddress + "#" + id)], "hela tabellen"), .text(".")])
  }

  private mutating func append(_ chart: Chart) {
    charts += 1
    let name = "Diagram \(charts)"
    slides.append(
      Slide(
        place: chapter.isEmpty ? name : chapter + " · " + name, title: chart.title,
        content: [writer.drawings(of: drawn(chart)), .element(.p, [.id(chart.id + "-text")], chart.description)],
        form: "picture"))
  }

  /// A chart of many bars with the weightiest alone; what hangs together by row is drawn whole.
  private func drawn(_ chart: Chart) -> Chart {
    guard chart.kind == .bars else { return chart }
    let room = max(3, 12 / max(1, chart.series.count))
    let excerpt = TableExcerpt(of: chart.table, rows: room, columns: .max)
    return Chart(
      id: chart.id, title: chart.title, description: chart.description, kind: chart.kind, table: excerpt.table,
      series: chart.series)
  }

  /// Links of the document lead nowhere here: their words stay.
  private static func withoutLinks(_ inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      if case .link(let text, _) = inline { .text(text) } else { inline }
    }
  }

  private static func withoutLinks(_ block: Block) -> Block {
    switch block {
    case .paragraph(let inlines): .paragraph(withoutLinks(inlines))
    case .list(let items): .list(items.map(withoutLinks))
    case .numbered(let items): .numbered(items.map(withoutLinks))
    default: block
    }
  }
}
