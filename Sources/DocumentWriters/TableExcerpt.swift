import Documents

/// The part of a table that finds room on a page read from afar: its sums, its largest rows and its weightiest columns.
struct TableExcerpt {
  /// The rows and columns that are kept, in the table's order, without its own notes.
  let table: Table
  /// How many rows with numbers or words are left out.
  let rowsLeft: Int
  /// How many columns are left out.
  let columnsLeft: Int

  /// The excerpt of at most so many rows and columns.
  init(of table: Table, rows mostRows: Int, columns mostColumns: Int) {
    let columns = TableExcerpt.columns(of: table, atMost: mostColumns)
    let isWordy = columns.contains { table.columns[$0].kind == .text && TableExcerpt.isLong(table, $0) }
    let rows = TableExcerpt.rows(of: table, atMost: isWordy ? min(mostRows, 6) : mostRows)
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    self.table = Table(
      id: table.id, caption: table.caption,
      columns: columns.map { index in
        let column = table.columns[index]
        var difference: Table.Difference?
        if let old = column.difference, let first = place[old.minuend], let second = place[old.subtrahend] {
          difference = .init(first, minus: second)
        }
        return Table.Column(column.name, column.title, column.kind, difference: difference)
      },
      rows: rows.map { index in
        let row = table.rows[index]
        return Table.Row(
          id: row.id, kind: row.kind, level: 0, cells: columns.map { TableExcerpt.shortened(row.cells[$0]) })
      })
    rowsLeft = table.rows.count { $0.kind != .heading } - rows.count
    columnsLeft = table.columns.count - columns.count
  }

  private static let mostLetters = 84

  private static func isLong(_ table: Table, _ column: Int) -> Bool {
    table.rows.contains { row in
      if case .text(let text) = row.cells[column] { text.count > 40 } else { false }
    }
  }

  /// Words that fill no more than a few lines of a narrow column, cut after a whole word.
  private static func shortened(_ cell: Table.Cell) -> Table.Cell {
    guard case .text(let text) = cell, text.count > mostLetters else { return cell }
    let start = text.prefix(mostLetters)
    let end = start.lastIndex { $0.isWhitespace } ?? start.endIndex
    return .text(start[..<end] + "…")
  }

  /// Sums first, then what is largest in the column that tells most; headings fall away.
  private static func rows(of table: Table, atMost most: Int) -> [Int] {
    let candidates = table.rows.indices.filter { table.rows[$0].kind != .heading }
    // To leave out a row or two would puzzle more than it helps.
    guard candidates.count > most + (most < 8 ? 0 : 2) else { return candidates }
    let column =
      table.columns.firstIndex { $0.difference != nil } ?? table.columns.firstIndex { $0.kind == .number }
    func weight(_ index: Int) -> (Int, Int128) {
      let row = table.rows[index]
      let rank =
        switch row.kind {
        case .total: 2
        case .subtotal: 1
        case .item, .remainder, .heading: 0
        }
      guard let column, case .figure(let cell) = row.cells[column], let printed = cell.printed else {
        return (rank, -1)
      }
      // Cells of a column may have different decimals.
      return (rank, Int128(printed.magnitude) * 1_000_000 / Int128(cell.presentation.scale))
    }
    // Half of the room is for rows that are no sums, however many sums there are.
    let order = candidates.sorted { one, other in
      let (first, second) = (weight(one), weight(other))
      return first == second ? one < other : first > second
    }
    let sums = order.filter { weight($0).0 > 0 }.prefix(max(1, most / 2))
    let items = order.filter { weight($0).0 == 0 }.prefix(most - sums.count)
    return (sums + items).sorted()
  }

  /// The label, differences with what they are the difference of, then the others from the left.
  private static func columns(of table: Table, atMost most: Int) -> [Int] {
    guard table.columns.count > most else { return Array(table.columns.indices) }
    var kept: [Int] = []
    func keep(_ indices: [Int]) {
      let new = indices.filter { !kept.contains($0) }
      if kept.count + new.count <= most { kept += new }
    }
    keep(table.columns.indices.filter { table.columns[$0].kind == .label }.prefix(1).map { $0 })
    for index in table.columns.indices {
      if let difference = table.columns[index].difference {
        keep([index, difference.minuend, difference.subtrahend])
      }
    }
    for index in table.columns.indices { keep([index]) }
    return kept.sorted()
  }
}
