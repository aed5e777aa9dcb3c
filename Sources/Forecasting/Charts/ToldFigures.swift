import Accounts
import Figures
import Kernel

/// The forecast for the year as each occasion of the year told it, found by key:
/// `told-forecast:occasion/2019-03:line/drift.resultat:2019`.
struct ToldFigures {
  /// The measure's name in keys.
  static let measure = "told-forecast"
  /// The axis of occasions.
  static let axis = "occasion"

  /// The figures of the forecast now.
  let figures: FollowUpFigures
  /// The forecasts of earlier occasions, oldest first.
  let earlier: [ForecastSnapshot]
  private var followUp: FollowUp { figures.followUp }

  /// The occasions that told a forecast, oldest first, this one last.
  var months: [Month] { earlier.map(\.month) + [followUp.month] }

  /// The figure of what the occasion told of the slice; nil where it told nothing.
  func figure(_ month: Month, of slice: FollowUp.Slice) -> Figure? {
    let now = figures.figure(.forecast, of: slice, over: followUp.year)
    let key = FigureKey(
      ToldFigures.measure, [FigureSelection(ToldFigures.axis, month.description)] + now.key.selections, now.key.period)
    if month == followUp.month {
      return Figure(key: key, value: now.value, status: now.status, provenance: now.provenance)
    }
    guard let snapshot = earlier.first(where: { $0.month == month }) else { return nil }
    return Figure(
      key: key, value: .money(Money(ore: amounts(of: slice, in: snapshot).reduce(0) { $0 + $1.value })), status: nil,
      provenance: Provenance(records: ["forecast-sheet/\(month)"], event: snapshot.event))
  }

  /// What the occasion told of each cell of the slice, laid on today's structure.
  private func amounts(of slice: FollowUp.Slice, in snapshot: ForecastSnapshot) -> [MoneyCube.Cell: Int64] {
    let structure = followUp.structure
    guard let line = slice.line ?? structure.resultLine else { return [:] }
    let leaves = Set(structure.leaves(of: line))
    let isUnit = slice.unit.map(structure.unitsHeld)
    let lines = snapshot.lines.map(structure.names.line)
    let areas = snapshot.areas.map(structure.names.area)
    let units = snapshot.units.map(structure.names.unit)
    var amounts: [MoneyCube.Cell: Int64] = [:]
    for old in snapshot.cells where followUp.isUnitVisible[units[old.unit]] {
      let cell = MoneyCube.Cell(line: lines[old.line], area: areas[old.area], unit: units[old.unit])
      guard leaves.contains(cell.line), slice.area.map({ $0 == cell.area }) ?? true, isUnit?[cell.unit] ?? true
      else { continue }
      amounts[cell, default: 0] += old.amount
    }
    return amounts
  }

  private func parse(_ key: FigureKey) -> (month: Month, slice: FollowUp.Slice)? {
    guard key.measure == ToldFigures.measure, let month = key.id(on: ToldFigures.axis).flatMap({ Month($0) }),
      months.contains(month)
    else { return nil }
    let rest = FigureKey(
      FollowUpMeasure.forecast.rawValue, key.selections.filter { $0.axis != ToldFigures.axis }, key.period)
    return figures.parse(rest).map { (month, $0.slice) }
  }
}

extension ToldFigures: FigureSource {
  var measures: [Measure] {
    [
      Measure(
        name: ToldFigures.measure, title: followUp.terms("Prognos helår enligt tillfället"),
        axes: [ToldFigures.axis, "line", "area", "unit"], periods: .fullYear)
    ]
  }

  var members: [FigureMember] {
    months.map { FigureMember(axis: ToldFigures.axis, id: $0.description, name: "efter " + SwedishText.text($0)) }
      + figures.members
  }

  func figure(_ key: FigureKey) -> Figure? { parse(key).flatMap { figure($0.month, of: $0.slice) } }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let (month, slice) = parse(key), let figure = figure(month, of: slice) else { return nil }
    let structure = followUp.structure
    let names =
      [slice.line ?? structure.resultLine].compactMap { $0 }.map(structure.lineName)
      + [slice.area.map(structure.areaName), slice.unit.map(structure.unitName)].compactMap { $0 }
    return Explanation(
      figure: figure,
      title: (["Prognos helår efter " + SwedishText.text(month)] + names + [SwedishText.text(key.period)])
        .joined(separator: ", "),
      parts: parts(month, slice))
  }

  private func parts(_ month: Month, _ slice: FollowUp.Slice) -> [Explanation.Part] {
    guard let snapshot = earlier.first(where: { $0.month == month }) else {
      let now = figures.figure(.forecast, of: slice, over: followUp.year)
      return [
        Explanation.Part(label: FollowUpMeasure.forecast.title, value: now.value.money ?? .zero, key: now.key)
      ]
    }
    let structure = followUp.structure
    return amounts(of: slice, in: snapshot).filter { $0.value != 0 }.map { cell, amount in
      Explanation.Part(
        label: [structure.lineName(cell.line), structure.areaName(cell.area), structure.unitName(cell.unit)]
          .joined(separator: ", "), value: Money(ore: amount),
        source: "prognosen efter \(SwedishText.text(month)), händelse \(snapshot.event)")
    }.sorted { SwedishText.comesBefore($0.label, $1.label) }
  }
}
