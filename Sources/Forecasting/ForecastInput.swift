package import Kernel

/// Rows of a forecast to be written, as a file or a command spells them.
package struct ForecastInput: Sendable {
  /// How the rows are meant.
  package enum Manner: Hashable, Sendable {
    /// They are the whole sheets of the units that they name.
    case sheets
    /// They are set among the rows that stand.
    case cells
    /// Their cells are taken back; without line and area the unit's whole sheet.
    case clearing
  }

  /// One row with its place.
  package struct Row: Sendable {
    /// The unit's id; empty for the whole board.
    package let unit: String
    /// The area's id; empty for none.
    package let area: String
    /// The line's id; empty for a remark on the area.
    package let line: String
    /// The amount as entered; nil for a remark alone.
    package let entered: ForecastSheet.Entered?
    /// The remark; nil to leave what stands.
    package let remark: String?
    /// Where it stands.
    package let place: Place

    /// A row read from `place`.
    package init(
      unit: String, area: String, line: String, entered: ForecastSheet.Entered?, remark: String?, place: Place
    ) {
      self.unit = unit
      self.area = area
      self.line = line
      self.entered = entered
      self.remark = remark
      self.place = place
    }
  }

  /// The last month with actuals.
  package let month: Month
  /// The layer.
  package let layer: ForecastLayer
  /// The decision that it follows; the board's layer has one.
  package let decision: String
  /// How the rows are meant.
  package let manner: Manner
  /// The rows.
  package let rows: [Row]
  /// Whether amounts are let pass whose sign or size looks like a mistake.
  package let isConfirmed: Bool

  /// The forecast at `month`.
  package init(
    month: Month, layer: ForecastLayer = .unit, decision: String = "", manner: Manner = .sheets, rows: [Row],
    isConfirmed: Bool = false
  ) {
    self.month = month
    self.layer = layer
    self.decision = decision
    self.manner = manner
    self.rows = rows
    self.isConfirmed = isConfirmed
  }
}
