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

  private let lines: [Line]
  /// The columns that are compared: those of amounts.
  private let compared: [Int]
  /// Half of what amounts are rounded to. **Unit** öre. 0 where they are exact.
  private let slack: Int64
  /// The running sums, a row before each line and one after the last.
  private let running: [[Int128]]
  private let runningShown: [[Int128]]
  private let starts: [Int]

  /// - Parameters:
  ///   - compared: the places among the values that hold amounts.
  ///   - breaks: how many lines stand before each sum and each line that begins a group.
  init(_ lines: [Line], compared: [Int], slack: Int64, breaks: [Int]) {
    self.lines = lines
    self.compared = compared
    self.slack = slack
    running = TableTotalRules.running(lines, compared) { _ in true }
    runningShown = lines.contains(where: \.isHidden) ? TableTotalRules.running(lines, compared) { !$0.isHidden } : []
    starts = Array(Set(breaks + [0, lines.count])).sorted()
  }

  /// Whether the row of sums agrees with rows that it may cover.
  func outcome(_ total: Total) -> Outcome {
    var best: (differing: Int, distance: Int128, column: Int, rows: Int64)?
    for ranges in selections(total.label) {
      for candidate in candidates(total, ranges) {
        let differing = differences(total, candidate.sums)
        if differing.allSatisfy({ $0.distance == 0 }) { return .proved }
        if slack > 0, differing.allSatisfy({ $0.distance <= Int128(slack) * Int128(candidate.count + 1) }) {
          return .rounded
        }
        let wrong = differing.filter { $0.distance != 0 }
        let distance = wrong.reduce(0) { $0 + $1.distance }
        // A grand total is about everything, whatever else comes near it.
        let isPlausible = !total.label.isGrand || candidate.count == total.position
        if isPlausible, best.map({ (wrong.count, distance) < ($0.differing, $0.distance) }) ?? true {
          best = (wrong.count, distance, wrong[0].column, Int64(clamping: wrong[0].rows))
        }
      }
    }
    if agreesWithoutHidden(total) { return .hidden }
    return best.map { .differs(column: $0.column, rows: $0.rows) } ?? .differs(column: compared.first ?? 0, rows: 0)
  }

  // MARK: Candidates

  private struct Candidate {
    let count: Int
    let sums: [Int128]
  }

  /// What the label may select: the codes that it names, the kind of account that it names, everything.
  private func selections(_ label: TableTotalLabel) -> [[CodingPart: CodeRange]?] {
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

  /// The runs of lines that the sum may cover: from a break to the sum, and from the sum to a break.
  private func candidates(_ total: Total, _ ranges: [CodingPart: CodeRange]?) -> [Candidate] {
    let position = total.position
    guard let ranges else {
      let before = starts.filter { $0 < position }.suffix(200).reversed().map { start in
        candidate(from: start, to: position, running)
      }
      let after = starts.filter { $0 > position }.prefix(50).map { candidate(from: position, to: $0, running) }
      let whole = candidate(from: 0, to: lines.count, running)
      return before + after + [whole] + (position == 0 ? [] : [candidate(from: 0, to: position, running)])
    }
    let selected = lines.map { line in
      ranges.allSatisfy { part, range in
        CodingPart.allCases.firstIndex(of: part).map { range.contains(line.codes[$0]) } ?? false
      }
    }
    let breaks = Set(starts)
    var candidates: [Candidate] = []
    var sums = [Int128](repeating: 0, count: compared.count)
    var count = 0
    func add(_ line: Int) {
      guard selected[line] else { return }
      count += 1
      for (index, column) in compared.enumerated() { sums[index] += Int128(lines[line].values[column] ?? 0) }
    }
    for line in stride(from: position - 1, through: 0, by: -1) {
      add(line)
      if breaks.contains(line), count > 0 { candidates.append(Candidate(count: count, sums: sums)) }
    }
    // Sums at the end of a report may cover all of it; those at its beginning too.
    for line in position..<max(position, lines.count) { add(line) }
    if count > 0 { candidates.append(Candidate(count: count, sums: sums)) }
    (sums, count) = ([Int128](repeating: 0, count: compared.count), 0)
    for line in position..<max(position, lines.count) {
      add(line)
      if breaks.contains(line + 1), count > 0 { candidates.append(Candidate(count: count, sums: sums)) }
    }
    return candidates
  }

  private func candidate(from start: Int, to end: Int, _ running: [[Int128]]) -> Candidate {
    Candidate(count: end - start, sums: zip(running[end], running[start]).map { $0 - $1 })
  }

  private func differences(
    _ total: Total, _ sums: [Int128]
  ) -> [(column: Int, distance: Int128, rows: Int128)] {
    compared.enumerated().compactMap { index, column in
      guard let value = total.values[column] else { return nil }
      let difference = Int128(value) - sums[index]
      return (column, difference.magnitude > 0 ? abs(difference) : 0, sums[index])
    }
  }

  private func agreesWithoutHidden(_ total: Total) -> Bool {
    guard !runningShown.isEmpty else { return false }
    return starts.contains { start in
      guard start < total.position else { return false }
      return differences(total, candidate(from: start, to: total.position, runningShown).sums)
        .allSatisfy { $0.distance == 0 }
    }
  }

  private static func running(_ lines: [Line], _ compared: [Int], _ counts: (Line) -> Bool) -> [[Int128]] {
    var running = [[Int128](repeating: 0, count: compared.count)]
    running.reserveCapacity(lines.count + 1)
    for line in lines {
      var next = running[running.count - 1]
      if counts(line) {
        for (index, column) in compared.enumerated() { next[index] += Int128(line.values[column] ?? 0) }
      }
      running.append(next)
    }
    return running
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
