import Budgeting
import Ledger
package import Figures
package import Kernel
import Storage

/// The figures of a follow-up, found by key.
///
/// Axes: `line/STATEMENT.LINE`, `area/ID`, `unit/ID`; without a line the statement's result is meant.
package struct FollowUpFigures {
  /// The follow-up that answers.
  package let followUp: FollowUp

  /// The figures of `followUp`.
  package init(_ followUp: FollowUp) { self.followUp = followUp }

  /// The key of a measure of a slice.
  package func key(_ measure: FollowUpMeasure, of slice: FollowUp.Slice, over period: Period) -> FigureKey {
    let structure = followUp.structure
    var selections: [FigureSelection] = []
    if let line = slice.line ?? structure.resultLine {
      selections.append(FigureSelection("line", structure.lineID(line)))
    }
    if let area = slice.area { selections.append(FigureSelection("area", structure.areaID(area))) }
    if let unit = slice.unit { selections.append(FigureSelection("unit", structure.unitID(unit))) }
    return FigureKey(measure.rawValue, selections, measure.isFullYear ? followUp.year : period)
  }

  /// The figure of a measure of a slice, with its provenance; missing where the board lacks what it is computed from.
  package func figure(_ measure: FollowUpMeasure, of slice: FollowUp.Slice, over period: Period) -> Figure {
    Figure(
      key: key(measure, of: slice, over: period),
      value: followUp.isKnown(measure, over: period)
        ? .money(Money(ore: followUp.value(measure, of: slice, over: period))) : .missing,
      status: status(of: measure, over: period), provenance: provenance(measure, over: period))
  }

  /// The least finished status among the months that the measure rests on; nil where it rests on records alone.
  package func status(of measure: FollowUpMeasure, over period: Period) -> PeriodStatus? {
    followUp.postings(beneath: measure, over: period).flatMap { followUp.status(of: $0) }
  }

  /// The measure, slice and period that a key means; nil where its ids are not of this follow-up.
  package func parse(_ key: FigureKey) -> (measure: FollowUpMeasure, slice: FollowUp.Slice, period: Period)? {
    guard let measure = FollowUpMeasure(rawValue: key.measure) else { return nil }
    let structure = followUp.structure
    var slice = FollowUp.Slice()
    for selection in key.selections {
      switch selection.axis {
      case "line": slice.line = (0...structure.exceptFrames).first { structure.lineID($0) == selection.id }
      case "area": slice.area = (0...structure.areas.count).first { structure.areaID($0) == selection.id }
      case "unit": slice.unit = followUp.unit(withID: selection.id)
      default: return nil
      }
    }
    let given = [slice.line, slice.area, slice.unit].compactMap { $0 }.count
    guard given == key.selections.count, isKnown(measure, key.period) else { return nil }
    return (measure, slice, key.period)
  }

  private func isKnown(_ measure: FollowUpMeasure, _ period: Period) -> Bool {
    let year = followUp.year
    if measure.isFullYear { return period == year }
    let isThisYear = year.contains(period.first) && year.contains(period.last)
    if measure == .actual {
      return isThisYear || (year.yearBefore.contains(period.first) && year.yearBefore.contains(period.last))
    }
    return isThisYear
  }

  private func provenance(_ measure: FollowUpMeasure, over period: Period) -> Provenance {
    if measure == .previousForecast {
      return Provenance(
        records: followUp.previous.map { ["forecast-sheet/\($0.month)"] } ?? [],
        event: followUp.previous?.event ?? followUp.event)
    }
    var provenance = Provenance(event: followUp.event)
    var months = followUp.postings(beneath: measure, over: period).map { [$0] } ?? []
    if measure == .difference { months.append(period.yearBefore) }
    provenance.segments = months.flatMap { followUp.ledger.facts.segments(in: $0) }
      .compactMap { $0.part.segment?.short }
    if measure.restsOnBudget {
      provenance.records += followUp.budgetBook.records
      provenance.records += followUp.budgetBook.frames.map { "budget-frame/\($0.id)@\($0.version)" }
    }
    if measure.restsOnForecast {
      provenance.records += followUp.sheets.map { "forecast-sheet/\($0.id)@\($0.version)" }
      provenance.records += followUp.methods.map { ["forecast-methods/\($0.id)@\($0.version)"] } ?? []
    }
    return provenance
  }
}

extension FollowUpFigures: FigureSource {
  package var measures: [Measure] {
    FollowUpMeasure.allCases.map { $0.offered(of: ["line", "area", "unit"], in: followUp.terms) }
  }

  package func figure(_ key: FigureKey) -> Figure? {
    parse(key).map { figure($0.measure, of: $0.slice, over: $0.period) }
  }

  package func explanation(of key: FigureKey) -> Explanation? {
    parse(key).map { FollowUpExplainer(self).explain($0.measure, of: $0.slice, over: $0.period) }
  }
}
