import Accounts
import Figures
import Kernel

/// The forecast month by month, found by key: `expected:line/drift.utom-ram:2019-05`.
///
/// A forecast is set for the year; what is left of it falls as the period budget of each line, area and unit does, so
/// that months of sums are the sums of months.
struct ExpectedFigures {
  /// The measure's name in keys.
  static let measure = "expected"

  /// The figures that it is made of.
  let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }

  /// The twelve months of the slice.
  func months(of slice: FollowUp.Slice) -> [Int64] {
    let structure = followUp.structure
    guard let line = slice.line ?? structure.resultLine else { return [Int64](repeating: 0, count: 12) }
    let leaves = Set(structure.leaves(of: line))
    let isUnit = slice.unit.map(structure.unitsHeld)
    var seen: Set<MoneyCube.Cell> = []
    var sums = [Int64](repeating: 0, count: 12)
    for cell in followUp.actual.cells + followUp.budget.cells + followUp.forecast.cells {
      guard leaves.contains(cell.line), slice.area.map({ $0 == cell.area }) ?? true, isUnit?[cell.unit] ?? true,
        seen.insert(cell).inserted
      else { continue }
      // The cube of actuals begins with the year before.
      let posted = followUp.actual.months(of: cell).dropFirst(12).prefix(followUp.month.month)
      let months = ExpectedRules.months(
        posted: Array(posted), budget: followUp.budget.months(of: cell),
        forecast: followUp.forecast.sum(of: cell, over: followUp.year))
      for (month, amount) in months.enumerated() { sums[month] += amount }
    }
    return sums
  }

  /// The figure of the slice over the months of the year, where its twelve months are at hand.
  func figure(_ months: [Int64], of slice: FollowUp.Slice, over period: Period) -> Figure {
    let whole = figures.figure(.forecast, of: slice, over: followUp.year)
    let sum = period.months.reduce(0) { $0 + months[$1.month - 1] }
    return Figure(
      key: FigureKey(ExpectedFigures.measure, whole.key.selections, period), value: .money(Money(ore: sum)),
      status: whole.status, provenance: whole.provenance)
  }

  /// The slice that the key asks about; nil where its ids are unknown, or it is not of this year.
  private func slice(_ key: FigureKey) -> FollowUp.Slice? {
    guard key.measure == ExpectedFigures.measure else { return nil }
    return figures.parse(key.measuring(FollowUpMeasure.budget.rawValue))?.slice
  }
}

extension ExpectedFigures: FigureSource {
  var measures: [Measure] {
    [
      Measure(
        name: ExpectedFigures.measure, title: "Prognos månad för månad", axes: ["line", "area", "unit"])
    ]
  }

  func figure(_ key: FigureKey) -> Figure? {
    slice(key).map { figure(months(of: $0), of: $0, over: key.period) }
  }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let slice = slice(key) else { return nil }
    let months = months(of: slice)
    let parts = key.period.months.map { month in
      let isPosted = month <= followUp.month
      return Explanation.Part(
        label: SwedishText.text(month), value: Money(ore: months[month.month - 1]),
        key: isPosted ? figures.key(.actual, of: slice, over: Period(month)) : nil,
        source: isPosted ? "" : "del av det som återstår av årets prognos")
    }
    let names =
      [slice.line ?? followUp.structure.resultLine].compactMap { $0 }.map(followUp.structure.lineName)
      + [slice.area.map(followUp.structure.areaName), slice.unit.map(followUp.structure.unitName)].compactMap { $0 }
    return Explanation(
      figure: figure(months, of: slice, over: key.period),
      title: (["Prognos månad för månad"] + names + [SwedishText.text(key.period)]).joined(separator: ", "),
      parts: parts, notes: [ExpectedFigures.note])
  }

  /// How months that have not been are told.
  static let note =
    "Prognosen är satt för helåret. Det som återstår av den är fördelat på de månader som är kvar så som "
    + "periodbudgeten är det."
}
