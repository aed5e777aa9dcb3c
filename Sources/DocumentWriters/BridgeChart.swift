import Documents
import Kernel

/// A bridge: lying bars from a first level over steps by cause to the level that they lead to.
///
/// What raises is plain and what lowers is hatched, each with its signed amount. Where the levels lie so far from zero
/// that the steps could not be seen, the axis is broken and the levels have a torn edge.
struct BridgeChart {
  /// A row with the values that it leads from and to.
  private struct Piece {
    let label: String
    let isLevel: Bool
    let isHeading: Bool
    let from: Int128
    let to: Int128
    let text: String
    let isMissing: Bool
  }

  private let pieces: [Piece]
  private let values: ChartValues
  private let width: Int

  init(_ chart: Chart, _ values: ChartValues, width: Int) {
    self.values = values
    self.width = width
    let column = chart.series[0].column
    var running: Int128 = 0
    pieces = values.rows.map { row in
      let isLevel = row.kind == .subtotal || row.kind == .total
      let value = row.values[column]
      let from = isLevel ? 0 : running
      if let value { running = isLevel ? value : running + value }
      let isRise = !isLevel && (value ?? 0) > 0
      return Piece(
        label: row.label, isLevel: isLevel, isHeading: row.kind == .heading, from: from, to: running,
        text: (isRise ? "+" : "") + row.texts[column], isMissing: value == nil)
    }
  }

  func drawing() -> Drawing {
    var sketch = ChartSketch(width: width)
    let frame = LyingFrame(
      labels: pieces.map { ($0.label, $0.isLevel || $0.isHeading) }, width: width, barHeight: 190)
    let (low, high, isBroken) = domain()
    let amounts = pieces.filter { !$0.isHeading }
    let before = amounts.filter { !$0.isMissing && goesLeft($0) }.map(\.text)
    let after = amounts.filter { !goesLeft($0) }.map(\.text)
    let plot = frame.plot(textsBefore: before, textsAfter: after)
    let scale = ChartScale(low: low, high: high, start: plot.start, length: plot.length)
    frame.axis(scale, values, in: &sketch)
    connect(frame, scale, in: &sketch)
    for (index, piece) in pieces.enumerated() { draw(piece, at: index, frame, scale, isBroken, in: &sketch) }
    var height = frame.height
    if isBroken {
      sketch.words(
        "Axeln är bruten: den börjar inte vid noll.", width - 10, height + 100, anchor: .end,
        size: ChartSketch.smallType, paint: .soft)
      height += 160
    }
    return sketch.drawing(height: height)
  }

  private func goesLeft(_ piece: Piece) -> Bool { piece.to < piece.from }

  /// The ends of the axis, and whether zero lies so far off that it is left out.
  private func domain() -> (low: Int128, high: Int128, isBroken: Bool) {
    let reached = pieces.filter { !$0.isHeading && !$0.isMissing }.flatMap { $0.isLevel ? [$0.to] : [$0.from, $0.to] }
    guard let least = reached.min(), let greatest = reached.max() else { return (0, 1, false) }
    let span = greatest - least
    let nearest = least > 0 ? least : greatest < 0 ? -greatest : 0
    let hasOpening = pieces.first { !$0.isHeading && !$0.isMissing }?.isLevel ?? false
    guard hasOpening, span > 0, nearest > span * 3 else { return (min(0, least), max(0, greatest), false) }
    return least > 0 ? (least - span / 3, greatest, true) : (least, greatest + span / 3, true)
  }

  private func draw(
    _ piece: Piece, at index: Int, _ frame: LyingFrame, _ scale: ChartScale, _ isBroken: Bool,
    in sketch: inout ChartSketch
  ) {
    frame.label(index, in: &sketch)
    guard !piece.isHeading else { return }
    let bar = frame.bar(index)
    let end = scale.position(piece.to)
    if piece.isMissing {
      frame.amount(
        piece.text, besides: end, goesLeft: false, centre: bar.y + bar.height / 2, isMissing: true, in: &sketch)
      return
    }
    let fill: ChartSketch.Fill =
      piece.isLevel ? .init(.third) : goesLeft(piece) ? .init(.second, .falling) : .init(.first)
    if piece.isLevel, isBroken {
      let edge = piece.to > 0 ? scale.start : scale.start + scale.length
      torn(from: edge, to: end, y: bar.y, height: bar.height, in: &sketch)
    } else {
      sketch.bar(from: scale.position(piece.from), to: end, y: bar.y, height: bar.height, fill)
    }
    frame.amount(
      piece.text, besides: end, goesLeft: goesLeft(piece), centre: bar.y + bar.height / 2, isStrong: piece.isLevel,
      in: &sketch)
  }

  /// A bar whose far end is torn off.
  private func torn(from edge: Int, to end: Int, y: Int, height: Int, in sketch: inout ChartSketch) {
    let inward = end > edge ? 1 : -1
    let teeth = 4
    var points: [Drawing.Point] = [.init(end, y)]
    points.append(.init(end, y + height))
    for tooth in 0...teeth {
      let depth = tooth % 2 == 0 ? 0 : 50
      points.append(.init(edge + inward * depth, y + height - height * tooth / teeth))
    }
    sketch.polygon(points, .third)
  }

  /// Thin lines from where a row ends to where the next begins.
  private func connect(_ frame: LyingFrame, _ scale: ChartScale, in sketch: inout ChartSketch) {
    var lines: [[Drawing.Point]] = []
    var last: Int?
    for (index, piece) in pieces.enumerated() where !piece.isHeading {
      if let last, !piece.isMissing || !piece.isLevel {
        let x = scale.position(pieces[last].to)
        lines.append([
          .init(x, frame.bar(last).y + frame.bar(last).height), .init(x, frame.bar(index).y),
        ])
      }
      last = index
    }
    sketch.lines(lines, .soft, width: 10)
  }
}
