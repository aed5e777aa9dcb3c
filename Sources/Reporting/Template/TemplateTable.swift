package import Documents
package import Kernel

/// A table that a template describes: members of an axis as rows, figures as columns.
package struct TemplateTable: Hashable, Sendable {
  /// What its rows are.
  package enum Rows: Hashable, Sendable {
    /// The members of the axis; those of these ids where there are any.
    case members(axis: String, ids: [String])
    /// The months of the year.
    case months
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package let heading: TemplateWords
    /// The figure, without what the row adds.
    package let reference: FigureReference
    /// How it is drawn, where the table is a chart's.
    package let style: Chart.Style

    /// A column of the figure.
    package init(_ heading: TemplateWords, _ reference: FigureReference, style: Chart.Style = .bar) {
      self.heading = heading
      self.reference = reference
      self.style = style
    }
  }

  /// Its id, as people chose it.
  package let id: String
  /// What it shows.
  package let caption: TemplateWords
  /// What its rows are.
  package let rows: Rows
  /// The columns after the rows' names.
  package let columns: [Column]
  /// The unit of amounts; nil for tkr.
  package let unit: CellUnit?
  /// How many decimals; nil for as many as the unit has.
  package let decimals: Int?
  /// +1 for the ledger's sign, −1 for that of reports.
  package let factor: Int
  /// Whether it ends with the whole board.
  package let hasTotal: Bool
  /// Whether rows without any amount are left out.
  package let leavesOutEmpty: Bool
  /// What stands beneath.
  package let notes: [TemplateWords]
  /// Where it was written.
  package let place: Place

  /// A table.
  package init(
    id: String, caption: TemplateWords, rows: Rows, columns: [Column], unit: CellUnit? = nil, decimals: Int? = nil,
    factor: Int = -1, hasTotal: Bool = false, leavesOutEmpty: Bool = false, notes: [TemplateWords] = [],
    place: Place = Place()
  ) {
    self.id = id
    self.caption = caption
    self.rows = rows
    self.columns = columns
    self.unit = unit
    self.decimals = decimals
    self.factor = factor
    self.hasTotal = hasTotal
    self.leavesOutEmpty = leavesOutEmpty
    self.notes = notes
    self.place = place
  }
}

/// A chart that a template describes by its table.
package struct TemplateChart: Hashable, Sendable {
  /// What is drawn; its caption is the chart's title.
  package let table: TemplateTable
  /// How.
  package let kind: Chart.Kind
  /// What the drawing shows, for who does not see it.
  package let description: TemplateWords

  /// A chart of the table.
  package init(_ table: TemplateTable, kind: Chart.Kind, description: TemplateWords) {
    self.table = table
    self.kind = kind
    self.description = description
  }
}
