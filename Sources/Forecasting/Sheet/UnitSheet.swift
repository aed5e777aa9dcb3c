import Accounts
package import Documents
package import Kernel
import Ledger
import Storage

/// A unit's forecast at a month as whoever sets it sees it: for each line of each area what has happened, the budget,
/// what the forecast is where nobody sets one, what is entered in the layer, and the forecast before.
package struct UnitSheet: Sendable {
  /// What is known of a cell or of several, ready to be shown with the sign of reports, in tkr.
  package struct Amounts: Sendable {
    /// The postings of the year to the month.
    package let actual: FigureCell
    /// The budget of the same months.
    package let periodBudget: FigureCell
    /// The year's budget.
    package let budget: FigureCell
    /// The year's forecast as it stands, all layers taken together.
    package let forecast: FigureCell
    /// The forecast less the budget.
    package let variance: FigureCell
    /// The forecast as it was at the occasion before.
    package let previous: FigureCell
    /// How far it has moved since.
    package let change: FigureCell
  }

  /// One line of an area.
  package struct Cell: Sendable {
    /// The line's id.
    package let line: String
    /// The area's id; empty where the board follows no areas up.
    package let area: String
    /// What the line is called.
    package let name: String
    /// What is known of it.
    package let amounts: Amounts
    /// What the year comes to where nobody sets a forecast.
    ///
    /// **Unit** öre. **Sign** debit-positive.
    package let proposal: Money
    /// How that is reckoned.
    package let method: ForecastMethod
    /// What is entered in the layer; nil where nothing is.
    package let own: ForecastSheet.Row?
    /// What other layers say of it, the highest first.
    package let others: [ForecastEntry]
    /// Whether a forecast can be set on it: not on codes that no line takes.
    package let isOpen: Bool
    /// Whether its line or area has gone since it was entered, so that it can only be taken back.
    package let isLost: Bool
    /// What of the postings somebody says is coded wrongly, as long as it waits.
    package let marked: Marked
    /// How much bought care it is; nil where nothing is counted.
    package let volume: SheetVolume?
  }

  /// Postings that somebody says are coded wrongly. They count in all figures as they stand.
  package struct Marked: Hashable, Sendable {
    /// How many.
    package let count: Int
    /// What they come to. **Sign** debit-positive.
    package let sum: Money

    /// What the marks come to.
    init(_ marks: [MarkedPosting]) {
      count = marks.count
      sum = marks.map(\.posting.amount).sum()
    }
  }

  /// An area with its lines.
  package struct Area: Sendable {
    /// The area's id; empty where the board follows no areas up.
    package let id: String
    /// What it is called.
    package let name: String
    /// The sums of its lines.
    package let amounts: Amounts
    /// What the layer says of the area as a whole; nil where nothing is said.
    package let remark: ForecastSheet.Row?
    /// The lines that have postings, a budget or a forecast.
    package let cells: [Cell]
  }

  /// The last month with actuals.
  package let month: Month
  /// The unit's id.
  package let unit: String
  /// The unit's id in keys: `ID.egen` for a department's own codes, whose id names the sum.
  package let keyID: String
  /// What the unit is called.
  package let unitName: String
  /// The layer that is written.
  package let layer: ForecastLayer
  /// The version of the sheet that stands; 0 for none.
  package let version: Int
  /// The event that it was read at.
  package let event: Int
  /// The month of the forecast before; nil where there is none.
  package let previousMonth: Month?
  /// The areas, each with its lines.
  package let areas: [Area]
  /// What is entered on lines or areas that have gone.
  package let lost: [Cell]
  /// The sums of all areas.
  package let total: Amounts
  /// The lines that a forecast can be set on, by id, with what they are called.
  package let lines: [(id: String, name: String)]
  /// The areas that a forecast can be set in, likewise.
  package let areaNames: [(id: String, name: String)]
  /// What of the unit's postings somebody says is coded wrongly, as long as it waits.
  package let marked: Marked
  /// Who wrote the layer last; nil where nobody has.
  package let lastStamp: ForecastSheet.Stamp?
  /// What is entered in the layer, in its order.
  let rows: [ForecastSheet.Row]
  /// What is entered of other statements than drift, and stays as it is.
  var kept: [ForecastSheet.Row] { rows.filter { $0.statement ?? Statement.drift != Statement.drift } }

  /// The sheet of the unit in the layer.
  ///
  /// **Throws** `ForecastingProblem.unknownUnit`, `.unitWithoutCodes`; `StorageProblem.outsideScope`.
  package init(_ sections: FollowUpSections, unit id: String, layer: ForecastLayer) throws {
    let followUp = sections.driftFollowUp
    let structure = followUp.structure
    guard let unit = structure.units.firstIndex(where: { $0.id == id }) else {
      let place = Place(field: "enhet")
      throw structure.groups.groups.contains { $0.id == id }
        ? ForecastingProblem.unitWithoutCodes(id, place) : ForecastingProblem.unknownUnit(id, place)
    }
    guard followUp.isUnitVisible[unit] else { throw StorageProblem.outsideScope(unit: id) }
    let builder = UnitSheetBuilder(followUp: followUp, unit: unit, layer: layer)
    month = followUp.month
    self.unit = id
    keyID = structure.unitID(unit)
    unitName = structure.unitName(unit)
    self.layer = layer
    version = builder.sheet?.version ?? 0
    event = followUp.event
    previousMonth = followUp.previous?.month
    areas = builder.areas
    lost = builder.lost
    total = builder.amounts(.init(line: structure.exceptFrames, unit: unit))
    lines = builder.lines
    areaNames = builder.areaNames
    marked = Marked(builder.marks.values.flatMap { $0 })
    lastStamp = builder.lastStamp
    rows = builder.rows
  }

  /// Every line of every area, and what is lost.
  package var cells: [Cell] { areas.flatMap(\.cells) + lost }
}
