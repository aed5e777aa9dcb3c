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
      let isClosed = shown(part.month).map(\.part.status).min() == .closed
      if before.isNothing {
        problems += try beside(part.month, now)
        // What a closed month gains is a change as well, on whatever codes it lies.
        if isClosed { problems += try closedChange(part.month, now, before) }
      } else if now.isNothing {
        problems.append(.emptied(months: [part.month], file: file))
      } else {
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
    case .different:
      if let problem = unlikeAll(month, now, before) { return [problem] }
    case .same: break
    }
    var problems =
      rewritten(month, now, before) + lostClasses(month, now, [before]) + flippedClasses(month, now, before)
    let distance = AmountLikeness.distance(now, before)
    if now.volume * 2 < before.volume || now.rows * 2 < before.rows && distance * 10 > before.volume {
      problems.append(
        .shrunk(months: [month], percent: SupersedeComparison.percent(now.volume, of: before.volume), file: file))
    } else if isClosed {
      problems += try closedChange(month, now, before)
    }
    return problems
  }

  /// A sign or scale that is not what stood there, though each code string has changed by its own measure.
  private func unlikeAll(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) -> SupersedeProblem? {
    let shared = SharedAmounts(now, before)
    guard shared.count >= 5 else { return nil }
    if shared.opposite * 5 >= shared.common * 3 {
      return .signFlipped(months: [month], accountClass: nil, file: file)
    }
    // A month that has gained most of its rows since is no larger by a scale.
    let hasSameRows = now.rows * 2 <= before.rows * 3 && before.rows * 2 <= now.rows * 3
    guard hasSameRows, shared.now * 5 >= now.volume * 4, shared.before * 5 >= before.volume * 4 else { return nil }
    let (less, more) = (min(shared.now, shared.before), max(shared.now, shared.before))
    guard less > 0, more * 2 >= less * 5 else { return nil }
    return .wrongScale(
      months: [month], factor: Int64(clamping: (more * 2 + less) / (less * 2)), isLarger: shared.now > shared.before,
      file: file)
  }

  /// A month whose file was read anew and in which hardly a code string is what it was.
  private func rewritten(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) -> [SupersedeProblem] {
    guard batch.rereadOf != nil, before.sums.count >= 10 else { return [] }
    var kept: Int128 = 0
    for (key, amount) in before.sums where now.sums[key] == amount { kept += Int128(amount.magnitude) }
    return kept * 10 < before.volume ? [.rewritten(months: [month], file: file)] : []
  }

  static func percent(_ part: Int128, of whole: Int128) -> Int64 {
    whole == 0 ? 100 : Int64(clamping: (part * 100 + whole / 2) / whole)
  }

  /// Account classes that all of the months show and the batch lacks.
  func lostClasses(_ month: Month, _ now: CodedAmounts, _ months: [CodedAmounts]) -> [SupersedeProblem] {
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
      // Balances turn now and then; costs and revenue do not.
      let least: Int128 = SupersedeComparison.isResult(name) ? 100 : 20
      guard let other = new[name], amounts.volume * least >= before.volume else { return nil }
      let shared = SharedAmounts(other, amounts)
      let isTurned = shared.count >= 5 && shared.opposite * 5 >= shared.common * 4
      guard isTurned || AmountLikeness.of(other, comparedTo: amounts) == .opposite else { return nil }
      return .signFlipped(months: [month], accountClass: name, file: file)
    }
  }

  /// A month that is another month's, or the whole year's.
  mutating func copied(
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

  /// Whether the account class is of costs or revenue.
  static func isResult(_ name: String) -> Bool { ("3"..."8").contains(name) }

  func byAccount(_ amounts: CodedAmounts) -> [String: Int64] {
    guard let index = numbers.columns.firstIndex(of: CodingPart.account.column) else { return [:] }
    return amounts.sums.reduce(into: [:]) { $0[numbers.code($1.key, index), default: 0] &+= $1.value }
  }

  func byClass(_ amounts: CodedAmounts) -> [String: CodedAmounts] {
    guard let index = numbers.columns.firstIndex(of: CodingPart.account.column) else { return [:] }
    let classes = Set(amounts.sums.keys.map { String(numbers.code($0, index).prefix(1)) })
    return Dictionary(
      classes.map { name in (name, amounts.filtered { numbers.code($0, index).hasPrefix(name) }) },
      uniquingKeysWith: { first, _ in first })
  }
}
