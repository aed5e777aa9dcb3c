import Accounts
package import Figures
import Kernel

/// The forecast as it stands in a layer: `forecast-layer:layer/controller:line/drift.personal:2019`.
package struct LayerFigures: FigureSource {
  private let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The layers of the forecast of `figures`.
  package init(_ figures: FollowUpFigures) { self.figures = figures }

  package var measures: [Measure] {
    [
      Measure(
        name: "forecast-layer", title: "Prognos i lagret", axes: ["layer", "line", "area", "unit"], periods: .fullYear)
    ]
  }

  package var members: [FigureMember] {
    ForecastLayer.allCases.map { FigureMember(axis: "layer", id: $0.rawValue, name: $0.title) } + figures.members
  }

  /// The forecast of the slice as the layer has it; missing where the layer, above the units', says nothing of it.
  package func figure(_ layer: ForecastLayer, of slice: FollowUp.Slice) -> Figure {
    let forecast = figures.figure(.forecast, of: slice, over: followUp.year)
    let cells = cells(of: slice)
    let speaks = layer == .unit || cells.contains { followUp.forecastCells[$0]?.speaks(layer) ?? false }
    let sum = cells.reduce(0) { $0 + followUp.forecastValue(of: $1, upTo: layer) }
    return Figure(
      key: key(layer, forecast.key), value: speaks ? .money(Money(ore: sum)) : .missing, status: forecast.status,
      provenance: forecast.provenance)
  }

  package func figure(_ key: FigureKey) -> Figure? { parse(key).map { figure($0, of: $1) } }

  package func explanation(of key: FigureKey) -> Explanation? {
    guard let (layer, slice) = parse(key) else { return nil }
    let line = slice.line ?? structure.resultLine
    let title = ["Prognos i lagret " + layer.title, line.map(structure.lineName) ?? "", SwedishText.text(key.period)]
    let words = ForecastWords(followUp)
    let parts = cells(of: slice).map { cell in
      Explanation.Part(
        label: [structure.lineName(cell.line), structure.areaName(cell.area), structure.unitName(cell.unit)]
          .joined(separator: ", "), value: Money(ore: followUp.forecastValue(of: cell, upTo: layer)),
        source: words.origin(of: cell))
    }
    let figure = figure(layer, of: slice)
    return Explanation(
      figure: figure, title: title.joined(separator: ", "),
      parts: figure.value == .missing
        ? [] : parts.filter { $0.value != .zero }.sorted { SwedishText.comesBefore($0.label, $1.label) })
  }

  private func cells(of slice: FollowUp.Slice) -> [MoneyCube.Cell] {
    guard let line = slice.line ?? structure.resultLine else { return [] }
    let leaves = Set(structure.leaves(of: line))
    let isUnit = slice.unit.map(structure.unitsHeld)
    return followUp.forecast.cells.filter { cell in
      leaves.contains(cell.line) && (slice.area.map { $0 == cell.area } ?? true) && (isUnit?[cell.unit] ?? true)
    }
  }

  private func key(_ layer: ForecastLayer, _ forecast: FigureKey) -> FigureKey {
    FigureKey("forecast-layer", [FigureSelection("layer", layer.rawValue)] + forecast.selections, forecast.period)
  }

  private func parse(_ key: FigureKey) -> (ForecastLayer, FollowUp.Slice)? {
    guard key.measure == "forecast-layer", let layer = key.id(on: "layer").flatMap({ ForecastLayer(rawValue: $0) })
    else { return nil }
    let rest = FigureKey(
      FollowUpMeasure.forecast.rawValue, key.selections.filter { $0.axis != "layer" }, key.period)
    return figures.parse(rest).map { (layer, $0.slice) }
  }
}
