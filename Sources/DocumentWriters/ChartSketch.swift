import Documents

/// A chart being drawn: its shapes so far and the sizes that all kinds share.
///
/// **Unit** tenths of a pixel.
struct ChartSketch {
  /// The size of the type of labels.
  static let type = 125
  /// The size of the type of axes.
  static let smallType = 115
  /// How far lines of words lie apart.
  static let leading = 155

  let width: Int
  private(set) var shapes: [Drawing.Shape] = []

  init(width: Int) { self.width = width }

  mutating func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ paint: Paint) {
    shapes.append(.box(.init(x: x, y: y, width: width, height: height), paint))
  }

  /// A box between two places from left to right, whichever comes first; never thinner than can be seen.
  mutating func bar(from start: Int, to end: Int, y: Int, height: Int, _ fill: Fill) {
    let left = min(start, end)
    filled(.init(x: left, y: y, width: max(abs(end - start), 0), height: height), fill)
  }

  /// A box between two places from top to bottom.
  mutating func column(from start: Int, to end: Int, x: Int, width: Int, _ fill: Fill) {
    filled(.init(x: x, y: min(start, end), width: width, height: abs(end - start)), fill)
  }

  /// A box with its pattern.
  mutating func filled(_ box: Drawing.Box, _ fill: Fill) {
    shapes.append(.box(box, fill.paint))
    let lines = fill.pattern.lines(in: box)
    if !lines.isEmpty { shapes.append(.lines(lines, Drawing.Pen(.paper, width: 12))) }
  }

  mutating func line(_ points: [Drawing.Point], _ paint: Paint, width: Int, isDashed: Bool = false) {
    lines([points], paint, width: width, isDashed: isDashed)
  }

  mutating func lines(_ lines: [[Drawing.Point]], _ paint: Paint, width: Int, isDashed: Bool = false) {
    guard !lines.isEmpty else { return }
    shapes.append(.lines(lines, Drawing.Pen(paint, width: width, isDashed: isDashed)))
  }

  mutating func polygon(_ points: [Drawing.Point], _ paint: Paint) { shapes.append(.polygon(points, paint)) }

  mutating func disc(_ centre: Drawing.Point, radius: Int, _ paint: Paint) {
    shapes.append(.disc(centre: centre, radius: radius, paint))
  }

  mutating func words(
    _ text: String, _ x: Int, _ y: Int, anchor: Drawing.Anchor = .start, size: Int = ChartSketch.type,
    isStrong: Bool = false, paint: Paint = .ink
  ) {
    guard !text.isEmpty else { return }
    shapes.append(
      .words(.init(text, at: .init(x, y), anchor: anchor, size: size, isStrong: isStrong, paint: paint)))
  }

  /// Lines of words, one below the other, around a height.
  mutating func block(
    _ lines: [String], _ x: Int, around centre: Int, anchor: Drawing.Anchor = .start, isStrong: Bool = false
  ) {
    var baseline = centre - (lines.count - 1) * ChartSketch.leading / 2 + ChartSketch.type * 35 / 100
    for line in lines {
      words(line, x, baseline, anchor: anchor, isStrong: isStrong)
      baseline += ChartSketch.leading
    }
  }

  func drawing(height: Int) -> Drawing { Drawing(width: width, height: height, shapes: shapes) }

  /// How a thing is filled: a colour and a pattern, so that two can be told apart without colour.
  struct Fill: Hashable {
    let paint: Paint
    let pattern: Pattern

    init(_ paint: Paint, _ pattern: Pattern = .plain) {
      self.paint = paint
      self.pattern = pattern
    }

    /// The fill of the series of that number; the twelve first differ in colour or pattern from each other, and
    /// neighbours in both.
    static func number(_ index: Int) -> Fill {
      let patterns: [Pattern] = [.plain, .falling, .level, .rising, .upright, .crossed]
      let turn = index / Paint.things.count
      return Fill(Paint.things[index % Paint.things.count], patterns[(index + turn) % patterns.count])
    }
  }

  /// Lines over a filled box.
  enum Pattern: Hashable {
    case plain
    case falling
    case rising
    case level
    case upright
    case crossed

    private static let gap = 60

    func lines(in box: Drawing.Box) -> [[Drawing.Point]] {
      switch self {
      case .plain: []
      case .level:
        stride(from: box.y + Pattern.gap / 2, to: box.y + box.height, by: Pattern.gap).map { y in
          [.init(box.x, y), .init(box.x + box.width, y)]
        }
      case .upright:
        stride(from: box.x + Pattern.gap / 2, to: box.x + box.width, by: Pattern.gap).map { x in
          [.init(x, box.y), .init(x, box.y + box.height)]
        }
      case .rising: Pattern.slanted(in: box, rises: true)
      case .falling: Pattern.slanted(in: box, rises: false)
      case .crossed: Pattern.slanted(in: box, rises: true) + Pattern.slanted(in: box, rises: false)
      }
    }

    /// Lines at 45 degrees, cut at the box's edges.
    private static func slanted(in box: Drawing.Box, rises: Bool) -> [[Drawing.Point]] {
      stride(from: gap / 2, to: box.width + box.height, by: gap * 7 / 5).map { reach in
        // From the left or upper edge to the upper or right one, as the line x + y = reach.
        let first = (x: max(0, reach - box.height), y: min(reach, box.height))
        let last = (x: min(reach, box.width), y: max(0, reach - box.width))
        return [first, last].map { point in
          .init(box.x + point.x, rises ? box.y + point.y : box.y + box.height - point.y)
        }
      }
    }
  }
}
