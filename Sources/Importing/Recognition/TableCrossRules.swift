import Kernel

/// Holds a table's columns of sums against the columns that they may cover.
struct TableCrossRules {
  /// What became of a column of sums.
  enum Outcome: Hashable {
    /// It agrees on every row.
    case proved
    /// Nothing in the file can prove it: it covers more than the file holds.
    case unproved
    /// It disagrees on these lines, with what the columns come to there.
    case differs([Difference])
  }

  /// One line on which a column of sums disagrees.
  struct Difference: Hashable {
    let line: Int
    let file: Int64
    let rows: Int64
  }

  /// The columns whose values are compared, in the order of the values.
  let columns: [TableColumn]
  let lines: [TableTotalRules.Line]
  /// **Unit** öre.
  let slack: Int64

  /// Whether the column of sums at that place agrees with columns that it may cover.
  func outcome(of place: Int) -> Outcome {
    let candidates = candidates(place)
    guard !candidates.isEmpty else { return .unproved }
    let filled = lines.indices.filter { lines[$0].values[place] != nil }
    guard !filled.isEmpty else { return .unproved }
    var best: [Difference]?
    for candidate in candidates {
      let differences = filled.compactMap { difference(on: $0, place, candidate) }
      if differences.isEmpty { return .proved }
      if differences.count < best?.count ?? Int.max { best = differences }
    }
    guard let best else { return .unproved }
    // A sum that is nearly nowhere right is a sum of something else; one of the months that are here must be right.
    let isElsewhere = best.count * 2 > filled.count && filled.count > 1
    return isElsewhere && !mustAgree(place) ? .unproved : .differs(best)
  }

  private func difference(on line: Int, _ place: Int, _ candidate: [Int]) -> Difference? {
    guard let value = lines[line].values[place] else { return nil }
    let sum = candidate.reduce(Int128(0)) { $0 + signed($1, lines[line].values[$1] ?? 0) }
    let distance = abs(Int128(value) - sum)
    guard distance > Int128(slack) * Int128(slack > 0 ? candidate.count + 1 : 0) else { return nil }
    return Difference(line: line, file: value, rows: Int64(clamping: sum))
  }

  private func signed(_ place: Int, _ value: Int64) -> Int128 {
    columns[place].role == .credit ? -Int128(value) : Int128(value)
  }

  /// The months that a column covers by its heading; nil where it does not say.
  private func range(_ place: Int) -> ClosedRange<Int>? {
    if case .total(let range) = columns[place].role { range } else { nil }
  }

  /// The places of the columns that the sum may cover.
  private func candidates(_ place: Int) -> [[Int]] {
    let amounts = columns.indices.filter { columns[$0].role.isAmount }
    if let range = range(place) {
      let covered = amounts.filter { index in
        guard case .month(let month) = columns[index].role, range.contains(month.number) else { return false }
        return columns[place].year == nil || month.year == nil || month.year == columns[place].year
      }
      // Some of its months stand elsewhere.
      return covered.count == range.count ? [covered] : []
    }
    let before = amounts.filter { $0 < place }
    let last = columns.indices.last { $0 < place && columns[$0].role.isTotal }
    let since = before.filter { $0 > last ?? -1 }
    let year = amounts.filter { index in
      if case .month(let month) = columns[index].role { return month.year == columns[place].year }
      return false
    }
    var candidates: [[Int]] = []
    for candidate in [amounts, before, since, year] where !candidate.isEmpty && !candidates.contains(candidate) {
      candidates.append(candidate)
    }
    return candidates
  }

  /// Whether the sum must be right: the file holds every month that it can be about.
  private func mustAgree(_ place: Int) -> Bool {
    if range(place) != nil { return true }
    let months = columns.compactMap { column -> Int? in
      if case .month(let month) = column.role { return month.number }
      return nil
    }
    guard months.count > 1 else { return false }
    return !columns[place].isAccumulated || months.contains(1)
  }
}
