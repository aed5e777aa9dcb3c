import Documents
import Kernel

/// Parts of a whole: a lying bar of full length for each row, of which the series are the parts, and below a small
/// table with the shares of each.
struct SharesChart {
  private let chart: Chart
  private let rows: [ChartValues.Row]
  private let width: Int

  init(_ chart: Chart, _ values: ChartValues, width: Int) {
    self.chart = chart
    self.width = width
    rows = Array(values.rows.filter { $0.kind != .heading }.prefix(BarsChart.most))
  }

  func drawing() -> Drawing {
    var sketch = ChartSketch(width: width)
    let frame = LyingFrame(labels: rows.map { ($0.label, false) }, width: width, barHeight: 260)
    let plot = frame.plot(textsBefore: [], textsAfter: [], hasAmounts: false)
    for (index, row) in rows.enumerated() {
      frame.label(index, in: &sketch)
      draw(row, at: index, frame, start: plot.start, length: plot.length, in: &sketch)
    }
    let height = legend(below: frame.bottom + 60, in: &sketch)
    return sketch.drawing(height: height)
  }

  /// The whole that the parts make up; nil where one of them is not known or they have different signs.
  private func whole(_ row: ChartValues.Row) -> Int128? {
    let parts = chart.series.compactMap { row.values[$0.column] }
    guard parts.count == chart.series.count else { return nil }
    guard parts.allSatisfy({ $0 >= 0 }) || parts.allSatisfy({ $0 <= 0 }) else { return nil }
    let sum = parts.reduce(0, +)
    return sum == 0 ? nil : sum
  }

  private func share(_ series: Chart.Series, _ row: ChartValues.Row) -> String? {
    guard let whole = whole(row), let part = row.values[series.column] else { return nil }
    // The whole may be so great that a hundredfold part leaves no room: then both lose digits that no share shows.
    let shift = max(0, 128 - whole.magnitude.leadingZeroBitCount - 100)
    return SwedishText.number(Rounding.halfAway((part >> shift) * 100, by: whole >> shift))
      + SwedishText.space + "%"
  }

  private func draw(
    _ row: ChartValues.Row, at index: Int, _ frame: LyingFrame, start: Int, length: Int,
    in sketch: inout ChartSketch
  ) {
    let bar = frame.bar(index)
    guard let whole = whole(row) else {
      let absent = chart.series.first { row.values[$0.column] == nil }
      sketch.words(
        absent.map { row.texts[$0.column] } ?? "kan inte delas i andelar", start, bar.y + bar.height / 2 + 44,
        paint: .soft)
      return
    }
    let scale = ChartScale(low: 0, high: abs(whole), start: start, length: length)
    var sum: Int128 = 0
    for (place, series) in chart.series.enumerated() {
      guard let part = row.values[series.column], part != 0 else { continue }
      let from = scale.position(sum)
      sum += abs(part)
      let to = scale.position(sum)
      // A thin gap of ground parts neighbours.
      let gap = to - from > 40 && sum != abs(whole) ? 10 : 0
      sketch.bar(from: from, to: to - gap, y: bar.y, height: bar.height, .number(place))
      guard let text = share(series, row) else { continue }
      let room = TypeMetrics.width(of: text, size: ChartSketch.type, isStrong: true) + 60
      guard to - from - gap > room + 40 else { continue }
      let middle = (from + to - gap) / 2
      sketch.box(middle - room / 2, bar.y + bar.height / 2 - 85, room, 170, .paper)
      sketch.words(text, middle, bar.y + bar.height / 2 + 44, anchor: .middle, isStrong: true)
    }
  }

  /// The samples with their names and, for a few rows, the shares in columns under the rows' names; answers where it
  /// ends.
  private func legend(below top: Int, in sketch: inout ChartSketch) -> Int {
    let hasShares = rows.count <= (width < 5_000 ? 2 : 4)
    let shares = chart.series.map { series in rows.map { hasShares ? share(series, $0) ?? "–" : "" } }
    let columnWidth = width < 5_000 ? 660 : 900
    let end = hasShares ? width - 20 - columnWidth * rows.count : width
    let nameWidth = end - 20 - 340
    var y = top
    if hasShares, rows.count > 1 {
      let names = rows.map {
        TypeMetrics.lines(of: $0.label, size: ChartSketch.smallType, width: columnWidth - 60, atMost: 2)
      }
      let deepest = names.map(\.count).max() ?? 0
      for (index, lines) in names.enumerated() {
        for (number, line) in lines.enumerated() {
          sketch.words(
            line, end + columnWidth * (index + 1), y + 120 + (deepest - lines.count + number) * 140, anchor: .end,
            size: ChartSketch.smallType, paint: .soft)
        }
      }
      y += 40 + deepest * 140
    }
    for (index, series) in chart.series.enumerated() {
      ChartLegend.draw(.fill(.number(index)), x: 20, y: y + 20, in: &sketch)
      let name = chart.table.columns[series.column].title
      sketch.words(TypeMetrics.shortened(name, size: ChartSketch.type, width: nameWidth), 360, y + 125)
      for (column, text) in shares[index].enumerated() where !text.isEmpty {
        sketch.words(text, end + columnWidth * (column + 1), y + 125, anchor: .end)
      }
      y += 195
    }
    return y + 30
  }
}
