import Documents
import Figures
import Kernel

/// Compares the figures of two reports.
enum FigureComparison {
  /// A figure that differs, with what the two were made of.
  struct Pair {
    let difference: FigureDifference
    let old: Provenance?
    let new: Provenance?
  }

  /// The figures that differ: greatest change in money first, then the others.
  static func pairs(_ a: ReportSnapshot, _ b: ReportSnapshot) -> [Pair] {
    let old = indexed(a.figures, month: a.month, isSame: a.month == b.month)
    let new = indexed(b.figures, month: b.month, isSame: a.month == b.month)
    let oldSpots = spots(of: a, isSame: a.month == b.month)
    let newSpots = spots(of: b, isSame: a.month == b.month)
    var pairs: [Pair] = []
    for name in Set(old.keys).union(new.keys).sorted() {
      let (before, after) = (old[name], new[name])
      guard before?.cell.value != after?.cell.value else { continue }
      let spots = newSpots[name] ?? oldSpots[name] ?? []
      var seen: Set<String> = []
      let key = (after ?? before)?.cell.key.description ?? name
      pairs.append(
        Pair(
          difference: FigureDifference(
            label: spots.lazy.compactMap(\.spot.label).first ?? key, old: before?.cell, new: after?.cell,
            places: spots.map(\.spot.place).filter { seen.insert($0).inserted },
            position: spots.first?.position ?? .max, causes: []),
          old: before?.provenance, new: after?.provenance))
    }
    // Of equal changes the keys' order stands, which the sorting above gave.
    return pairs.enumerated().sorted { (-size($0.element), $0.offset) < (-size($1.element), $1.offset) }.map(\.element)
  }

  private static func size(_ pair: Pair) -> Int64 {
    guard let new = pair.difference.new?.value.money, let old = pair.difference.old?.value.money else { return -1 }
    let (change, overflows) = new.ore.subtractingReportingOverflow(old.ore)
    return overflows ? .max : Int64(clamping: change.magnitude)
  }

  private static func indexed(
    _ figures: LockedFigures, month: Month, isSame: Bool
  ) -> [String: LockedFigures.Entry] {
    Dictionary(
      figures.entries.map { (name($0.cell.key, at: month, isSame: isSame), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where each figure stands, with how many stand before it.
  private static func spots(
    of snapshot: ReportSnapshot, isSame: Bool
  ) -> [String: [(spot: SnapshotRules.Spot, position: Int)]] {
    Dictionary(grouping: SnapshotRules.spots(of: snapshot.document).enumerated().map { ($1, $0) }) {
      name($0.spot.cell.key, at: snapshot.month, isSame: isSame)
    }
  }

  /// What a figure is found by in the other report: its key; between months what its period is seen from the month, so
  /// that the year to date answers to the year to date.
  static func name(_ key: FigureKey, at month: Month, isSame: Bool) -> String {
    guard !isSame else { return key.description }
    let periods = WorkbookRules.periods(at: month)
    for name in ["{år}", "{hittills}", "{månad}", "{fjolår}", "{hittills fjolår}"] where periods[name] == key.period {
      let text = key.description
      return text.prefix(text.count - key.period.description.count) + name
    }
    return key.description
  }
}
