/// Words as a metafile holds them: units of UTF-16, each with how far it moves on.
struct EMFText {
  let units: [UInt16]
  let advances: [Int]
  let width: Int
  /// Where the words begin, whatever part of them stands at their place.
  let left: Int

  init(_ words: Drawing.Words) {
    var units: [UInt16] = []
    var advances: [Int] = []
    var width = 0
    for scalar in words.text.unicodeScalars {
      // Control characters mean nothing in a drawing.
      let scalar = scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
      let advance = TypeMetrics.width(of: String(scalar), size: words.size, isStrong: words.isStrong)
      for (index, unit) in UTF16.encode(scalar).map(Array.init)?.enumerated() ?? [].enumerated() {
        units.append(unit)
        advances.append(index == 0 ? advance : 0)
      }
      width += advance
    }
    self.units = units
    self.advances = advances
    self.width = width
    left =
      switch words.anchor {
      case .start: words.place.x
      case .middle: words.place.x - width / 2
      case .end: words.place.x - width
      }
  }
}

/// A dashed line as lines of their own.
enum EMFDashes {
  /// The dashes of a line: three times as long as it is thick, gaps twice as long.
  static func of(_ line: [Drawing.Point], _ width: Int) -> [[Drawing.Point]] {
    let dash = width * 3
    let period = width * 5
    var dashes: [[Drawing.Point]] = []
    // How far into the pattern the next piece begins.
    var phase = 0
    for (from, to) in zip(line, line.dropFirst()) {
      let length = root((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))
      guard length > 0, period > 0 else { continue }
      func point(_ way: Int) -> Drawing.Point {
        .init(from.x + (to.x - from.x) * way / length, from.y + (to.y - from.y) * way / length)
      }
      var way = -phase
      while way < length {
        let start = max(way, 0)
        let end = min(way + dash, length)
        if end > start { dashes.append([point(start), point(end)]) }
        way += period
      }
      phase = (phase + length) % period
    }
    return dashes
  }

  /// The whole part of the square root.
  private static func root(_ square: Int) -> Int {
    guard square > 0 else { return 0 }
    var root = square
    var next = (root + 1) / 2
    while next < root {
      root = next
      next = (root + square / root) / 2
    }
    return root
  }
}
