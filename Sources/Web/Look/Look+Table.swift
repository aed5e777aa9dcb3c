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
            .element(.tbody, [], table.rows.map { row($0, of: table) }),
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

  private static func row(_ row: PageTable.Row, of table: PageTable) -> Node {
    var attributes: [Attribute] = []
    if let id = row.id { attributes.append(.id(id)) }
    if row.kind != .item { attributes.append(.class(row.kind.rawValue)) }
    if row.kind == .chosen { attributes.append(.aria("current", "true")) }
    let cells = zip(row.cells, table.columns).map { cell, column in
      node(of: cell, in: column, level: row.level, isCard: table.form == .writing)
    }
    return .element(.tr, attributes, cells)
  }

  private static func node(of cell: PageTable.Cell, in column: PageTable.Column, level: Int, isCard: Bool) -> Node {
    var attributes: [Attribute] = []
    var content: [Node] = []
    var isBrief = false
    switch cell {
    case .words(let text): content = [.text(text)]
    case .brief(let text):
      content = [.text(text)]
      isBrief = true
    case .number(let text, let exact):
      content = [.text(text)]
      attributes.append(.data("exact", exact))
    case .content(let nodes, let key):
      content = nodes
      if !key.isEmpty { attributes.append(.data("text", key)) }
    case .empty: break
    }
    if column.kind == .label {
      let indent = level == 0 ? "label" : "label in\(min(level, 6))"
      return .element(.th, [.scope(.row), .class(indent)] + attributes, content)
    }
    if column.kind != .number { attributes.append(.class(name(of: column.kind) + (isBrief ? " brief" : ""))) }
    if isCard, !column.title.isEmpty, column.kind != .actions { attributes.append(.data("title", column.title)) }
    return .element(.td, attributes, content)
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
