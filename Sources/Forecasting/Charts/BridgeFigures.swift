import Figures
import Kernel
import Storage

/// What bridges take together, found by key: `variance-rest:bridge/area:2019`.
///
/// Axes: `bridge/GRAIN`, and `unit/ID` for a unit's own bridge.
struct BridgeFigures {
  /// The axis that says what the causes of the bridge are.
  static let axis = "bridge"

  /// The figures that bridges are made of.
  let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }

  private static func measure(_ way: ForecastBridge.Way) -> String { way.step.rawValue + "-rest" }

  /// The figure of what the bridge takes together.
  func rest(_ bridge: ForecastBridge) -> Figure {
    let whole = figures.figure(bridge.way.step, of: .init(unit: bridge.unit), over: followUp.year)
    let unit = bridge.unit.map { [FigureSelection("unit", followUp.structure.unitID($0))] } ?? []
    return Figure(
      key: FigureKey(
        BridgeFigures.measure(bridge.way), [FigureSelection(BridgeFigures.axis, bridge.grain.rawValue)] + unit,
        followUp.year),
      value: bridge.isKnown ? .money(Money(ore: bridge.rest)) : .missing, status: whole.status,
      provenance: whole.provenance)
  }

  private func bridge(_ key: FigureKey) -> ForecastBridge? {
    guard let way = ForecastBridge.Way.allCases.first(where: { BridgeFigures.measure($0) == key.measure }),
      let grain = key.id(on: BridgeFigures.axis).flatMap({ ForecastBridge.Grain(rawValue: $0) }),
      let asked = figures.parse(
        FigureKey(way.step.rawValue, key.selections.filter { $0.axis != BridgeFigures.axis }, key.period)),
      asked.slice.line == nil, asked.slice.area == nil
    else { return nil }
    return ForecastBridge(followUp, way, by: grain, unit: asked.slice.unit)
  }
}

extension BridgeFigures: FigureSource {
  var measures: [Measure] {
    ForecastBridge.Way.allCases.map { way in
      Measure(
        name: BridgeFigures.measure(way), title: way.step.title + ", övriga orsaker",
        axes: [BridgeFigures.axis, "unit"], periods: .fullYear)
    }
  }

  var members: [FigureMember] {
    [
      FigureMember(
        axis: BridgeFigures.axis, id: ForecastBridge.Grain.area.rawValue, name: followUp.terms("per område")),
      FigureMember(
        axis: BridgeFigures.axis, id: ForecastBridge.Grain.line.rawValue, name: followUp.terms("per område och rad")),
    ] + figures.members.filter { $0.axis == "unit" }
  }

  func figure(_ key: FigureKey) -> Figure? { bridge(key).map(rest) }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let bridge = bridge(key) else { return nil }
    let parts = bridge.choice.rest.map { cause in
      Explanation.Part(
        label: bridge.causes[cause].name, value: Money(ore: bridge.moves[cause]),
        key: figures.key(bridge.way.step, of: bridge.causes[cause].slice, over: followUp.year))
    }
    let unit = bridge.unit.map { [followUp.structure.unitName($0)] } ?? []
    return Explanation(
      figure: rest(bridge),
      title: ([bridge.way.step.title, "övriga orsaker"] + unit + [SwedishText.text(followUp.year)])
        .joined(separator: ", "),
      parts: bridge.isKnown ? parts : [])
  }
}
