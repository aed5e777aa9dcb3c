import Documents

/// Where the figures and the words of a document stand.
enum SnapshotRules {
  /// A figure in one place of a document.
  struct Spot: Hashable, Sendable {
    /// The figure as it is shown there.
    let cell: FigureCell
    /// The table, chart or chapter: *tabellen ”Drift”*.
    let place: String
    /// What it is called there: the row and the column; nil in running text.
    let label: String?
  }

  /// Every figure in reading order, as often as it is shown.
  static func spots(of document: Document) -> [Spot] {
    var spots: [Spot] = []
    var chapter = document.title
    for block in document.blocks {
      switch block {
      case .heading(_, let text, _): chapter = text
      case .table(let table): spots += self.spots(of: table, place: place(of: table))
      case .chart(let chart): spots += self.spots(of: chart.table, place: "diagrammet ”\(chart.title)”")
      default: spots += block.figures.map { Spot(cell: $0, place: text(chapter), label: nil) }
      }
    }
    return spots
  }

  /// The table by its caption, without the unit of its amounts.
  static func place(of table: Table) -> String {
    let end = table.caption.firstRange(of: ". Belopp i ")?.lowerBound ?? table.caption.endIndex
    let caption = table.caption[..<end]
    return "tabellen ”\(caption.hasSuffix(".") ? caption.dropLast() : caption)”"
  }

  private static func text(_ chapter: String) -> String { "texten under ”\(chapter)”" }

  private static func spots(of table: Table, place: String) -> [Spot] {
    let rows = table.rows.flatMap { row in
      let label = SnapshotRules.label(of: row, in: table)
      return zip(table.columns, row.cells).compactMap { column, cell -> Spot? in
        guard case .figure(let figure) = cell else { return nil }
        let words = [label, column.title].filter { !$0.isEmpty }
        return Spot(cell: figure, place: place, label: words.joined(separator: ", "))
      }
    }
    return rows + table.notes.flatMap(\.figures).map { Spot(cell: $0, place: place, label: nil) }
  }

  /// What the row is about.
  static func label(of row: Table.Row, in table: Table) -> String {
    for (column, cell) in zip(table.columns, row.cells) where column.kind == .label {
      if case .text(let text) = cell { return text }
    }
    return ""
  }
}
