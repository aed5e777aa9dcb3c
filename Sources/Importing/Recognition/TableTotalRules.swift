import Accounts
import Formats
import Kernel

/// Holds a table's rows of sums against the rows that they may cover.
struct TableTotalRules {
  /// One row of the table in numbers.
  struct Line {
    let codes: [String]
    let values: [Int64?]
    let isHidden: Bool
  }

  /// A row of sums.
  struct Total {
    let label: TableTotalLabel
    let values: [Int64?]
    /// How many lines stand before it.
    let position: Int
  }

  /// What became of a row of sums.
  enum Outcome: Hashable {
    case proved
    /// Proved but for what rounding to the file's unit leaves.
    case rounded
    /// The column that disagrees, and what the likeliest rows come to.
    case differs(column: Int, rows: Int64)
    /// It agrees only without the hidden rows.
    case hidden
  }

  /// How many sums may disagree before the rows that others cover are looked for nearby alone.
  private static let thoroughLimit = 100

  private let lines: [Line]
  /// The columns that are compared: those of amounts.
  private let compared: [Int]
  /// Half of what amounts are rounded to. **Unit** öre. 0 where they are exact.
  private let slack: Int64
  private let hasHidden: Bool
  /// How many lines stand before each break, in order.
  private let starts: [Int]
  private let all: TableLineSums
  private let shown: TableLineSums
  private var selections: TableSelectionSums
  private var differing = 0

  /// - Parameters:
  ///   - compared: the places among the values that hold amounts.
  ///   - breaks: how many lines stand before each sum and each line that begins a group.
  init(_ lines: [Line], compared: [Int], slack: Int64, breaks: [Int]) {
    self.lines = lines
    self.compared = compared
    self.slack = slack
    hasHidden = lines.contains(where: \.isHidden)
    starts = Array(Set(breaks + [0, lines.count])).sorted()
    all = TableLineSums(lines, compared, Array(lines.indices))
    shown = hasHidden ? TableLineSums(lines, compared, lines.indices.filter { !lines[$0].isHidden }) : all
    selections = TableSelectionSums(lines, compared)
  }

  /// Whether the row of sums agrees with rows that it may cover.
  ///
  /// **Complexity** the breaks that are near, and the lines with the codes that the row names; each is looked up once.
  mutating func outcome(_ total: Total) -> Outcome {
    let outcome = found(total)
    switch outcome {
    case .proved, .rounded: break
    case .hidden, .differs: differing += 1
    }
    return outcome
  }

  private mutating func found(_ total: Total) -> Outcome {
    let isThorough = differing < TableTotalRules.thoroughLimit
    var best: Comparison?
    for ranges in TableTotalRules.selections(total.label) {
      let sums = ranges.map { selections.sums($0) } ?? all
      let reach: TableRuns.Reach = isThorough ? (ranges == nil ? .thorough : .far) : .near
      var previous: Range<Int>?
      for run in TableRuns(starts, around: total.position, of: lines.count, reach) {
        let entries = sums.entries(run)
        // Breaks between which no chosen line stands give the same sum; a code that no line has gives none.
        if ranges != nil, entries.isEmpty || entries == previous { continue }
        previous = entries
        let comparison = compare(total, sums, entries)
        if comparison.wrong == 0 { return .proved }
        if comparison.isWithinSlack { return .rounded }
        // A grand total is about everything, whatever else comes near it.
        let isPlausible = !total.label.isGrand || entries.count == total.position
        if isPlausible, best.map({ comparison.isNearer(than: $0) }) ?? true { best = comparison }
      }
    }
    if hasHidden, agreesWithoutHidden(total, isThorough ? starts.count : 1) { return .hidden }
    return .differs(column: best?.column ?? compared.first ?? 0, rows: Int64(clamping: best?.rows ?? 0))
  }

  // MARK: Comparing

  /// How the row of sums differs from some rows.
  private struct Comparison {
    /// In how many columns.
    var wrong = 0
    /// By how much, all columns together. **Unit** öre.
    var distance: Int128 = 0
    /// The first column that differs, and what the rows come to in it.
    var column = 0
    var rows: Int128 = 0
    var isWithinSlack: Bool

    func isNearer(than other: Comparison) -> Bool { (wrong, distance) < (other.wrong, other.distance) }
  }

  private func compare(_ total: Total, _ sums: TableLineSums, _ entries: Range<Int>) -> Comparison {
    var comparison = Comparison(isWithinSlack: slack > 0)
    let allowed = Int128(slack) * Int128(entries.count + 1)
    for (index, column) in compared.enumerated() {
      guard let value = total.values[column] else { continue }
      let rows = sums.sum(entries, index)
      let distance = abs(Int128(value) - rows)
      guard distance != 0 else { continue }
      if comparison.wrong == 0 { (comparison.column, comparison.rows) = (column, rows) }
      comparison.wrong += 1
      comparison.distance += distance
      if distance > allowed { comparison.isWithinSlack = false }
    }
    return comparison
  }

  private func agreesWithoutHidden(_ total: Total, _ reach: Int) -> Bool {
    let before = starts[..<TableRuns.index(of: total.position, in: starts)]
    return (before.suffix(reach) + before.prefix(1)).contains { start in
      compare(total, shown, shown.entries(start..<total.position)).wrong == 0
    }
  }

  /// What the label may select: the codes that it names, the kind of account that it names, everything.
  private static func selections(_ label: TableTotalLabel) -> [[CodingPart: CodeRange]?] {
    var selections: [[CodingPart: CodeRange]?] = [nil]
    if !label.ranges.isEmpty {
      selections.append(label.ranges)
      if label.ranges.count > 1 { selections += label.ranges.map { [$0.key: $0.value] } }
    }
    let words = HeadingWords(label.text).all
    if words.contains(where: { $0.hasPrefix("intäkt") }) { selections.append([.account: CodeRange("3")]) }
    if words.contains(where: { $0.hasPrefix("kostnad") }) {
      selections.append([.account: CodeRange(from: "4", to: "8")])
      selections.append([.account: CodeRange(from: "4", to: "7")])
    }
    if words.contains(where: { $0.hasPrefix("personal") }) { selections.append([.account: CodeRange("5")]) }
    return selections
  }

  /// Half of what all values are rounded to, where that is coarser than kronor; 0 where it is not.
  ///
  /// **Unit** öre.
  static func slack(_ lines: [Line], unit: AmountUnit) -> Int64 {
    guard unit != .kr else { return 0 }
    var step: Int64 = unit == .tkr ? 100_000 : 100_000_000
    while step > 100, lines.contains(where: { $0.values.contains { ($0 ?? 0) % step != 0 } }) { step /= 10 }
    return step > 100 ? step / 2 : 0
  }
}
