package import Documents
import Figures
package import HTML

/// Writes a document as one self-contained, accessible page, and its pieces for pages of others.
///
/// No script, nothing fetched: the style sheet stands in the page, the fonts are the reader's own.
package struct HTMLWriter {
  let options: WriterOptions
  /// How many tables have been written; captions are numbered so that each table has a name of its own.
  var tableCount = 0
  /// How many charts have been written.
  var chartCount = 0
  var keyText = FigureKeyText()

  /// A writer of pieces; tables are numbered in the order they are asked for.
  package init(options: WriterOptions = WriterOptions()) { self.options = options }

  /// The document as a page.
  package static func bytes(of document: Document, options: WriterOptions = WriterOptions()) -> [UInt8] {
    var writer = HTMLWriter(options: options)
    let cells = document.tables.reduce(0) { $0 + $1.rows.count * $1.columns.count }
    let charts = document.blocks.count { if case .chart = $0 { true } else { false } }
    return Renderer.page(writer.page(document), capacity: 24_000 + cells * 120 + charts * 20_000)
  }

  private mutating func page(_ document: Document) -> Node {
    .element(
      .html, [.lang(document.language)],
      [
        HTMLWriter.head(document.title, StyleSheet.node),
        .element(
          .body, [],
          [
            .element(.a, [.class("skip"), .href("#sidans-innehall")], "Hoppa till innehållet"),
            heading(document),
            .element(.main, [.id("sidans-innehall"), .tabIndex(-1)], mainNodes(of: document)),
          ]),
      ])
  }

  /// What a browser is told before the page: its title and its style sheet.
  static func head(_ title: String, _ style: Node) -> Node {
    .element(
      .head, [],
      [
        .element(.meta, [.charsetUTF8]),
        .element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
        .element(.meta, [.name("color-scheme"), .content("light dark")]),
        .element(.title, [], title),
        style,
      ])
  }

  /// The title with the block that heads a report.
  package func heading(_ document: Document) -> Node {
    var content: [Node] = [.element(.h1, [], document.title)]
    if !document.heading.isEmpty {
      let lines = document.heading.map { line in
        let value: Node =
          line.value.isEmpty ? .element(.em, [.class("missing")], "saknas") : .text(line.value)
        return Node.element(.div, [], [.element(.dt, [], line.label), .element(.dd, [], [value])])
      }
      content.append(.element(.dl, [], lines))
    }
    return .element(.header, [], content)
  }

  /// The blocks, with the links to the chapters in their place.
  private mutating func mainNodes(of document: Document) -> [Node] {
    guard let lead = ContentsPlace.index(in: document.blocks) else { return document.blocks.map { node(of: $0) } }
    return document.blocks.prefix(lead).map { node(of: $0) } + [contents(document)]
      + document.blocks.dropFirst(lead).map { node(of: $0) }
  }

  /// Links to the chapters.
  private func contents(_ document: Document) -> Node {
    let chapters: [Node] = document.blocks.compactMap { block in
      guard case .heading(2, let text, let id) = block else { return nil }
      return .element(.li, [], [.element(.a, [.href("#" + id)], text)])
    }
    return .element(
      .nav, [.aria("labelledby", "sidans-kapitel")],
      [.element(.p, [.id("sidans-kapitel")], "Innehåll"), .element(.ol, [], chapters)])
  }

  /// One piece of a document.
  package mutating func node(of block: Block) -> Node {
    switch block {
    case .heading(let level, let text, let id): .element(HTMLWriter.tag(level), [.id(id)], text)
    case .paragraph(let inlines): .element(.p, [], nodes(of: inlines))
    case .list(let items): .element(.ul, [], items.map { .element(.li, [], nodes(of: $0)) })
    case .numbered(let items): .element(.ol, [], items.map { .element(.li, [], nodes(of: $0)) })
    case .table(let table): node(of: table)
    case .chart(let chart): node(of: chart)
    case .notice(let notice): node(of: notice)
    case .pageBreak: .element(.hr, [.class("page")])
    }
  }

  private mutating func node(of notice: Notice) -> Node {
    let text = nodes(of: notice.text)
    return .element(
      .div, [.class("notice " + notice.kind.rawValue)],
      [.element(.p, [], [.element(.strong, [], notice.kind.word + ":"), .text(" ")] + text)])
  }

  private static func tag(_ level: Int) -> Tag {
    switch level {
    case ...2: .h2
    case 3: .h3
    case 4: .h4
    case 5: .h5
    default: .h6
    }
  }

  /// Running text.
  package mutating func nodes(of inlines: [Inline]) -> [Node] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(text)
      case .strong(let text): .element(.strong, [], text)
      case .code(let text): .element(.code, [], text)
      case .link(let text, let id): .element(.a, [.href("#" + id)], text)
      case .unresolved(let why): .element(.strong, [], Inline.unresolvedText(why))
      case .figure(let cell, let wording):
        .element(.span, [.class("figure")] + figureAttributes(cell), [linked(cell, .text(cell.text(wording)))])
      }
    }
  }
}
