import Documents
import Kernel

/// Lying bars: for each row one for each series, its amount at its end. A series that is no bar is a mark across the
/// row, a band a thin bar between its ends.
struct BarsChart {
  private static let barHeight = 170
  private static let barGap = 20
  private let rows: [ChartValues.Row]
  private let left: Int
  private let chart: Chart
  private let values: ChartValues
  private let width: Int
  private let bars: [Chart.Series]

  /// How many rows are drawn at most; the table holds them all.
  static let most = 60

  init(_ chart: Chart, _ values: ChartValues, width: Int) {
    self.chart = chart
    self.values = values
    self.width = width
    rows = Array(values.rows.prefix(BarsChart.most))
    left = values.rows.count - rows.count
    bars = chart.series.filter { $0.style == .bar }
  }

  func drawing() -> Drawing {
    var sketch = ChartSketch(width: width)
    let legend = ChartLegend(chart.series.count > 1 ? entries : [], from: 20, width: width - 20)
    let perRow = max(1, bars.count)
    let frame = LyingFrame(
      labels: rows.map { ($0.label, $0.kind == .total || $0.kind == .subtotal || $0.kind == .heading) }, width: width,
      barHeight: perRow * (BarsChart.barHeight + BarsChart.barGap) - BarsChart.barGap, top: legend.height)
    let amounts = rows.filter { $0.kind != .heading }.flatMap { row in
      bars.map { (isBelow: (row.values[$0.column] ?? 0) < 0, text: row.texts[$0.column]) }
    }
    let plot = frame.plot(
      textsBefore: amounts.filter(\.isBelow).map(\.text), textsAfter: amounts.filter { !$0.isBelow }.map(\.text))
    let drawn = values.drawn(chart)
    let scale = ChartScale(
      low: min(0, drawn.min() ?? 0), high: max(0, drawn.max() ?? 0), start: plot.start, length: plot.length)
    legend.draw(in: &sketch)
    frame.axis(scale, values, in: &sketch)
    for (index, row) in rows.enumerated() {
      frame.label(index, in: &sketch)
      if row.kind != .heading { draw(row, at: index, frame, scale, in: &sketch) }
    }
    guard left > 0 else { return sketch.drawing(height: frame.height) }
    sketch.words(
      "\(left) rader till står i tabellen.", 10, frame.height + 110, size: ChartSketch.smallType, paint: .soft)
    return sketch.drawing(height: frame.height + 170)
  }

  private var entries: [(sample: ChartLegend.Sample, text: String)] {
    chart.series.enumerated().map { index, series in
      let sample: ChartLegend.Sample =
        switch series.style {
        case .bar: .fill(.number(index))
        case .line: .line(Paint.things[index % 6], .number(index), isDashed: false)
        case .dashed: .line(Paint.things[index % 6], .number(index), isDashed: true)
        case .band: .band
        }
      return (sample, chart.table.columns[series.column].title)
    }
  }

  private func draw(
    _ row: ChartValues.Row, at index: Int, _ frame: LyingFrame, _ scale: ChartScale, in sketch: inout ChartSketch
  ) {
    let bar = frame.bar(index)
    let zero = scale.position(0)
    let height = (bar.height - max(0, bars.count - 1) * BarsChart.barGap) / max(1, bars.count)
    let centres = bars.indices.map { bar.y + $0 * (height + BarsChart.barGap) + height / 2 }
    var number = 0
    for (place, series) in chart.series.enumerated() {
      guard let value = row.values[series.column] else {
        number += series.style == .bar ? 1 : 0
        continue
      }
      switch series.style {
      case .bar:
        sketch.bar(
          from: zero, to: scale.position(value), y: centres[number] - height / 2, height: height, .number(place))
        number += 1
      case .band(let upper):
        guard let other = row.values[upper] else { continue }
        sketch.bar(
          from: scale.position(value), to: scale.position(other), y: bar.y + bar.height / 2 - 25, height: 50,
          .init(.third))
      case .line, .dashed:
        let x = scale.position(value)
        let line = [Drawing.Point(x, bar.y - 40), Drawing.Point(x, bar.y + bar.height + 40)]
        sketch.line(line, .paper, width: 50)
        sketch.line(line, Paint.things[place % 6], width: 25, isDashed: series.style == .dashed)
        ChartMark.number(place).draw(at: .init(x, bar.y + bar.height / 2), Paint.things[place % 6], in: &sketch)
      }
    }
    for (series, centre) in zip(bars, centres) {
      let value = row.values[series.column]
      frame.amount(
        row.texts[series.column], besides: scale.position(value ?? 0), goesLeft: (value ?? 0) < 0, centre: centre,
        isStrong: row.kind == .total || row.kind == .subtotal, isMissing: value == nil, in: &sketch)
    }
  }
}
