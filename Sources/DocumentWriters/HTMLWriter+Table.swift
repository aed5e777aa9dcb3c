package import Documents
import Figures
package import HTML
import Kernel

extension HTMLWriter {
  /// A table in a region of its own, so that a wide one scrolls by itself and can be reached by keyboard.
  package mutating func node(of table: Table) -> Node {
    tableCount += 1
    return node(of: table, called: "Tabell \(tableCount)")
  }

  /// The table under the name that its caption begins with.
  mutating func node(of table: Table, called name: String) -> Node {
    let captionId = table.id + "-rubrik"
    let caption = Node.element(
      .caption, [.id(captionId)],
      [
        .element(
          .span, [], [.element(.span, [.class("ordinal")], name), .text(" " + table.caption)])
      ])
    let isWide = table.columns.count > 9
    return .fragment([
      .element(
        .div,
        [
          .class("region" + (isWide ? " wide" : "") + (table.rows.count <= 30 ? " short" : "")), .id(table.id),
          .role("region"), .aria("labelledby", captionId),
          .tabIndex(0),
        ],
        [.element(.table, [], [caption, head(of: table)] + bodies(of: table))]),
      notes(of: table),
    ])
  }

  private func head(of table: Table) -> Node {
    let cells = table.columns.map { column in
      let title: Node =
        column.title.isEmpty ? .element(.span, [.class("spoken")], "Rad") : .text(column.title)
      return Node.element(.th, [.scope(.column), .class(HTMLWriter.name(of: column.kind))], [title])
    }
    return .element(.thead, [], [.element(.tr, [], cells)])
  }

  /// The rows; a heading row begins a table body of its own, whose header it is.
  private mutating func bodies(of table: Table) -> [Node] {
    var bodies: [Node] = []
    var rows: [Node] = []
    for row in table.rows {
      if row.kind == .heading, !rows.isEmpty {
        bodies.append(.element(.tbody, [], rows))
        rows = []
      }
      rows.append(node(of: row, in: table))
    }
    if !rows.isEmpty { bodies.append(.element(.tbody, [], rows)) }
    return bodies
  }

  private mutating func node(of row: Table.Row, in table: Table) -> Node {
    var cells: [Node] = []
    cells.reserveCapacity(row.cells.count)
    if row.kind == .heading, let label = row.headingAlone() {
      cells.append(
        .element(
          .th, [.scope(.rowGroup), .columnSpan(row.cells.count), .class(HTMLWriter.label(level: row.level))], label))
    } else {
      // The hot path: by index, so that no column is copied for each cell.
      for index in row.cells.indices {
        cells.append(node(of: row.cells[index], in: table.columns[index].kind, of: row))
      }
    }
    var attributes = [Attribute.id(table.id + ":" + HTMLWriter.idText(row.id))]
    if row.kind != .item { attributes.append(.class(row.kind.rawValue)) }
    return .element(.tr, attributes, cells)
  }

  private mutating func node(of cell: Table.Cell, in kind: Table.ColumnKind, of row: Table.Row) -> Node {
    switch (cell, kind) {
    case (.text(let text), .label):
      var content: [Node] = []
      if let word = row.spokenWord(label: text) { content.append(.element(.span, [.class("spoken")], word + ": ")) }
      content.append(.text(text))
      return .element(.th, [.scope(.row), .class(HTMLWriter.label(level: row.level))], content)
    case (.text(let text), .number), (.text(let text), .text):
      // Words that need room say so, so that a table of short ones is no wider than it must be.
      let isLong = kind == .text && text.utf8.count > 40
      return .element(.td, [.class(isLong ? "text long" : HTMLWriter.name(of: kind))], text)
    case (.empty, _):
      return .element(.td)
    case (.figure(let figure), _):
      return .element(.td, figureAttributes(figure), [content(of: figure)])
    }
  }

  private func content(of cell: FigureCell) -> Node {
    let text = cell.text
    if !text.isEmpty, cell.value != .suppressed {
      return options.figureAddress == nil ? .text(text) : linked(cell, .text(text))
    }
    return linked(
      cell,
      .fragment([
        .element(.span, [.aria("hidden", "true")], text.isEmpty ? "–" : text),
        .element(.span, [.class("spoken")], cell.absence),
      ]))
  }

  /// The content as a link to the figure's explanation, where the options say where that is.
  func linked(_ cell: FigureCell, _ content: Node) -> Node {
    guard let address = options.figureAddress else { return content }
    return .element(.a, [.href(address + HTMLWriter.addressText(cell.key.description))], [content])
  }

  /// The figure's key and its exact value, for whoever follows or checks it.
  mutating func figureAttributes(_ cell: FigureCell) -> [Attribute] {
    let key = Attribute.data("key", keyText.text(of: cell.key))
    switch cell.value {
    case .money(let money): return [key, .data("ore", money.ore)]
    case .count(let count): return [key, .data("count", count)]
    case .share(let share): return [key, .data("share", "\(share.numerator)/\(share.denominator)")]
    case .missing, .suppressed: return [key]
    }
  }

  private mutating func notes(of table: Table) -> Node {
    let notes = table.allNotes
    guard !notes.isEmpty else { return .nothing }
    return .element(.div, [.class("notes")], notes.map { .element(.p, [], nodes(of: $0)) })
  }

  private static func name(of kind: Table.ColumnKind) -> String {
    switch kind {
    case .label: "label"
    case .number: "number"
    case .text: "text"
    }
  }

  private static func label(level: Int) -> String {
    level == 0 ? "label" : "label in\(min(level, 6))"
  }

  /// The row's id as the page can hold it: without spaces and without the colon that parts it from the table's.
  private static func idText(_ id: String) -> String {
    percentEncoded(id) { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "%") }
  }

  /// The key as part of an address.
  private static func addressText(_ key: String) -> String {
    percentEncoded(key) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
      default: false
      }
    }
  }

  private static func percentEncoded(_ text: String, where isPlain: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
