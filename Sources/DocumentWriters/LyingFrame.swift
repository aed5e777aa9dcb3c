import Documents
import Kernel

/// What charts of lying bars share: labels to the left of the bars, or above them where there is little room, amounts
/// at their ends, an axis below.
struct LyingFrame {
  private struct Row {
    let lines: [String]
    let isStrong: Bool
    let y: Int
    let height: Int
    let barTop: Int
  }

  private let rows: [Row]
  private let width: Int
  private let labelWidth: Int
  private let barHeight: Int
  private let isNarrow: Bool
  /// Where the rows end and the axis begins.
  let bottom: Int
  private static let axisHeight = 240

  /// How high the chart is.
  var height: Int { bottom + LyingFrame.axisHeight }

  init(labels: [(text: String, isStrong: Bool)], width: Int, barHeight full: Int, top: Int = 0) {
    self.width = width
    isNarrow = width < 5_000
    // Many rows are drawn tighter, so that sixty still find room on a page.
    let tightness = labels.count > 40 ? 70 : labels.count > 20 ? 80 : 100
    barHeight = full * tightness / 100
    let most = labels.count > 20 ? 1 : 2
    let widest = labels.map { TypeMetrics.width(of: $0.text, size: ChartSketch.type, isStrong: $0.isStrong) }.max() ?? 0
    labelWidth = isNarrow ? width - 10 : min(widest, width * 38 / 100)
    var rows: [Row] = []
    var y = top
    for label in labels {
      let lines = TypeMetrics.lines(
        of: label.text, size: ChartSketch.type, isStrong: label.isStrong, width: labelWidth, atMost: most)
      let words = lines.count * ChartSketch.leading
      let gap = 110 * tightness / 100
      if isNarrow {
        let height = words + 30 + barHeight + gap
        rows.append(Row(lines: lines, isStrong: label.isStrong, y: y, height: height, barTop: y + words + 30))
      } else {
        let height = max(words + 20, barHeight) + gap
        rows.append(
          Row(lines: lines, isStrong: label.isStrong, y: y, height: height, barTop: y + (height - barHeight) / 2))
      }
      y += rows[rows.count - 1].height
    }
    self.rows = rows
    bottom = y + 30
  }

  /// Where the bars may lie, with room for the amounts at their ends.
  func plot(textsBefore: [String], textsAfter: [String], hasAmounts: Bool = true) -> (start: Int, length: Int) {
    func widest(_ texts: [String]) -> Int {
      let widest = texts.map { TypeMetrics.width(of: $0, size: ChartSketch.type, isStrong: true) }.max() ?? 0
      return widest == 0 ? 0 : min(widest, width / 4) + 60
    }
    let left = isNarrow ? 20 : labelWidth + 120
    let start = left + max(widest(textsBefore), 100)
    let end = width - (hasAmounts ? max(widest(textsAfter), 150) : 0) - 20
    return (start, max(100, end - start))
  }

  /// Where the bar of the row lies.
  func bar(_ index: Int) -> (y: Int, height: Int) { (rows[index].barTop, barHeight) }

  /// The row's label.
  func label(_ index: Int, in sketch: inout ChartSketch) {
    let row = rows[index]
    if isNarrow {
      let centre = row.y + 15 + row.lines.count * ChartSketch.leading / 2
      // Ground behind the words, as lines run through them here.
      let room =
        row.lines.map {
          TypeMetrics.width(of: $0, size: ChartSketch.type, isStrong: row.isStrong)
        }.max() ?? 0
      if room > 0 { sketch.box(10, row.y + 15, room, row.lines.count * ChartSketch.leading, .paper) }
      sketch.block(row.lines, 10, around: centre, isStrong: row.isStrong)
    } else {
      sketch.block(
        row.lines, labelWidth + 10, around: row.barTop + barHeight / 2, anchor: .end, isStrong: row.isStrong)
    }
  }

  /// The amount at the end of a bar, around a height.
  func amount(
    _ text: String, besides end: Int, goesLeft: Bool, centre: Int, isStrong: Bool = false, isMissing: Bool = false,
    in sketch: inout ChartSketch
  ) {
    let fitting = TypeMetrics.shortened(text, size: ChartSketch.type, isStrong: isStrong, width: width / 4)
    let room = TypeMetrics.width(of: fitting, size: ChartSketch.type, isStrong: isStrong)
    // Ground behind the amount, so that no line runs through it.
    sketch.box(goesLeft ? end - 60 - room : end + 40, centre - 65, room + 20, 130, .paper)
    sketch.words(
      fitting, goesLeft ? end - 50 : end + 50, centre + 44, anchor: goesLeft ? .end : .start, isStrong: isStrong,
      paint: isMissing ? .soft : .ink)
  }

  /// Light upright lines at round values, the values below them with their unit, and a dark line at zero.
  func axis(_ scale: ChartScale, _ values: ChartValues, in sketch: inout ChartSketch) {
    let unit = values.unit.text
    let most = max(2, min(6, scale.length / 700))
    let marks = scale.marks(atMost: most, perUnit: values.perUnit)
    let step = marks.count > 1 ? marks[1] - marks[0] : marks.first.map { $0 == 0 ? values.perUnit : $0 } ?? 1
    let top = rows.first?.y ?? 0
    sketch.lines(
      marks.filter { $0 != 0 }.map { mark in
        [.init(scale.position(mark), top), .init(scale.position(mark), bottom)]
      }, .rule, width: 8)
    if scale.low <= 0, scale.high >= 0 {
      sketch.line([.init(scale.position(0), top), .init(scale.position(0), bottom)], .ink, width: 10)
    }
    var end = 0
    var shown: [(text: String, place: Int)] = []
    for mark in marks {
      let text = ChartScale.text(of: mark, perUnit: values.perUnit, step: step)
      // Any of them may turn out to be the last, which has the unit.
      let room = TypeMetrics.width(of: text + SwedishText.space + unit, size: ChartSketch.smallType)
      let place = min(max(scale.position(mark), room / 2 + 10), width - room / 2 - 10)
      guard place - room / 2 > end else { continue }
      end = place + room / 2 + 20
      shown.append((text, place))
    }
    for (index, mark) in shown.enumerated() {
      let isLast = index == shown.count - 1
      sketch.words(
        mark.text + (isLast ? SwedishText.space + unit : ""), mark.place, bottom + 150, anchor: .middle,
        size: ChartSketch.smallType, paint: .soft)
    }
  }
}
