import Documents
import Figures

extension TypstWriter {
  /// A table with its caption. Columns have headers; what a row is about stands first, where it is heard first.
  mutating func append(_ table: Table, _ layout: TypstTableLayout) {
    tableCount += 1
    let caption = "Tabell \(tableCount). " + table.caption
    guard !table.columns.isEmpty else {
      put("#par[#")
      literal(caption)
      put("]")
      return
    }
    if layout.isShort { put("#whole(") } else { put("#") }
    put("tabular(")
    literal(caption)
    put(", \(TypstWriter.points(layout.size)), (")
    for width in layout.widths { put(TypstWriter.points(width) + ", ") }
    put("), (")
    // Beside longer words a number stands at their first line, else at the last line of its label.
    let line = table.columns.contains { $0.kind == .text } ? "top" : "bottom"
    for column in table.columns { put((column.kind == .number ? "right + " : "left + ") + line + ", ") }
    put("),\n")
    head(of: table)
    for (index, row) in table.rows.enumerated() { append(row, at: index, of: table) }
    put(layout.isShort ? "))" : ")")
  }

  /// What stands under the table.
  mutating func notes(of table: Table) {
    for note in table.allNotes where !note.isEmpty {
      put("\n#note")
      content(note)
    }
  }

  private mutating func head(of table: Table) {
    put("table.header(")
    for column in table.columns {
      put("table.cell(align: bottom + ")
      put(column.kind == .number ? "right, " : "left, ")
      if column.title.isEmpty {
        put("spoken(\"Rad\")")
      } else {
        put("b(")
        literal(column.title)
        put(")")
      }
      put("), ")
    }
    put("table.hline()),\n")
  }

  private mutating func append(_ row: Table.Row, at index: Int, of table: Table) {
    if row.kind == .heading, let label = row.headingAlone() {
      // A header of its own for the rows below it: it is never left alone at the foot of a page.
      put("table.header(level: 2, repeat: false, table.cell(colspan: \(row.cells.count), align: left, ")
      indented(row.level) { writer in
        writer.put("b(")
        writer.literal(label)
        writer.put(")")
      }
      put(")),\n")
      return
    }
    let standsAbove = row.sumOf.contains { $0 > index }
    if row.kind == .total || row.kind == .subtotal && !standsAbove { put("table.hline(), ") }
    for column in row.cells.indices {
      append(row.cells[column], in: table.columns[column].kind, of: row)
      put(", ")
    }
    if row.kind == .total { put("table.hline(), ") }
    put("\n")
  }

  private mutating func append(_ cell: Table.Cell, in kind: Table.ColumnKind, of row: Table.Row) {
    let weight: String? =
      switch row.kind {
      case .item, .remainder: nil
      case .heading: "b"
      case .subtotal, .total: "sum"
      }
    if let weight { put(weight + "(") }
    switch cell {
    case .empty: put("[]")
    case .figure(let figure): append(figure)
    case .text(let text) where kind == .label:
      indented(row.level) { writer in
        if let word = row.spokenWord(label: text) {
          writer.put("spoken(")
          writer.literal(word + ":\u{A0}")
          writer.put(") + ")
        }
        writer.literal(text)
      }
    case .text(let text): literal(text)
    }
    if weight != nil { put(")") }
  }

  private mutating func append(_ figure: FigureCell) {
    let text = figure.text
    if !text.isEmpty, figure.value != .suppressed {
      TypstText.append(plain: text, to: &bytes)
      return
    }
    put("unseen(")
    literal(text.isEmpty ? "–" : text)
    put(", ")
    literal(figure.absence.replacing(" ", with: "\u{A0}"))
    put(")")
  }

  private mutating func indented(_ level: Int, _ write: (inout TypstWriter) -> Void) {
    let depth = max(0, min(level, 6)) * TypstWriter.indent
    if depth > 0 { put("inset(\(depth / 10).\(depth % 10)em, ") }
    write(&self)
    if depth > 0 { put(")") }
  }

  /// Tenths of a point as Typst writes them.
  static func points(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)pt" }
}
