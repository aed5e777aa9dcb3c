package import Documents
import XML

/// Writes a document as a Word file: real styles, numbered headings, captions, repeated table headers.
///
/// **Source** ECMA-376 part 1, transitional.
package struct DOCXWriter {
  let document: Document
  let options: WriterOptions
  let styles: DOCXStyles
  let page: DOCXPage
  let anchors: DOCXAnchors

  /// The text of the file so far.
  var xml = XMLWriter()
  var package = DOCXPackage()
  var numbering = DOCXNumbering()
  private var tableCount = 0
  var chartCount = 0
  /// The ids that have their bookmark; a second thing of the same id gets none.
  private var marked: Set<String> = []
  /// How many bookmarks and drawings have been numbered.
  private var bookmarkCount = 0
  var drawingCount = 0
  /// The next paragraph begins on a new page.
  private var breaksPage = false
  /// The last thing was a table or the like, which has no space of its own below it.
  private var needsGap = false

  private init(_ document: Document, _ options: WriterOptions) {
    self.document = document
    self.options = options
    styles = DOCXStyles(options.wordTemplate)
    page = options.wordTemplate?.page ?? DOCXPage()
    anchors = DOCXAnchors(document)
  }

  /// The document as a packed file.
  package static func bytes(of document: Document, options: WriterOptions = WriterOptions()) -> [UInt8] {
    var writer = DOCXWriter(document, options)
    writer.writeBody()
    return writer.finished()
  }

  private mutating func writeBody() {
    let plan = DOCXPlan(document.blocks, on: page)
    xml.start("w:document", DOCXPackage.namespaces)
    xml.start("w:body")
    paragraph(.title, document.title)
    for line in document.heading { fact(line) }
    // The facts stand close together, and apart from the text.
    needsGap = !document.heading.isEmpty
    let lead = ContentsPlace.index(in: document.blocks)
    var orientation = DOCXPage.Orientation.portrait
    for (index, block) in document.blocks.enumerated() {
      // The answer comes first, and then what can be found where.
      if index == lead { contents() }
      if plan.orientations[index] != orientation {
        endSection(orientation)
        orientation = plan.orientations[index]
      }
      append(block, plan.columns[index], isLast: index == document.blocks.count - 1)
    }
    // Word wants a paragraph after a table.
    if needsGap { paragraph(.sectionEnd, "") }
    section(orientation)
    xml.end()
    xml.end()
  }

  private mutating func append(_ block: Block, _ columns: DOCXColumns?, isLast: Bool) {
    switch block {
    case .heading(let level, let text, let id):
      startParagraph(.heading(level))
      bookmarked(id) { $0.run(text) }
      endParagraph()
    case .paragraph(let inlines): paragraph(.normal, inlines)
    case .list(let items):
      for item in items { paragraph(.listBullet, item) }
    case .numbered(let items):
      guard !items.isEmpty else { return }
      let list = numbering.newList()
      for item in items {
        startParagraph(.listNumber, list: list)
        runs(item)
        endParagraph()
      }
    case .notice(let notice): append(notice)
    case .pageBreak: breaksPage = !isLast
    case .table(let table):
      tableCount += 1
      caption("Tabell", number: tableCount, table.caption, id: table.id)
      append(table, columns)
    case .chart(let chart): append(chart, columns)
    }
  }

  private mutating func append(_ notice: Notice) {
    let style: DOCXStyle =
      switch notice.kind {
      case .information: .notice
      case .warning: .noticeWarning
      case .error: .noticeError
      }
    startParagraph(style)
    run(notice.kind.word + ":", .strong)
    run(" ")
    runs(notice.text)
    endParagraph()
  }

  /// One line of the block that heads a report.
  private mutating func fact(_ line: Document.HeadingLine) {
    startParagraph(.fact)
    run(line.label, .strong)
    run("\t" + (line.value.isEmpty ? "saknas" : line.value))
    endParagraph()
  }

  /// `Tabell 3. What it shows`, numbered by a field, with a bookmark to link to.
  mutating func caption(_ word: String, number: Int, _ text: String, id: String) {
    startParagraph(.caption)
    bookmarked(id) { writer in
      writer.run(word + "\u{A0}")
      writer.field("SEQ \(word) \\* ARABIC", String(number))
    }
    run(". " + text)
    endParagraph()
  }

  /// The chapters as links, in a field that Word can fill again.
  private mutating func contents() {
    var entries: [(level: Int, number: String, text: String, id: String)] = []
    var counts = [0, 0]
    for block in document.blocks {
      guard case .heading(let level, let text, let id) = block, level <= 3 else { continue }
      if level <= 2 { counts = [counts[0] + 1, 0] } else { counts[1] += 1 }
      let number = level <= 2 ? "\(counts[0])" : "\(counts[0]).\(counts[1])"
      if !text.isEmpty { entries.append((level, styles.isNumbered ? number + "\t" : "", text, id)) }
    }
    xml.start("w:sdt")
    let gallery = "<w:docPartGallery w:val=\"Table of Contents\"/>"
    xml.append(written: Array("<w:sdtPr><w:docPartObj>\(gallery)<w:docPartUnique/></w:docPartObj></w:sdtPr>".utf8))
    xml.start("w:sdtContent")
    paragraph(.contents, "Innehåll")
    for (index, entry) in entries.enumerated() {
      startParagraph(entry.level <= 2 ? .contents1 : .contents2)
      if index == 0 { beginField("TOC \\o \"1-2\" \\h \\z \\u") }
      link(entry.number + entry.text, to: entry.id, style: nil)
      if index == entries.count - 1 { fieldMark("end") }
      endParagraph()
    }
    xml.end()
    xml.end()
  }

  // MARK: Paragraphs

  /// A paragraph with only words in it.
  mutating func paragraph(_ style: DOCXStyle, _ text: String) {
    startParagraph(style)
    if !text.isEmpty { run(text) }
    endParagraph()
  }

  /// A paragraph of running text.
  mutating func paragraph(_ style: DOCXStyle, _ inlines: [Inline]) {
    startParagraph(style)
    runs(inlines)
    endParagraph()
  }

  /// Begins a paragraph.
  mutating func startParagraph(_ style: DOCXStyle, list: Int? = nil) {
    xml.start("w:p")
    let needsSpace = needsGap && [.normal, .listBullet, .listNumber].contains(style)
    needsGap = false
    guard style != .normal || needsSpace || breaksPage else { return }
    xml.start("w:pPr")
    if style != .normal { xml.element("w:pStyle", [("w:val", styles.id(style))]) }
    if breaksPage { xml.element("w:pageBreakBefore") }
    breaksPage = false
    if let list {
      xml.start("w:numPr")
      xml.element("w:ilvl", [("w:val", "0")])
      xml.element("w:numId", [("w:val", String(list))])
      xml.end()
    }
    if needsSpace { xml.element("w:spacing", [("w:before", "200")]) }
    xml.end()
  }

  /// Ends the paragraph that is open.
  mutating func endParagraph() { xml.end() }

  /// What the body writes within a bookmark for the id.
  mutating func bookmarked(_ id: String, _ body: (inout DOCXWriter) -> Void) {
    guard let name = anchors.name(of: id), marked.insert(id).inserted else { return body(&self) }
    bookmarkCount += 1
    let number = String(bookmarkCount)
    xml.element("w:bookmarkStart", [("w:id", number), ("w:name", name)])
    body(&self)
    xml.element("w:bookmarkEnd", [("w:id", number)])
  }

  /// Says that a table has just ended.
  mutating func endTable() { needsGap = true }

  // MARK: Sections

  /// Ends a part of the text for which the paper lies so; what follows begins on a new page.
  private mutating func endSection(_ orientation: DOCXPage.Orientation) {
    breaksPage = false
    xml.start("w:p")
    xml.start("w:pPr")
    xml.element("w:pStyle", [("w:val", styles.id(.sectionEnd))])
    section(orientation)
    xml.end()
    xml.end()
    needsGap = false
  }

  private mutating func section(_ orientation: DOCXPage.Orientation) {
    xml.start("w:sectPr")
    let references = package.margins(for: orientation, document, page, styles, options.wordTemplate)
    xml.append(
      written: Array((references + page.properties(orientation) + package.firstPage(options.wordTemplate)).utf8))
    xml.end()
  }

  private consuming func finished() -> [UInt8] {
    package.finish(text: xml.bytes, document, styles, numbering, options.wordTemplate)
  }
}
