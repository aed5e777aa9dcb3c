import Documents
import Kernel

/// One upright group for each row: bars side by side, lines with marks, dashed lines, a band behind them.
///
/// A line that reaches the last row has its name at its end where there is room; the others stand in the legend.
struct MonthsChart {
  /// A series and how it is drawn.
  private struct Drawn {
    let series: Chart.Series
    let title: String
    let paint: Paint
    let fill: ChartSketch.Fill
    let mark: ChartMark

    var isLine: Bool { series.style == .line || series.style == .dashed }

    var sample: ChartLegend.Sample {
      switch series.style {
      case .bar: .fill(fill)
      case .line: .line(paint, mark, isDashed: false)
      case .dashed: .line(paint, mark, isDashed: true)
      case .band: .band
      }
    }
  }

  private let chart: Chart
  private let values: ChartValues
  private let width: Int
  private let drawn: [Drawn]
  private let hasDirectNames: Bool

  init(_ chart: Chart, _ values: ChartValues, width: Int) {
    self.chart = chart
    self.values = values
    self.width = width
    drawn = chart.series.enumerated().map { index, series in
      Drawn(
        series: series, title: chart.table.columns[series.column].title, paint: Paint.things[index % 6],
        fill: .number(index), mark: .number(index))
    }
    let lines = drawn.filter(\.isLine)
    hasDirectNames =
      width >= 5_000 && chart.series.count > 1 && (1...4).contains(lines.count)
      && lines.allSatisfy { TypeMetrics.width(of: $0.title, size: ChartSketch.type) <= 1_500 }
  }

  private func isNamedDirectly(_ drawn: Drawn) -> Bool {
    hasDirectNames && drawn.isLine && values.rows.last?.values[drawn.series.column] != nil
  }

  func drawing() -> Drawing {
    var sketch = ChartSketch(width: width)
    let (low, high, step) = domain()
    let marks = ChartScale.marks(from: low, to: high, by: step)
    let texts = marks.map { ChartScale.text(of: $0, perUnit: values.perUnit, step: step) }
    let left = 40 + (texts.map { TypeMetrics.width(of: $0, size: ChartSketch.smallType) }.max() ?? 0) + 60
    let legend = ChartLegend(
      chart.series.count > 1 ? drawn.filter { !isNamedDirectly($0) }.map { ($0.sample, $0.title) } : [], from: left,
      width: width - 20)
    let direct = drawn.filter(isNamedDirectly)
    let right = direct.map { TypeMetrics.width(of: $0.title, size: ChartSketch.type) + 110 }.max() ?? 40
    let top = legend.height + 230
    let height = width < 5_000 ? 1_900 : 2_500
    let scale = ChartScale(low: low, high: high, start: top + height, length: -height)
    let slots = MonthSlots(left: left, width: width - left - right, count: values.rows.count)
    legend.draw(in: &sketch)
    sketch.words(
      values.unit.text, left - 60, legend.height + 120, anchor: .end, size: ChartSketch.smallType, paint: .soft)
    bands(slots, scale, in: &sketch)
    axis(zip(marks, texts), slots, scale, in: &sketch)
    bars(slots, scale, in: &sketch)
    if low <= 0, high >= 0 {
      sketch.line([.init(slots.left, scale.position(0)), .init(slots.end, scale.position(0))], .ink, width: 12)
    }
    for line in drawn where line.isLine { self.line(line, slots, scale, in: &sketch) }
    names(direct, slots, scale, in: &sketch)
    var bottom = slots.labels(values.rows.map(\.label), below: top + height, in: &sketch)
    if low > 0 || high < 0 {
      sketch.words(
        "Axeln är bruten: den börjar inte vid noll.", width - 10, bottom + 110, anchor: .end,
        size: ChartSketch.smallType, paint: .soft)
      bottom += 160
    }
    return sketch.drawing(height: bottom)
  }

  /// The ends of the axis, round, and the step between its marks. Zero is left out only where there are lines alone,
  /// far from it.
  private func domain() -> (low: Int128, high: Int128, step: Int128) {
    let all = values.drawn(chart)
    var low = all.min() ?? 0
    var high = all.max() ?? 0
    let nearest = low > 0 ? low : high < 0 ? -high : 0
    if !drawn.allSatisfy(\.isLine) || nearest <= (high - low) * 2 {
      low = min(0, low)
      high = max(0, high)
    }
    if low == high { high = low + values.perUnit }
    let step = ChartScale.step(over: high - low, atMost: 5, perUnit: values.perUnit)
    let below = low >= 0 ? low / step : -((-low + step - 1) / step)
    let above = high > 0 ? (high + step - 1) / step : -(-high / step)
    return (below * step, above * step, step)
  }

  private func axis(
    _ marks: some Sequence<(Int128, String)>, _ slots: MonthSlots, _ scale: ChartScale, in sketch: inout ChartSketch
  ) {
    var lines: [[Drawing.Point]] = []
    for (mark, text) in marks {
      let y = scale.position(mark)
      lines.append([.init(slots.left, y), .init(slots.end, y)])
      sketch.words(
        text, slots.left - 60, y + 40, anchor: .end, size: ChartSketch.smallType, paint: .soft)
    }
    sketch.lines(lines, .rule, width: 8)
  }

  private func bars(_ slots: MonthSlots, _ scale: ChartScale, in sketch: inout ChartSketch) {
    let bars = drawn.filter { $0.series.style == .bar }
    guard !bars.isEmpty else { return }
    let zero = scale.position(0)
    for (row, content) in values.rows.enumerated() {
      let (start, end) = slots.inner(row)
      for (number, bar) in bars.enumerated() {
        guard let value = content.values[bar.series.column] else { continue }
        let from = start + (end - start) * number / bars.count
        let to = start + (end - start) * (number + 1) / bars.count
        let gap = bars.count > 1 && to - from > 60 ? 12 : 0
        sketch.column(
          from: zero, to: scale.position(value), x: from, width: max(1, to - from - gap), bar.fill)
      }
    }
  }

  /// The runs of rows that have a value in every one of the columns.
  private func runs(_ columns: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (row, content) in values.rows.enumerated() where columns.allSatisfy({ content.values[$0] != nil }) {
      if let last = runs.last, last.upperBound == row {
        runs[runs.count - 1] = last.lowerBound..<row + 1
      } else {
        runs.append(row..<row + 1)
      }
    }
    return runs
  }

  private func points(_ run: Range<Int>, _ column: Int, _ slots: MonthSlots, _ scale: ChartScale) -> [Drawing.Point] {
    run.compactMap { row in
      values.rows[row].values[column].map { .init(slots.middle(row), scale.position($0)) }
    }
  }

  private func bands(_ slots: MonthSlots, _ scale: ChartScale, in sketch: inout ChartSketch) {
    for band in drawn {
      guard case .band(let upper) = band.series.style else { continue }
      for run in runs(band.series.columns) {
        var lower = points(run, band.series.column, slots, scale)
        var higher = points(run, upper, slots, scale)
        if run.count == 1 {
          // A single month has no way to reach over: its band is as wide as its bars.
          let (start, end) = slots.inner(run.lowerBound)
          lower = [.init(start, lower[0].y), .init(end, lower[0].y)]
          higher = [.init(start, higher[0].y), .init(end, higher[0].y)]
        }
        sketch.polygon(lower + higher.reversed(), .wash)
        sketch.lines([lower, higher], .soft, width: 8)
      }
    }
  }

  private func line(_ line: Drawn, _ slots: MonthSlots, _ scale: ChartScale, in sketch: inout ChartSketch) {
    let runs = runs([line.series.column])
    let stretches = runs.map { points($0, line.series.column, slots, scale) }
    let long = stretches.filter { $0.count > 1 }
    // A rim of ground keeps the line apart from bars of a like tone.
    sketch.lines(long, .paper, width: 60)
    sketch.lines(long, line.paint, width: 25, isDashed: line.series.style == .dashed)
    let marksAll = values.rows.count <= 24
    for stretch in stretches {
      for (index, point) in stretch.enumerated() where marksAll || index == 0 || index == stretch.count - 1 {
        line.mark.draw(at: point, line.paint, in: &sketch)
      }
    }
  }

  /// The names of lines at their ends, moved apart where they would lie on each other.
  private func names(_ lines: [Drawn], _ slots: MonthSlots, _ scale: ChartScale, in sketch: inout ChartSketch) {
    guard let last = values.rows.indices.last else { return }
    var places: [(title: String, paint: Paint, y: Int)] = lines.compactMap { line in
      values.rows[last].values[line.series.column].map { (line.title, line.paint, scale.position($0)) }
    }
    places.sort { $0.y < $1.y }
    let floor = scale.start
    for index in places.indices.dropFirst() {
      places[index].y = max(places[index].y, places[index - 1].y + ChartSketch.leading)
    }
    for index in places.indices.reversed() {
      let below = index + 1 < places.count ? places[index + 1].y - ChartSketch.leading : floor
      places[index].y = min(places[index].y, below)
    }
    for place in places {
      sketch.words(place.title, slots.middle(last) + 90, place.y + 44, isStrong: true, paint: place.paint)
    }
  }
}
