import Documents

/// Lays a table out in plain text: a head, a rule, a line or more for each row.
///
/// A sum has the rule above it unless it stands above its own parts. Columns are as narrow as their numbers and
/// the longest word of their headings allow; long words in label and text columns wrap.
struct TextTable {
  private static let labelWidth = 44
  private static let textWidth = 40
  private static let gap = "  "

  private let table: Table
  private let cells: [[[String]]]
  private let head: [[String]]
  private let widths: [Int]

  init(_ table: Table) {
    self.table = table
    let cells = table.rows.map { row in
      zip(table.columns, row.cells).map { column, cell in TextTable.lines(of: cell, in: column, of: row) }
    }
    let longest = table.columns.indices.map { column in
      cells.reduce(0) { max($0, $1[column].map(\.count).max() ?? 0) }
    }
    let head = zip(table.columns, longest).map { column, width in
      let word = column.title.split(separator: " ").map(\.count).max() ?? 0
      return TextLayout.wrapped(column.title, to: max(width, word, column.kind == .number ? 8 : 1))
    }
    self.cells = cells
    self.head = head
    widths = zip(head, longest).map { titles, width in max(width, titles.map(\.count).max() ?? 0) }
  }

  /// The table's lines.
  var lines: [String] {
    var lines: [String] = []
    let height = head.map(\.count).max() ?? 0
    for line in 0..<height {
      // Headings stand on the rule: a short one has its empty lines above.
      lines.append(joined { head[$0].count - height + line >= 0 ? head[$0][head[$0].count - height + line] : "" })
    }
    let rule = joined { String(repeating: "-", count: widths[$0]) }
    lines.append(rule)
    for (index, (row, texts)) in zip(table.rows, cells).enumerated() {
      let standsAbove = row.sumOf.contains { $0 > index }
      if row.kind == .total || row.kind == .subtotal && !standsAbove { lines.append(rule) }
      for line in 0..<max(1, texts.map(\.count).max() ?? 0) {
        lines.append(joined { line < texts[$0].count ? texts[$0][line] : "" })
      }
    }
    return lines
  }

  private func joined(_ text: (Int) -> String) -> String {
    table.columns.indices.map { column in
      table.columns[column].kind == .number
        ? TextLayout.rightAligned(text(column), to: widths[column])
        : TextLayout.padded(text(column), to: widths[column])
    }.joined(separator: TextTable.gap)
  }

  private static func lines(of cell: Table.Cell, in column: Table.Column, of row: Table.Row) -> [String] {
    switch cell {
    case .empty: return []
    case .figure(let figure): return [figure.text.isEmpty ? "–" : figure.text]
    case .text(let text):
      switch column.kind {
      case .number: return [text]
      case .text: return TextLayout.wrapped(text, to: textWidth)
      case .label:
        let indent = String(repeating: "  ", count: max(0, min(row.level, 8)))
        return TextLayout.wrapped(text, to: labelWidth - indent.count).map { indent + $0 }
      }
    }
  }
}
