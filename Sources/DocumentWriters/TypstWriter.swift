package import Documents

/// Writes a document as the source of Typst, whose compiler makes a tagged PDF of it.
///
/// All words stand in string literals, so no text becomes code. Levels of headings follow upon each other without a
/// gap, ids become labels of the writer's own, and drawings lie in the source: it needs no other file.
package struct TypstWriter {
  /// How far a row is set in for each level. **Unit** tenths of the type's size.
  static let indent = 9

  var bytes: [UInt8] = []
  var tableCount = 0
  private var chartCount = 0
  /// The label of each id that a link can lead to.
  private var labels: [String: Int] = [:]
  /// The levels of the headings that the last one stands under, and its own.
  private var levels: [Int] = []

  private init() {}

  /// The document's source, UTF-8.
  package static func bytes(of document: Document) -> [UInt8] {
    var writer = TypstWriter()
    let cells = document.tables.reduce(0) { $0 + $1.rows.count * $1.columns.count }
    writer.bytes.reserveCapacity(10_000 + cells * 24)
    writer.collectLabels(document)
    writer.put(TypstPreamble.text(of: document))
    writer.head(document)
    writer.body(document.blocks)
    return writer.bytes
  }

  /// The document's title; a PDF must have one.
  static func title(of document: Document) -> String {
    isBlank(document.title) ? "Utan titel" : document.title
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 || $0 == "\u{FEFF}" }
  }

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func literal(_ text: String) { TypstText.append(text, to: &bytes) }

  private mutating func collectLabels(_ document: Document) {
    for block in document.blocks {
      let ids: [String] =
        switch block {
        case .heading(_, _, let id): [id]
        case .table(let table): [table.id]
        case .chart(let chart): [chart.id, chart.table.id]
        default: []
        }
      for id in ids where labels[id] == nil { labels[id] = labels.count }
    }
  }

  /// Puts the label of the id after what it names; only once, because a label is unique.
  private mutating func label(_ id: String, _ written: inout Set<String>) {
    guard let number = labels[id], written.insert(id).inserted else { return }
    put("#label(\"p\(number)\")")
  }

  /// The title and the block that heads a report.
  private mutating func head(_ document: Document) {
    put("#title()\n")
    guard !document.heading.isEmpty else { return }
    put("#lines(")
    for line in document.heading {
      put("entry(")
      literal(line.label)
      put("), ")
      if line.value.isEmpty { put("absent") } else { literal(line.value) }
      put(", ")
    }
    put(")\n")
  }

  /// The blocks by pages that stand and pages that lie, with the contents in their place.
  private mutating func body(_ blocks: [Block]) {
    let lead = ContentsPlace.index(in: blocks)
    var written: Set<String> = []
    write(blocks.prefix(lead ?? 0), &written)
    if lead != nil { put("#contents\n") }
    write(blocks.dropFirst(lead ?? 0), &written)
  }

  private mutating func write(_ blocks: ArraySlice<Block>, _ written: inout Set<String>) {
    for run in TypstRun.runs(of: blocks) {
      if run.isLying { put("#page(flipped: true)[\n") }
      for (block, layout) in run.blocks { append(block, layout, &written) }
      if run.isLying { put("]\n") }
    }
  }

  private mutating func append(_ block: Block, _ layout: TypstTableLayout?, _ written: inout Set<String>) {
    switch block {
    case .heading(let level, let text, let id):
      put("#heading(level: \(legal(level)), ")
      literal(TypstWriter.isBlank(text) ? "Utan rubrik" : text)
      put(")")
      label(id, &written)
    case .paragraph(let inlines):
      guard !inlines.isEmpty else { return }
      put("#par")
      content(inlines)
    case .list(let items): list("list", items)
    case .numbered(let items): list("enum", items)
    case .notice(let notice): append(notice)
    case .table(let table):
      append(table, layout ?? TypstTableLayout(table))
      label(table.id, &written)
      notes(of: table)
    case .chart(let chart):
      append(chart)
      label(chart.id, &written)
      put("\n")
      append(chart.table, layout ?? TypstTableLayout(chart.table))
      label(chart.table.id, &written)
      notes(of: chart.table)
    case .pageBreak: put("#pagebreak(weak: true)")
    }
    put("\n")
  }

  /// The heading's level from 1, at most one below the one before it.
  private mutating func legal(_ level: Int) -> Int {
    while let last = levels.last, last >= level { levels.removeLast() }
    levels.append(level)
    return levels.count
  }

  private mutating func list(_ name: String, _ items: [[Inline]]) {
    guard !items.isEmpty else { return }
    put("#\(name)(")
    for item in items {
      content(item)
      put(", ")
    }
    put(")")
  }

  private mutating func append(_ notice: Notice) {
    switch notice.kind {
    case .information: put("#notice(rgb(\"#0b4f6c\"), rgb(\"#eef4f7\"), ")
    case .warning: put("#notice(rgb(\"#8a5a00\"), rgb(\"#fdf5e6\"), ")
    case .error: put("#notice(rgb(\"#a3161a\"), rgb(\"#fbeeee\"), ")
    }
    content([.strong(notice.kind.word + ":"), .text(" ")] + notice.text)
    put(")")
  }

  private mutating func append(_ chart: Chart) {
    chartCount += 1
    put("#drawn(")
    literal("Diagram \(chartCount). " + chart.title)
    put(", ")
    let words = [chart.description, chart.title].first { !TypstWriter.isBlank($0) }
    literal(words ?? "Diagram \(chartCount)")
    put(", ")
    let drawing = SVGWriter.bytes(
      of: ChartDrawing.drawing(of: chart), title: chart.title, description: chart.description)
    TypstText.append(String(decoding: drawing, as: UTF8.self), to: &bytes, isWords: false)
    put(")")
  }

  /// Running text as a block of content.
  mutating func content(_ inlines: [Inline]) {
    put("[")
    for inline in inlines {
      switch inline {
      case .text(let text):
        put("#")
        literal(text)
      case .strong(let text):
        put("#strong(")
        literal(text)
        put(")")
      case .unresolved(let why):
        put("#strong(")
        literal(Inline.unresolvedText(why))
        put(")")
      case .code(let text):
        put("#raw(")
        literal(text)
        put(")")
      case .figure(let cell, let wording):
        put("#")
        literal(cell.text(wording))
      case .link(let text, let id):
        // A link that leads nowhere is words.
        guard let number = labels[id] else {
          put("#")
          literal(text)
          continue
        }
        put("#link(label(\"p\(number)\"), ")
        literal(text)
        put(")")
      }
    }
    put("]")
  }
}
