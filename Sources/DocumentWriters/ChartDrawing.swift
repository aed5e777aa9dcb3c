package import Documents

/// Draws a chart: a pure function of its data table, its kind and the width.
///
/// The printed numbers are drawn, so drawing and table cannot disagree. A drawing holds neither the title nor the
/// description: they stand beside it as text.
package enum ChartDrawing {
  /// The width for a page of A4 and for a screen.
  package static let wide = 7_200
  /// The width for a telephone.
  package static let narrow = 3_400

  /// The chart as a picture of that width; how high it is follows from what it holds.
  package static func drawing(of chart: Chart, width: Int = ChartDrawing.wide) -> Drawing {
    let values = ChartValues(chart)
    guard !values.drawn(chart).isEmpty else { return empty(width: width) }
    return switch chart.kind {
    case .months: MonthsChart(chart, values, width: width).drawing()
    case .bars: BarsChart(chart, values, width: width).drawing()
    case .shares: SharesChart(chart, values, width: width).drawing()
    case .bridge: BridgeChart(chart, values, width: width).drawing()
    }
  }

  private static func empty(width: Int) -> Drawing {
    var sketch = ChartSketch(width: width)
    let height = 600
    sketch.lines(
      [
        [.init(5, 5), .init(width - 5, 5)], [.init(5, height - 5), .init(width - 5, height - 5)],
      ], .rule, width: 10)
    sketch.words(
      "Det finns inga uppgifter att rita.", width / 2, height / 2 + 45, anchor: .middle, paint: .soft)
    return sketch.drawing(height: height)
  }
}
