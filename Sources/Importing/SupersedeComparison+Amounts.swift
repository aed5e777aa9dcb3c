import Accounts
import Kernel
import Storage

/// What the amounts and codes show.
extension SupersedeComparison {
  private var file: String { batch.fileName }

  /// What stands in the way by what the changed months hold.
  mutating func amounts() throws -> [SupersedeProblem] {
    var problems: [SupersedeProblem] = []
    for part in batch.parts where !isUnchanged(part) {
      let now = now(part.month)
      let seen = seen(part.month)
      let before = try before(seen)
      // Where nothing is left, every code is lost, and that is told once.
      if !now.isNothing { problems += lostCodes(part.month, now, before) }
      problems += try otherSources(part, now)
      if before.isNothing {
        problems += try beside(part.month, now)
      } else if now.isNothing {
        problems.append(.emptied(months: [part.month], file: file))
      } else {
        let isClosed = shown(part.month).map(\.part.status).min() == .closed
        problems += try replacing(part.month, now, before, isClosed: isClosed)
      }
    }
    return problems
  }

  /// Codes that can be seen and are not in the batch.
  private func lostCodes(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) -> [SupersedeProblem] {
    watched.compactMap { column in
      guard let index = numbers.columns.firstIndex(of: column) else { return nil }
      let term = CodingPart(rawValue: column)?.term ?? column
      // The number of a code tells codes apart; its text is fetched for those that are lost.
      func codes(_ amounts: CodedAmounts) -> [UInt32: CodeNumbers.Key] {
        Dictionary(amounts.sums.keys.map { ($0[index], $0) }, uniquingKeysWith: { first, _ in first })
          .filter { !numbers.code($0.value, index).isEmpty }
      }
      let (found, wanted) = (codes(now), codes(before))
      let lost = wanted.filter { found[$0.key] == nil }.map { numbers.code($0.value, index) }
      guard !lost.isEmpty else { return nil }
      if found.isEmpty, !now.sums.isEmpty { return .lostPart(months: [month], part: term, file: file) }
      return .lostCodes(months: [month], part: term, codes: lost.sorted(), file: file)
    }
  }

  /// Other sources that show the very same of the month.
  private mutating func otherSources(_ part: Batch.Part, _ now: CodedAmounts) throws -> [SupersedeProblem] {
    guard part.segment != nil else { return [] }
    let others = visible.segments.filter { $0.source != batch.source && $0.part.month == part.month }
    for other in others {
      let isTwin = other.part.segment == part.segment
      guard try isTwin || AmountLikeness.areCopies(now, before([other]), atLeast: 3) else { continue }
      return [.otherSource(source: batch.source, other: other.source, months: [part.month], file: file)]
    }
    return []
  }

  /// A month that replaces another.
  private mutating func replacing(
    _ month: Month, _ now: CodedAmounts, _ before: CodedAmounts, isClosed: Bool
  ) throws -> [SupersedeProblem] {
    let copies = try copied(month, now, before)
    if !copies.isEmpty { return copies }
    switch AmountLikeness.of(now, comparedTo: before) {
    case .opposite: return [.signFlipped(months: [month], accountClass: nil, file: file)]
    case .doubled: return [.doubled(months: [month], file: file)]
    case .larger(let factor): return [.wrongScale(months: [month], factor: factor, isLarger: true, file: file)]
    case .smaller(let factor): return [.wrongScale(months: [month], factor: factor, isLarger: false, file: file)]
    case .unsigned: return [.signsLost(months: [month], file: file)]
    case .same, .different: break
    }
    var problems = lostClasses(month, now, [before]) + flippedClasses(month, now, before)
    let distance = AmountLikeness.distance(now, before)
    if now.volume * 2 < before.volume || now.rows * 2 < before.rows && distance * 10 > before.volume {
      problems.append(
        .shrunk(months: [month], percent: SupersedeComparison.percent(now.volume, of: before.volume), file: file))
    } else if isClosed {
      // A correction of a part is measured against the whole month.
      let whole = try wholeMonth(month)
      if distance * 10 > whole.volume {
        problems.append(
          .closedMonthChanged(
            months: [month], percent: SupersedeComparison.percent(distance, of: whole.volume), file: file))
      }
    }
    return problems
  }

  private mutating func wholeMonth(_ month: Month) throws -> CodedAmounts {
    try before(visible.segments.filter { $0.source == batch.source && $0.part.month == month }, within: .everything)
  }

  private static func percent(_ part: Int128, of whole: Int128) -> Int64 {
    whole == 0 ? 100 : Int64(clamping: (part * 100 + whole / 2) / whole)
  }

  /// A month that is new, beside the months before it.
  private mutating func beside(_ month: Month, _ now: CodedAmounts) throws -> [SupersedeProblem] {
    guard !now.isNothing else { return [] }
    let copies = try copied(month, now, CodedAmounts())
    if !copies.isEmpty { return copies }
    var latest: [CodedAmounts] = []
    for back in 1...3 {
      let before = try before(month.advanced(by: -back))
      if !before.isNothing { latest.append(before) }
    }
    guard let last = latest.first else { return [] }
    if let problem = unlike(month, byAccount(now), byAccount(last)) { return [problem] }
    return lostClasses(month, now, latest)
  }

  /// A sign or scale that is not the month before's, account by account.
  private func unlike(_ month: Month, _ now: [String: Int64], _ before: [String: Int64]) -> SupersedeProblem? {
    let shared = now.filter { before[$0.key] ?? 0 != 0 && $0.value != 0 }
    guard shared.count >= 3 else { return nil }
    var (new, old, common, opposite) = (Int128(0), Int128(0), Int128(0), Int128(0))
    for (account, amount) in shared {
      let other = before[account] ?? 0
      new += Int128(amount.magnitude)
      old += Int128(other.magnitude)
      let less = Int128(min(amount.magnitude, other.magnitude))
      common += less
      if (amount < 0) != (other < 0) { opposite += less }
    }
    if new >= old * 40 {
      return .wrongScale(months: [month], factor: new >= old * 200 ? 1_000 : 100, isLarger: true, file: file)
    }
    if old >= new * 40 {
      return .wrongScale(months: [month], factor: old >= new * 200 ? 1_000 : 100, isLarger: false, file: file)
    }
    return opposite * 5 >= common * 4 ? .signFlipped(months: [month], accountClass: nil, file: file) : nil
  }

  /// Account classes that all of the months show and the batch lacks.
  private func lostClasses(_ month: Month, _ now: CodedAmounts, _ months: [CodedAmounts]) -> [SupersedeProblem] {
    let found = Set(byClass(now).keys)
    let usual = months.map { Set(byClass($0).filter { !$0.value.isNothing }.keys) }
    guard let first = usual.first, !found.isEmpty else { return [] }
    let lost = usual.reduce(first) { $0.intersection($1) }.subtracting(found)
    return lost.isEmpty ? [] : [.lostClasses(months: [month], classes: lost.sorted(), file: file)]
  }

  /// Account classes whose amounts have all changed their sign.
  private func flippedClasses(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) -> [SupersedeProblem] {
    let (new, old) = (byClass(now), byClass(before))
    return old.sorted { $0.key < $1.key }.compactMap { name, amounts in
      guard let other = new[name], amounts.volume * 20 >= before.volume,
        AmountLikeness.of(other, comparedTo: amounts) == .opposite
      else { return nil }
      return .signFlipped(months: [month], accountClass: name, file: file)
    }
  }

  /// A month that is another month's, or the whole year's.
  private mutating func copied(
    _ month: Month, _ now: CodedAmounts, _ before: CodedAmounts
  ) throws -> [SupersedeProblem] {
    let lastYear = try self.before(month.yearBefore)
    if AmountLikeness.areCopies(now, lastYear, atLeast: 5),
      !AmountLikeness.areCopies(before, lastYear, atLeast: 5)
    {
      return [.otherYear(months: [month], year: month.year - 1, file: file)]
    }
    var toDate = before
    var monthsBefore = 0
    for back in 1..<max(month.month, 2) where month.month > 1 {
      let earlier = try self.before(month.advanced(by: -back))
      guard !earlier.isNothing else { continue }
      monthsBefore += 1
      toDate.add(earlier)
      if AmountLikeness.areCopies(now, earlier, atLeast: 8), !AmountLikeness.areCopies(before, earlier, atLeast: 8) {
        return [.copiedMonth(month: month, of: month.advanced(by: -back), file: file)]
      }
    }
    // Without the month itself, a part of what is new is the month's own.
    let tolerance: Int128 = before.isNothing ? 2 : 4
    let isYear =
      monthsBefore >= 2 && AmountLikeness.distance(now, toDate) * tolerance <= toDate.volume
      && (before.isNothing || AmountLikeness.of(now, comparedTo: before) != .same)
    return isYear ? [.cumulative(month: month, file: file)] : []
  }

  private func byAccount(_ amounts: CodedAmounts) -> [String: Int64] {
    guard let index = numbers.columns.firstIndex(of: CodingPart.account.column) else { return [:] }
    return amounts.sums.reduce(into: [:]) { $0[numbers.code($1.key, index), default: 0] &+= $1.value }
  }

  private func byClass(_ amounts: CodedAmounts) -> [String: CodedAmounts] {
    guard let index = numbers.columns.firstIndex(of: CodingPart.account.column) else { return [:] }
    let classes = Set(amounts.sums.keys.map { String(numbers.code($0, index).prefix(1)) })
    return Dictionary(
      classes.map { name in (name, amounts.filtered { numbers.code($0, index).hasPrefix(name) }) },
      uniquingKeysWith: { first, _ in first })
  }
}
