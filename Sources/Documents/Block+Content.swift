extension Block {
  /// The table that it is or, of a chart, that it draws; nil for others.
  package var table: Table? {
    switch self {
    case .table(let table): table
    case .chart(let chart): chart.table
    default: nil
    }
  }

  /// Its running texts: of a list each item, of a table and a chart the notes beneath.
  package var texts: [[Inline]] {
    switch self {
    case .paragraph(let inlines): [inlines]
    case .list(let items), .numbered(let items): items
    case .notice(let notice): [notice.text]
    case .table(let table): table.notes
    case .chart(let chart): chart.table.notes
    case .heading, .pageBreak: []
    }
  }

  /// Every figure, as often as it is shown: those of a table's rows before those of its notes.
  package var figures: [FigureCell] { (table?.rowFigures ?? []) + texts.flatMap(\.figures) }
}

extension [Inline] {
  /// The figures of the text, in order.
  package var figures: [FigureCell] { compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } } }
}

extension Table {
  /// The figures of the rows, row by row.
  package var rowFigures: [FigureCell] {
    rows.flatMap { row in
      row.cells.compactMap { cell -> FigureCell? in if case .figure(let figure) = cell { figure } else { nil } }
    }
  }
}
