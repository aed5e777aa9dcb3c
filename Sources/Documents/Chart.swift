/// A drawing of a table of figures: what it shows stands in its data table, how it is drawn follows from its kind.
///
/// The cells are drawn as they are printed (unit, sign and decimals of their presentation), so drawing and table cannot
/// disagree. A missing figure leaves a gap.
package struct Chart: Hashable, Sendable {
  /// How the rows are drawn.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One upright group for each row, by its series: bars, lines, a band.
    case months
    /// One lying bar for each row and series: few things compared by size.
    case bars
    /// One lying bar for each row, of which the series are the parts; the parts are printed as shares of the row's sum.
    case shares
    /// From the first row to the last: a first level, steps up and down by cause, the level that they lead to. Rows of
    /// the kinds `subtotal` and `total` are levels, all others steps.
    case bridge
  }

  /// How one column of the data table is drawn.
  package enum Style: Hashable, Sendable {
    /// As bars, filled.
    case bar
    /// As a line with a mark at each point.
    case line
    /// As a dashed line: what is not yet.
    case dashed
    /// As the area between this column and the column of that index, which is its upper bound.
    case band(upper: Int)
  }

  /// One drawn column.
  package struct Series: Hashable, Sendable {
    /// The column's index in the data table.
    package let column: Int
    /// How it is drawn.
    package let style: Style

    /// The column drawn so.
    package init(_ column: Int, _ style: Style) {
      self.column = column
      self.style = style
    }
  }

  /// Unique in the document, safe in a URL and as a file name.
  package let id: String
  /// What the chart says, as a heading over it: *Avvikelsen beror mest på köpt vård*.
  package let title: String
  /// What the drawing shows, for who does not see it: form, extent, the greatest and what moves. One to three
  /// sentences.
  package let description: String
  /// How it is drawn.
  package let kind: Kind
  /// The data table; its first column of the kind `label` names the rows.
  package let table: Table
  /// The drawn columns, in the order of the legend; all of the kind `number`.
  package let series: [Series]

  /// A chart; every series names a number column of the table, and a band two.
  package init(id: String, title: String, description: String, kind: Kind, table: Table, series: [Series]) {
    precondition(
      series.allSatisfy { $0.columns.allSatisfy { table.columns.indices.contains($0) } },
      "Every series names a column of the table")
    self.id = id
    self.title = title
    self.description = description
    self.kind = kind
    self.table = table
    self.series = series
  }
}

extension Chart.Series {
  /// The columns that are drawn from.
  package var columns: [Int] {
    if case .band(let upper) = style { [column, upper] } else { [column] }
  }
}
