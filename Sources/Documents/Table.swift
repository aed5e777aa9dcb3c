/// A table of resolved figures.
package struct Table: Hashable, Sendable {
  /// What a column holds.
  package enum ColumnKind: Hashable, Sendable {
    /// What the row is about; the row's heading.
    case label
    /// Numbers, set to the right.
    case number
    /// Words.
    case text
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// The name in machine-readable output: ASCII, unique in the table.
    package let name: String
    /// The heading.
    package let title: String
    /// What it holds.
    package let kind: ColumnKind
    /// The columns, by index, whose difference (first − second) this column prints; nil for others.
    package let difference: Difference?

    /// A column.
    package init(_ name: String, _ title: String, _ kind: ColumnKind = .number, difference: Difference? = nil) {
      self.name = name
      self.title = title
      self.kind = kind
      self.difference = difference
    }
  }

  /// Two columns whose difference a third prints.
  package struct Difference: Hashable, Sendable {
    /// The column that is subtracted from.
    package let minuend: Int
    /// The column that is subtracted.
    package let subtrahend: Int

    /// `minuend − subtrahend`.
    package init(_ minuend: Int, minus subtrahend: Int) {
      self.minuend = minuend
      self.subtrahend = subtrahend
    }
  }

  /// What part a row plays.
  package enum RowKind: String, Hashable, Sendable {
    /// An ordinary row.
    case item
    /// A heading over the rows that follow; its figure cells are empty.
    case heading
    /// A sum within the table.
    case subtotal
    /// The table's last sum.
    case total
    /// What the named rows leave over, or what no rule covers.
    case remainder
  }

  /// One row.
  package struct Row: Hashable, Sendable {
    /// The row's id: a line, an area, a unit; unique in the table.
    package let id: String
    /// What part it plays.
    package let kind: RowKind
    /// How deep it is indented, from 0.
    package let level: Int
    /// One cell for each column.
    package let cells: [Cell]
    /// The indices of the rows that this row is the sum of; empty where it is no sum.
    package let sumOf: [Int]

    /// A row.
    package init(id: String, kind: RowKind = .item, level: Int = 0, cells: [Cell], sumOf: [Int] = []) {
      self.id = id
      self.kind = kind
      self.level = level
      self.cells = cells
      self.sumOf = sumOf
    }
  }

  /// One cell.
  package enum Cell: Hashable, Sendable {
    /// Words; in a label column the row's heading.
    case text(String)
    /// A figure.
    case figure(FigureCell)
    /// Nothing.
    case empty
  }

  /// The table's id: unique in the document, safe in a URL and as a file name.
  package let id: String
  /// What the table shows, with its unit.
  package let caption: String
  /// The columns.
  package let columns: [Column]
  /// The rows.
  package let rows: [Row]
  /// What stands under the table, a paragraph each.
  package let notes: [[Inline]]

  /// A table; every row has one cell for each column.
  package init(id: String, caption: String, columns: [Column], rows: [Row], notes: [[Inline]] = []) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "Every row has one cell for each column")
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// The same table with one more note, before its own.
  package func noting(_ note: [Inline]) -> Table {
    Table(id: id, caption: caption, columns: columns, rows: rows, notes: [note] + notes)
  }

  /// Whether a printed sum or difference disagrees with the printed numbers that it is made of, because each cell is
  /// rounded from its exact value.
  package var showsRounding: Bool {
    rows.contains { row in
      columns.indices.contains { column in
        guard let printed = printed(row, column) else { return false }
        if let difference = columns[column].difference, let minuend = self.printed(row, difference.minuend),
          let subtrahend = self.printed(row, difference.subtrahend), minuend - subtrahend != printed
        {
          return true
        }
        guard !row.sumOf.isEmpty else { return false }
        return row.sumOf.reduce(0) { $0 + (self.printed(rows[$1], column) ?? 0) } != printed
      }
    }
  }

  private func printed(_ row: Row, _ column: Int) -> Int64? {
    if case .figure(let cell) = row.cells[column] { cell.printed } else { nil }
  }
}
