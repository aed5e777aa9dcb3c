package import Documents
import Figures
import Kernel
package import Storage

/// The forecast in one sentence, and what has moved it: of the whole board, of a department or of a unit. Every number
/// is a reference to the figure that the tables print.
package struct ForecastHeadline {
  /// One cause of a changed forecast.
  package struct Movement: Hashable, Sendable {
    /// The area or line that moved.
    package let name: String
    /// How far: *en försämring med 450 tkr*.
    package let change: Inline
    /// What the sheets say of it; empty where nobody says anything.
    package let reason: String
  }

  private static let outcome = Wording.words(
    positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")
  private static let budgeted = Wording.words(
    positive: "mot ett budgeterat överskott om", negative: "mot ett budgeterat underskott om",
    zero: "mot en budget i balans")
  private static let netCost = Wording.words(
    positive: "en nettokostnad om", negative: "en nettointäkt om", zero: "ingen nettokostnad")
  private static let againstBudget = Wording.words(
    positive: "ett överskott mot budget om", negative: "ett underskott mot budget om", zero: "i nivå med budget")
  private static let change = Wording.words(
    positive: "en förbättring med", negative: "en försämring med", zero: "oförändrat")

  /// What the forecast is of.
  private enum Extent {
    case board
    case unit(Int)
    /// The units that may be seen, together.
    case visibleUnits
  }

  private let figures: FollowUpFigures
  private let extent: Extent
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The headline of drift; nil where there is no such unit or it may not be seen.
  package init?(_ sections: FollowUpSections, unit id: String? = nil) {
    figures = FollowUpFigures(sections.driftFollowUp)
    guard let id else {
      extent = .board
      return
    }
    guard let unit = figures.followUp.unit(withID: id) else { return nil }
    extent = .unit(unit)
  }

  /// The headline of all that somebody with the scope sees: of the whole board, of her only unit, or of her units
  /// together. Units are no board: they have no share of the council's money.
  package static func ofAll(_ sections: FollowUpSections, seenIn scope: Scope?) -> ForecastHeadline? {
    guard scope != .everything else { return ForecastHeadline(sections) }
    let units = UnitList.names(sections)
    return units.count == 1
      ? ForecastHeadline(sections, unit: units[0].id)
      : ForecastHeadline(figures: FollowUpFigures(sections.driftFollowUp), extent: .visibleUnits)
  }

  private init(figures: FollowUpFigures, extent: Extent) {
    self.figures = figures
    self.extent = extent
  }

  private var unit: Int? { if case .unit(let unit) = extent { unit } else { nil } }
  /// Whether the council's money is part of it; a unit has no share of that.
  private var isOfBoard: Bool { if case .board = extent { true } else { false } }

  /// What the unit is called; nil for the whole board and for several units.
  package var unitName: String? { unit.map(structure.unitName) }

  /// The sentence without its full stop: level, variance against the budget, and change since the forecast before.
  ///
  /// A unit has no share of the council's money, so its level is its net cost.
  package var sentence: [Inline] {
    let year = Digits.padded(followUp.year.first.year, 4)
    let whose = if case .visibleUnits = extent { " för dina enheter" } else { "" }
    var text: [Inline] = [.text("prognosen\(whose) för \(year) är ")]
    if isOfBoard {
      text.append(inline(.forecast, ForecastHeadline.outcome))
      if followUp.isKnown(.budget, over: followUp.year) {
        text += [.text(" "), inline(.budget, ForecastHeadline.budgeted, over: followUp.year)]
      }
    } else {
      text.append(inline(.forecast, ForecastHeadline.netCost, as: Presentation(unit: .tkr, factor: 1)))
      if followUp.isKnown(.variance, over: followUp.year) {
        text += [.text(", "), inline(.variance, ForecastHeadline.againstBudget)]
      }
    }
    if let previous = followUp.previous {
      text += [
        .text(", "), inline(.forecastChange, ForecastHeadline.change),
        .text(" sedan prognosen efter \(SwedishText.monthNames[previous.month.month - 1])"),
      ]
    }
    return text
  }

  /// The sentence with its capital letter and its full stop.
  package var asSentence: [Inline] {
    var text = sentence + [.text(".")]
    if case .text(let first)? = text.first { text[0] = .text(first.capitalisedFirst) }
    return text
  }

  /// What has moved the forecast most since the one before, at most `count` areas, greatest first; none where there was
  /// no forecast before.
  package func movements(_ count: Int) -> [Movement] {
    guard followUp.previous != nil else { return [] }
    let bridge = ForecastBridge(followUp, .previous, by: .area, unit: unit)
    let remarks = RemarkWords(figures, as: .tkr)
    return bridge.causes.indices.filter { bridge.moves[$0] != 0 }
      .sorted { (bridge.moves[$1].magnitude, $0) < (bridge.moves[$0].magnitude, $1) }.prefix(count)
      .map { index in
        let slice = bridge.causes[index].slice
        return Movement(
          name: bridge.causes[index].name,
          change: .figure(
            FigureCell(figures.figure(.forecastChange, of: slice, over: followUp.year), as: .tkr),
            ForecastHeadline.change),
          reason: slice.area.map(remarks.text) ?? "")
      }
  }

  /// The statement in brief: each line with budget, forecast and variance of the year.
  package var statement: Table {
    let whole = FollowUpTables(figures).statement(unit: unit)
    let picked = [0, 1, 3, 4]
    return Table(
      id: whole.id + "-i-korthet", caption: whole.caption,
      columns: picked.map { index in
        let column = whole.columns[index]
        return Table.Column(
          column.name, column.title, column.kind,
          difference: column.difference.flatMap { difference in
            guard let first = picked.firstIndex(of: difference.minuend),
              let second = picked.firstIndex(of: difference.subtrahend)
            else { return nil }
            return .init(first, minus: second)
          })
      },
      rows: whole.rows.map { row in
        Table.Row(id: row.id, kind: row.kind, level: row.level, cells: picked.map { row.cells[$0] }, sumOf: row.sumOf)
      }, notes: whole.notes)
  }

  private func inline(
    _ measure: FollowUpMeasure, _ wording: Wording, as presentation: Presentation = .tkr, over period: Period? = nil
  ) -> Inline {
    let slice = FollowUp.Slice(line: isOfBoard ? nil : structure.exceptFrames, unit: unit)
    let figure = figures.figure(measure, of: slice, over: period ?? followUp.toDate)
    return .figure(FigureCell(figure, as: presentation), wording)
  }
}
