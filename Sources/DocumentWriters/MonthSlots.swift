import Documents
import Kernel

/// Where the groups of an upright chart stand, and their labels below.
struct MonthSlots {
  let left: Int
  let width: Int
  let count: Int

  var end: Int { left + width }

  /// The middle of the group.
  func middle(_ index: Int) -> Int { left + width * (2 * index + 1) / max(1, 2 * count) }

  /// From where to where the group's bars reach.
  func inner(_ index: Int) -> (start: Int, end: Int) {
    let start = left + width * index / max(1, count)
    let end = left + width * (index + 1) / max(1, count)
    // A single bar over the whole width would be a wall.
    let room = min(end - start, 1_200) * 72 / 100
    let middle = (start + end) / 2
    return (middle - room / 2, middle - room / 2 + max(1, room))
  }

  /// Writes the labels, whole where there is room, else with short months, else only some of them; answers where they
  /// end.
  func labels(_ labels: [String], below top: Int, in sketch: inout ChartSketch) -> Int {
    let slot = width / max(1, count) - 30
    let whole = labels.map { lines($0, in: slot) }
    let short = labels.map { lines(MonthSlots.short($0), in: slot) }
    var texts = whole.contains(nil) ? short : whole
    var every = 1
    if texts.contains(nil) {
      let wanted = labels.map { lines(MonthSlots.short($0), in: 700) ?? [] }
      let widest = wanted.joined().map { TypeMetrics.width(of: $0, size: ChartSketch.smallType) }.max() ?? 0
      every = [1, 2, 3, 4, 6, 12].first { width * $0 / max(1, count) >= widest + 40 } ?? max(12, count / 6)
      texts = wanted
    }
    var deepest = 0
    for (index, lines) in texts.enumerated() where index % every == 0 {
      for (number, line) in (lines ?? []).enumerated() {
        let room = TypeMetrics.width(of: line, size: ChartSketch.smallType) / 2 + 5
        let place = min(max(middle(index), room), sketch.width - room)
        sketch.words(
          line, place, top + 150 + number * 140, anchor: .middle, size: ChartSketch.smallType, paint: .soft)
        deepest = max(deepest, number + 1)
      }
    }
    return top + 60 + deepest * 145
  }

  /// The label in at most two lines, nil where it needs more room.
  private func lines(_ label: String, in room: Int) -> [String]? {
    let lines = TypeMetrics.lines(of: label, size: ChartSketch.smallType, width: room, atMost: 2)
    return room < 700 && lines.contains { $0.hasSuffix("…") } ? nil : lines
  }

  /// The label with its month in three letters.
  private static func short(_ label: String) -> String {
    for name in SwedishText.monthNames where label.lowercased().hasPrefix(name) {
      let rest = label.dropFirst(name.count)
      guard rest.first.map({ !$0.isLetter }) ?? true else { continue }
      // A break is welcome between the month and what follows it.
      return String(label.prefix(3)) + (rest.isEmpty ? "" : " " + rest.drop { $0.isWhitespace })
    }
    return label
  }
}
