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

  /// What the rows were made from.
  package enum Origin: Hashable, Sendable {
    /// The version of the one sheet that they are of; 0 where there was none.
    case version(Int)
    /// The sheets as they were after the event, each cell by itself.
    case event(Int)
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
    /// How much care that is; nil to leave what stands where single cells are set, and for none in whole sheets.
    package let volume: ForecastSheet.Volume?
    /// The remark; nil to leave what stands.
    package let remark: String?
    /// Where it stands.
    package let place: Place

    /// A row read from `place`.
    package init(
      unit: String, area: String, line: String, entered: ForecastSheet.Entered?,
      volume: ForecastSheet.Volume? = nil, remark: String?, place: Place
    ) {
      self.unit = unit
      self.area = area
      self.line = line
      self.entered = entered
      self.volume = volume
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
  /// What the rows were made from; nil to write whatever stands.
  package let basedOn: Origin?

  /// The version of the one sheet that the rows were made from; nil where they were made from anything else.
  var version: Int? { if case .version(let version)? = basedOn { version } else { nil } }

  /// The forecast at `month`.
  package init(
    month: Month, layer: ForecastLayer = .unit, decision: String = "", manner: Manner = .sheets, rows: [Row],
    isConfirmed: Bool = false, basedOn: Origin? = nil
  ) {
    self.month = month
    self.layer = layer
    self.decision = decision
    self.manner = manner
    self.rows = rows
    self.isConfirmed = isConfirmed
    self.basedOn = basedOn
  }
}
