import Accounts
import Kernel
import Storage

/// What the batch declares: source, organisation, selection, day, months and their status.
extension SupersedeComparison {
  /// What stands in the way by what the batch says of itself.
  mutating func declared() throws -> [SupersedeProblem] {
    try organisation() + source() + widerSelection() + days() + statuses() + holes() + correctionsLost()
  }

  private var file: String { batch.fileName }
  private var ofSource: [Batch] { earlier.map(\.value).filter { $0.source == batch.source } }

  /// Another organisation than the source's earlier files name.
  private func organisation() -> [SupersedeProblem] {
    guard let found = batch.origin, let before = ofSource.last(where: { $0.origin != nil })?.origin else { return [] }
    let numbers = [found.number, before.number].map { $0.filter { $0.isASCII && $0.isNumber } }
    let names = [found.name, before.name].map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    let isOther = [numbers, names].contains { $0[0] != $0[1] && !$0[0].isEmpty && !$0[1].isEmpty }
    guard isOther else { return [] }
    func text(_ origin: Batch.Origin) -> String {
      [origin.name, origin.number].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return [.otherOrganisation(found: text(found), before: text(before), file: file)]
  }

  /// A new source that is called almost as one that is known: a slip of the pen, and everything would count twice.
  private func source() -> [SupersedeProblem] {
    guard ofSource.isEmpty else { return [] }
    let new = Array(batch.source.lowercased())
    let others = Set(earlier.map(\.value.source)).sorted()
    guard let other = others.first(where: { SupersedeComparison.isOneSlip(new, Array($0.lowercased())) }) else {
      return []
    }
    return [.similarSource(source: batch.source, other: other, file: file)]
  }

  /// Whether two letters at most are added, taken away or changed between the words, or one word begins the other.
  private static func isOneSlip(_ a: [Character], _ b: [Character]) -> Bool {
    if min(a.count, b.count) >= 4, a.starts(with: b) || b.starts(with: a) { return true }
    guard abs(a.count - b.count) <= 2 else { return false }
    var row = Array(0...b.count)
    for (index, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in b.indices {
        let changed = diagonal + (letter == b[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(changed, row[place] + 1, row[place + 1] + 1)
      }
    }
    return row[b.count] <= (min(a.count, b.count) < 4 ? 0 : 2)
  }

  /// More than the source has ever spoken for.
  private func widerSelection() -> [SupersedeProblem] {
    let selections = ofSource.map(\.selection)
    guard let last = selections.last, !selections.contains(where: { $0.covers(batch.selection) }),
      selections.contains(where: { batch.selection.covers($0) })
    else { return [] }
    return [
      .widerSelection(
        selection: SelectionText.of(batch.selection), before: SelectionText.of(last), file: file)
    ]
  }

  private func days() -> [SupersedeProblem] {
    var problems: [SupersedeProblem] = []
    let newest = batch.parts.flatMap { seen($0.month) }.map(\.extracted).max()
    if let newest, newest > batch.extracted {
      problems.append(.olderExtraction(extracted: batch.extracted, visible: newest, file: file))
    } else {
      problems += reverted()
    }
    if batch.extracted > today {
      problems.append(.futureExtraction(extracted: batch.extracted, today: today, file: file))
    }
    let future = batch.parts.map(\.month).filter { $0 > today.inMonth }
    if !future.isEmpty { problems.append(.futureMonths(months: future, file: file)) }
    return problems
  }

  /// Months that would be as an earlier batch had them: an old file that does not say its day.
  private func reverted() -> [SupersedeProblem] {
    batch.parts.compactMap { part in
      guard part.segment != nil, !isUnchanged(part) else { return nil }
      let old = earlier.last { earlier in
        earlier.value.source == batch.source && earlier.value.selection == batch.selection
          && earlier.value.parts.contains { $0.month == part.month && $0.segment == part.segment }
      }
      guard let old, !seen(part.month).contains(where: { $0.part.segment == part.segment }) else { return nil }
      return .reverted(months: [part.month], batch: old.id, file: file)
    }
  }

  private func statuses() -> [SupersedeProblem] {
    batch.parts.compactMap { part in
      let before = shown(part.month).map(\.part.status).min()
      if before == .closed, part.status < .closed {
        return .reopened(months: [part.month], status: part.status, file: file)
      }
      guard part.status == .closed, batch.extracted < part.month.lastDay, part.month <= today.inMonth,
        part.segment != nil, before != .closed || !isUnchanged(part)
      else { return nil }
      return .closedEarly(months: [part.month], extracted: batch.extracted, file: file)
    }
  }

  /// Months of the year that hold nothing although months on both sides do, and that were no hole before.
  private func holes() -> [SupersedeProblem] {
    let before = Set(
      visible.segments.filter { $0.source == batch.source && $0.part.segment != nil }.map(\.part.month))
    let filled = batch.parts.filter { $0.segment != nil }.map(\.month)
    let emptied = batch.parts.filter { $0.segment == nil && batch.selection.parts.isEmpty }.map(\.month)
    let after = before.union(filled).subtracting(emptied)
    let new = SupersedeComparison.holes(after).subtracting(SupersedeComparison.holes(before)).subtracting(before)
    return new.isEmpty ? [] : [.hole(months: new.sorted(), file: file)]
  }

  private static func holes(_ months: Set<Month>) -> Set<Month> {
    var holes: Set<Month> = []
    for months in Dictionary(grouping: months, by: \.year).values {
      guard let first = months.min(), let last = months.max(), let span = Period(first, last) else { continue }
      holes.formUnion(Set(span.months).subtracting(months))
    }
    return holes
  }

  /// Corrections of a part that the batch covers with other amounts.
  private mutating func correctionsLost() throws -> [SupersedeProblem] {
    var problems: [SupersedeProblem] = []
    for part in batch.parts {
      let seen = seen(part.month)
      for segment in seen where segment.selection != batch.selection && batch.selection.covers(segment.selection) {
        let liesOnTop = seen.contains { $0.hidden.contains(segment.selection) }
        guard liesOnTop, try before([segment]) != now(part.month, within: segment.selection) else { continue }
        problems.append(
          .correctionLost(
            batch: segment.batch, selection: SelectionText.of(segment.selection), months: [part.month], file: file))
      }
    }
    return problems
  }
}
