package import Documents

/// Writes a document as plain UTF-8 text: paragraphs wrapped, tables aligned with spaces alone.
package struct TextWriter {
  private let width: Int
  private var lines: [String] = []
  private var tableCount = 0
  private var chartCount = 0

  private init(options: WriterOptions) { width = options.width }

  /// The document as text.
  package static func bytes(of document: Document, options: WriterOptions = WriterOptions()) -> [UInt8] {
    var writer = TextWriter(options: options)
    writer.title(document.title, underline: "=")
    writer.heading(document.heading)
    for block in document.blocks { writer.append(block) }
    return writer.bytes
  }

  /// The table alone, without a number.
  package static func bytes(of table: Table, options: WriterOptions = WriterOptions()) -> [UInt8] {
    var writer = TextWriter(options: options)
    writer.append(table, caption: table.caption)
    return writer.bytes
  }

  private var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private mutating func append(_ block: Block) {
    if !lines.isEmpty { lines.append("") }
    switch block {
    case .heading(let level, let text, _): title(text, underline: level <= 2 ? "-" : nil)
    case .paragraph(let inlines): lines += TextLayout.wrapped(inlines.plainText, to: width)
    case .list(let items):
      for item in items { hanging("- ", item.plainText) }
    case .numbered(let items):
      for (index, item) in items.enumerated() { hanging("\(index + 1). ", item.plainText) }
    case .notice(let notice): hanging(notice.kind.word + ": ", notice.text.plainText)
    case .table(let table):
      tableCount += 1
      append(table, caption: "Tabell \(tableCount). " + table.caption)
    case .chart(let chart):
      chartCount += 1
      hanging("Diagram \(chartCount). ", chart.title)
      lines.append("")
      lines += TextLayout.wrapped(chart.description, to: width) + [""]
      append(chart.table, caption: chart.table.caption)
    case .pageBreak: lines.append("")
    }
  }

  private mutating func title(_ text: String, underline: Character?) {
    let wrapped = TextLayout.wrapped(text, to: width)
    lines += wrapped
    if let underline {
      lines.append(String(repeating: underline, count: wrapped.map(\.count).max() ?? 0))
    }
  }

  private mutating func heading(_ heading: [Document.HeadingLine]) {
    guard !heading.isEmpty else { return }
    lines.append("")
    let labelWidth = heading.map(\.label.count).max() ?? 0
    for line in heading {
      hanging(
        TextLayout.padded(line.label + ":", to: labelWidth + 3), line.value.isEmpty ? "saknas" : line.value)
    }
  }

  /// The text with `lead` before its first line and as many spaces before the others.
  private mutating func hanging(_ lead: String, _ text: String) {
    let wrapped = TextLayout.wrapped(text, to: max(20, width - lead.count))
    for (index, line) in wrapped.enumerated() {
      lines.append((index == 0 ? lead : String(repeating: " ", count: lead.count)) + line)
    }
  }

  private mutating func append(_ table: Table, caption: String) {
    lines += TextLayout.wrapped(caption, to: width)
    lines.append("")
    lines += TextTable(table).lines
    let notes = table.allNotes
    guard !notes.isEmpty else { return }
    lines.append("")
    for note in notes { lines += TextLayout.wrapped(note.plainText, to: width) }
  }
}
