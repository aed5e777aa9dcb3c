import Documents

/// What stands for each series: a sample of how it is drawn and its name, in rows over the drawing.
struct ChartLegend {
  /// A sample of how a series is drawn.
  enum Sample {
    case fill(ChartSketch.Fill)
    case line(Paint, ChartMark, isDashed: Bool)
    case band
  }

  private static let sampleWidth = 260
  private static let lineHeight = 200
  private let entries: [(sample: Sample, text: String, x: Int, y: Int)]
  /// How high the legend is, with the room below it; 0 without entries.
  let height: Int

  init(_ entries: [(sample: Sample, text: String)], from start: Int, width: Int) {
    var x = start
    var y = 0
    var placed: [(Sample, String, Int, Int)] = []
    for entry in entries {
      let text = TypeMetrics.shortened(
        entry.text, size: ChartSketch.type, width: width - start - ChartLegend.sampleWidth - 80)
      let room = ChartLegend.sampleWidth + 80 + TypeMetrics.width(of: text, size: ChartSketch.type)
      if x > start, x + room > width {
        x = start
        y += ChartLegend.lineHeight
      }
      placed.append((entry.sample, text, x, y))
      x += room + 200
    }
    self.entries = placed
    height = entries.isEmpty ? 0 : y + ChartLegend.lineHeight + 60
  }

  func draw(in sketch: inout ChartSketch) {
    for entry in entries {
      ChartLegend.draw(entry.sample, x: entry.x, y: entry.y + 20, in: &sketch)
      sketch.words(entry.text, entry.x + ChartLegend.sampleWidth + 80, entry.y + 125)
    }
  }

  /// The sample alone, 260 wide and 130 high.
  static func draw(_ sample: Sample, x: Int, y: Int, in sketch: inout ChartSketch) {
    switch sample {
    case .fill(let fill): sketch.filled(.init(x: x, y: y, width: sampleWidth, height: 130), fill)
    case .line(let paint, let mark, let isDashed):
      sketch.line([.init(x, y + 65), .init(x + sampleWidth, y + 65)], paint, width: 25, isDashed: isDashed)
      mark.draw(at: .init(x + sampleWidth / 2, y + 65), paint, in: &sketch)
    case .band:
      sketch.box(x, y, sampleWidth, 130, .wash)
      sketch.lines(
        [[.init(x, y), .init(x + sampleWidth, y)], [.init(x, y + 130), .init(x + sampleWidth, y + 130)]], .soft,
        width: 8)
    }
  }
}

/// The form of a line's marks, so that lines can be told apart without colour.
enum ChartMark: CaseIterable {
  case disc
  case square
  case diamond
  case triangle

  /// The mark of the line of that number.
  static func number(_ index: Int) -> ChartMark { allCases[index % allCases.count] }

  func draw(at place: Drawing.Point, _ paint: Paint, in sketch: inout ChartSketch) {
    func points(_ offsets: [(Int, Int)]) -> [Drawing.Point] {
      offsets.map { .init(place.x + $0.0, place.y + $0.1) }
    }
    switch self {
    case .disc: sketch.disc(place, radius: 36, paint)
    case .square: sketch.box(place.x - 33, place.y - 33, 66, 66, paint)
    case .diamond: sketch.polygon(points([(0, -48), (48, 0), (0, 48), (-48, 0)]), paint)
    case .triangle: sketch.polygon(points([(0, -46), (44, 34), (-44, 34)]), paint)
    }
  }
}
