package import HTML

extension Look {
  /// A table in a region of its own, so that a wide one scrolls by itself and can be reached by keyboard.
  package static func table(_ table: PageTable) -> Node {
    let caption = table.id + "-rubrik"
    let isShort = table.rows.count <= 30
    return .element(
      .div,
      [
        .class("region rows" + (isShort ? " short" : "") + (table.form == .writing ? " cards" : "")), .role("region"),
        .aria("labelledby", caption), .tabIndex(0),
      ],
      [
        .element(
          .table,
          [.id(table.id)] + (table.form == .writing ? [.data("grid", "")] : [])
            + (table.isSortable && table.rows.count > 2 ? [.data("sorted-here", "")] : []),
          [
            .element(.caption, [.id(caption)], [.element(.span, [], table.caption)]),
            .element(.thead, [], [.element(.tr, [], table.columns.map(heading))]),
            .element(.tbody, [], [.written(rows(of: table))]),
          ])
      ])
  }

  private static func heading(_ column: PageTable.Column) -> Node {
    let attributes: [Attribute] = [.scope(.column), .class(name(of: column.kind))]
    if column.kind == .actions || column.title.isEmpty {
      return .element(.th, attributes, [spoken(column.title.isEmpty ? "Rad" : column.title)])
    }
    return .element(.th, attributes, column.title)
  }

  private static func rows(of table: PageTable) -> Written {
    Written(capacity: table.rows.count * table.columns.count * 128) { renderer in
      for row in table.rows { write(row, of: table, to: &renderer) }
    }
  }

  /// Writes the row as bytes at once: a page of figures is nearly nothing but such rows.
  private static func write(_ row: PageTable.Row, of table: PageTable, to renderer: inout Renderer) {
    renderer.append(
      .tr, row.id.map { .id($0) }, row.kind == .item ? nil : .class(row.kind.rawValue),
      row.kind == .chosen ? .aria("current", "true") : nil
    ) { renderer in
      for index in row.cells.indices {
        write(
          row.cells[index], in: table.columns[index], level: row.level, isCard: table.form == .writing, to: &renderer)
      }
    }
  }

  private static func write(
    _ cell: PageTable.Cell, in column: PageTable.Column, level: Int, isCard: Bool, to renderer: inout Renderer
  ) {
    if column.kind == .label {
      let indent = level == 0 ? "label" : "label in\(min(level, 6))"
      return renderer.append(.th, .scope(.row), .class(indent), order(of: cell)) { write(cell, to: &$0) }
    }
    var kind: Attribute?
    if case .brief = cell {
      kind = .class(name(of: column.kind) + " brief")
    } else if column.kind != .number {
      kind = .class(name(of: column.kind))
    }
    let title = isCard && !column.title.isEmpty && column.kind != .actions ? column.title : nil
    renderer.append(.td, order(of: cell), kind, title.map { .data("title", $0) }) { write(cell, to: &$0) }
  }

  /// What the cell is sorted by.
  private static func order(of cell: PageTable.Cell) -> Attribute? {
    switch cell {
    case .number(_, let exact): .data("exact", exact)
    case .way(_, _, let key), .figure(_, _, let key), .content(_, let key): key.isEmpty ? nil : .data("text", key)
    case .words, .brief, .empty: nil
    }
  }

  private static func write(_ cell: PageTable.Cell, to renderer: inout Renderer) {
    switch cell {
    case .words(let text), .brief(let text), .number(let text, _): renderer.append(text)
    case .way(let text, let address, _): renderer.append(.a, .href(address)) { $0.append(text) }
    case .figure(let text, let address, _):
      renderer.append(.a, .class("figure"), .href(address)) { $0.append(text) }
    case .content(let nodes, _): for node in nodes { renderer.append(node) }
    case .empty: break
    }
  }

  private static func name(of kind: PageTable.Kind) -> String {
    switch kind {
    case .label: "label"
    case .number: "number"
    case .text: "text"
    case .actions: "ways"
    }
  }
}
