package import HTML
package import Kernel

/// A table of a page: people, batches, vouchers. Tables of figures come from documents.
package struct PageTable: Sendable {
  /// What a column holds.
  package enum Kind: Hashable, Sendable {
    /// What the row is about.
    case label
    /// Numbers, set to the right.
    case number
    /// Words.
    case text
    /// Links and buttons; its heading is only heard.
    case actions
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package let title: String
    /// What it holds.
    package let kind: Kind

    /// A column.
    package init(_ title: String, _ kind: Kind = .text) {
      self.title = title
      self.kind = kind
    }
  }

  /// One cell.
  package enum Cell: Sendable {
    /// Words.
    case words(String)
    /// Words that stand on one line: a day, the number of a voucher.
    case brief(String)
    /// A number as it is read, and exactly, for sorting.
    case number(String, exact: Int64)
    /// Words that lead on, and what they are sorted by; empty where they are not.
    case way(String, to: String, sortedBy: String = "")
    /// A figure that leads to what it is made of, and what it is sorted by; empty where it is not.
    case figure(String, at: String, sortedBy: String = "")
    /// Anything, and what it is sorted by; empty where it is not.
    case content([Node], sortedBy: String = "")
    /// Nothing.
    case empty

    /// A day in words, sorted by when it is.
    package static func day(_ day: Day) -> Cell {
      .content([.text(SwedishText.text(day))], sortedBy: day.description)
    }
  }

  /// What part a row plays.
  package enum RowKind: String, Hashable, Sendable {
    /// An ordinary row.
    case item
    /// A sum within the table.
    case subtotal
    /// The table's last sum.
    case total
    /// The row that the page is about.
    case chosen
  }

  /// One row.
  package struct Row: Sendable {
    /// Its id in the page; nil for none.
    package let id: String?
    /// What part it plays.
    package let kind: RowKind
    /// How deep it is indented, from 0.
    package let level: Int
    /// One cell for each column.
    package let cells: [Cell]

    /// A row.
    package init(_ cells: [Cell], id: String? = nil, kind: RowKind = .item, level: Int = 0) {
      self.cells = cells
      self.id = id
      self.kind = kind
      self.level = level
    }
  }

  /// How it is laid out and worked in.
  package enum Form: Hashable, Sendable {
    /// For reading: on a telephone it scrolls beside its first column.
    case reading
    /// For writing in: on a telephone each row is a card; with scripts, arrow keys move between fields and cells copied
    /// from a spreadsheet are pasted into them.
    case writing
  }

  /// Its id in the page.
  package let id: String
  /// What it shows.
  package let caption: String
  /// The columns; the first is a `label`.
  package let columns: [Column]
  /// The rows.
  package let rows: [Row]
  /// How it is laid out.
  package let form: Form
  /// Whether its rows may stand in any order, so that scripts may sort them where they stand: a list that is whole, and
  /// whose cells say by what they are sorted where that is not their text.
  package let isSortable: Bool

  /// A table; every row has a cell for each column.
  package init(
    id: String, caption: String, _ form: Form = .reading, isSortable: Bool = false, columns: [Column], rows: [Row]
  ) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "Every row has one cell for each column")
    self.id = id
    self.caption = caption
    self.form = form
    self.columns = columns
    self.rows = rows
    self.isSortable = isSortable
  }
}
