import Accounts
import Closing
package import Figures
import Kernel
import Organisation
import Storage

/// The figures of what the forecast counts on and what it leaves out, found by key:
/// `assumption:assumption/ID:2019`, the sums `assumptions-included:2019` and `assumptions-left-out:2019`, and
/// `forecast-with-left-out:2019`. Earlier keys, which stand in remarks, spell the axis `item`.
///
/// **Unit** öre. **Sign** debit-positive, so what improves the result is negative.
package struct AssumptionFigures {
  /// What is measured; the raw value stands in figure keys.
  enum Kind: String, CaseIterable {
    /// One assumption.
    case item = "assumption"
    /// The sum of what the forecast holds.
    case included = "assumptions-included"
    /// The sum of what it does not hold.
    case leftOut = "assumptions-left-out"
    /// The forecast if all that it leaves out came true.
    case forecast = "forecast-with-left-out"

    var title: String {
      switch self {
      case .item: "Antagande i prognosen"
      case .included: "Ingår i prognosen"
      case .leftOut: "Ingår inte i prognosen"
      case .forecast: "Prognos helår om det som inte ingår blir av"
      }
    }
  }

  /// The axis of single assumptions.
  static let axis = "assumption"

  /// The follow-up that holds the forecast.
  let followUp: FollowUp
  /// The year's assumptions that have not ended, by id.
  let items: [Versioned<ForecastAssumption>]
  private let forecasts: FollowUpFigures

  /// The figures of the year's assumptions.
  init(_ all: [Versioned<ForecastAssumption>], in followUp: FollowUp) {
    self.followUp = followUp
    forecasts = FollowUpFigures(followUp)
    items = all.filter { item in
      item.value.year == followUp.year.first.year && !item.value.isEnded
        && followUp.isUnitVisible[followUp.structure.names.unit(item.value.unit)]
    }.sorted { $0.id < $1.id }
  }

  /// The assumptions that are in the forecast, or those that are not; greatest first.
  func items(included: Bool) -> [Versioned<ForecastAssumption>] {
    items.filter { $0.value.isIncluded == included }.sorted { first, second in
      (second.value.amount.ore.magnitude, first.id) < (first.value.amount.ore.magnitude, second.id)
    }
  }

  /// The figure of an assumption.
  func figure(item: Versioned<ForecastAssumption>) -> Figure {
    figure(
      FigureKey(Kind.item.rawValue, [FigureSelection(AssumptionFigures.axis, item.id)], followUp.year),
      item.value.amount, [item])
  }

  /// The figure of a sum, or of the forecast.
  func figure(_ kind: Kind) -> Figure {
    let key = FigureKey(kind.rawValue, [], followUp.year)
    switch kind {
    case .item: return Figure(key: key, value: .missing, status: nil, provenance: Provenance(event: followUp.event))
    case .included: return sum(key, items(included: true))
    case .leftOut: return sum(key, items(included: false))
    case .forecast:
      let forecast = self.forecast
      let leftOut = sum(key, items(included: false))
      var provenance = forecast.provenance
      provenance.records += leftOut.provenance.records
      let amounts = [forecast.value.money, leftOut.value.money].compactMap { $0 }
      return Figure(key: key, value: .money(amounts.sum()), status: forecast.status, provenance: provenance)
    }
  }

  /// The board's forecast for the year.
  var forecast: Figure { forecasts.figure(.forecast, of: .init(), over: followUp.year) }

  private func sum(_ key: FigureKey, _ items: [Versioned<ForecastAssumption>]) -> Figure {
    figure(key, items.map(\.value.amount).sum(), items)
  }

  private func figure(_ key: FigureKey, _ amount: Money, _ items: [Versioned<ForecastAssumption>]) -> Figure {
    Figure(
      key: key, value: .money(amount), status: nil,
      provenance: Provenance(records: items.map(record), event: followUp.event))
  }

  private func record(_ item: Versioned<ForecastAssumption>) -> String {
    "forecast-assumption/\(item.id)@\(item.version)"
  }

  /// What the key asks; nil where it is of no use here.
  private func parse(_ key: FigureKey) -> (kind: Kind, item: Versioned<ForecastAssumption>?)? {
    guard let kind = Kind(rawValue: key.measure), key.period == followUp.year else { return nil }
    guard kind == .item else { return key.selections.isEmpty ? (kind, nil) : nil }
    let id = key.id(on: AssumptionFigures.axis) ?? key.id(on: "item")
    guard key.selections.count == 1, let item = items.first(where: { $0.id == id }) else { return nil }
    return (kind, item)
  }
}

extension AssumptionFigures: FigureSource {
  package var measures: [Measure] {
    Kind.allCases.map { kind in
      Measure(
        name: kind.rawValue, title: kind.title, axes: kind == .item ? [AssumptionFigures.axis] : [],
        periods: .fullYear)
    }
  }

  package var members: [FigureMember] {
    items.map { FigureMember(axis: AssumptionFigures.axis, id: $0.id, name: $0.value.name) }
  }

  package func figure(_ key: FigureKey) -> Figure? {
    parse(key).map { $0.item.map { figure(item: $0) } ?? figure($0.kind) }
  }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let (kind, item) = parse(key) else { return nil }
    let year = SwedishText.text(followUp.year)
    if let item {
      return Explanation(
        figure: figure(item: item), title: [kind.title, item.value.name, year].joined(separator: ", "), parts: [],
        notes: notes(item.value))
    }
    return Explanation(figure: figure(kind), title: kind.title + ", " + year, parts: parts(kind))
  }

  private func parts(_ kind: Kind) -> [Explanation.Part] {
    func part(_ figure: Figure, _ label: String, _ source: String = "") -> Explanation.Part {
      Explanation.Part(label: label, value: figure.value.money ?? .zero, key: figure.key, source: source)
    }
    switch kind {
    case .item: return []
    case .included, .leftOut:
      return items(included: kind == .included).map { part(figure(item: $0), $0.value.name, record($0)) }
    case .forecast:
      return [part(forecast, FollowUpMeasure.forecast.title), part(figure(.leftOut), Kind.leftOut.title)]
    }
  }

  private func notes(_ assumption: ForecastAssumption) -> [String] {
    var notes = [assumption.isIncluded ? "Ingår i prognosen." : "Ingår inte i prognosen."]
    let place = place(assumption)
    if !place.isEmpty { notes.append("Gäller: " + place) }
    let ground = ground(assumption)
    if !ground.isEmpty { notes.append("Grund: " + ground) }
    return notes
  }

  /// Why the assumption is in or out, and on what decision.
  func ground(_ assumption: ForecastAssumption) -> String {
    let decision = assumption.decision.isEmpty ? "" : "Beslut: \(assumption.decision)."
    return [assumption.ground, decision].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Where the assumption lies: its line, area and unit, as far as they are told.
  func place(_ assumption: ForecastAssumption) -> String {
    let structure = followUp.structure
    let line = assumption.line.map { id in structure.statement.lines.first { $0.id == id }?.name ?? id }
    let area = assumption.area.map { structure.areaName(structure.names.area($0)) }
    let unit = assumption.unit.map { id in structure.units.first { $0.id == id }?.value.name ?? id }
    return [line, area, unit].compactMap { $0 }.joined(separator: ", ")
  }
}
