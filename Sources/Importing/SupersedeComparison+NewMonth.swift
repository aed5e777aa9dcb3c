import Accounts
import Kernel
import Storage

/// A month that is new, beside the months before it.
extension SupersedeComparison {
  private var file: String { batch.fileName }

  /// What stands in the way of a month where nothing stood.
  mutating func beside(_ month: Month, _ now: CodedAmounts) throws -> [SupersedeProblem] {
    guard !now.isNothing else { return [] }
    let copies = try copied(month, now, CodedAmounts())
    if !copies.isEmpty { return copies }
    var latest: [CodedAmounts] = []
    for back in 1...3 {
      let before = try before(month.advanced(by: -back))
      if !before.isNothing { latest.append(before) }
    }
    guard let last = latest.first else { return [] }
    if let problem = unlike(month, now, last) { return [problem] }
    let lost = lostClasses(month, now, latest)
    // Of a month that is not over, there is nothing usual.
    guard latest.count >= 2, batch.extracted >= month.lastDay else { return lost }
    return lost + lostUnits(month, now, latest) + unusual(month, now, latest)
  }

  /// A sign or scale that is not the month before's, account by account.
  private func unlike(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) -> SupersedeProblem? {
    let shared = SharedAmounts(byAccount(now), byAccount(before))
    guard shared.count >= 3 else { return nil }
    func scale(_ less: Int128, _ more: Int128) -> Int64 { more >= less * 200 ? 1_000 : more >= less * 40 ? 100 : 10 }
    if shared.now >= shared.before * 5 {
      return .wrongScale(
        months: [month], factor: scale(shared.before, shared.now), isLarger: true, file: file)
    }
    // A part of a month is smaller too; it lacks most of the code strings.
    let isWhole =
      batch.extracted >= month.lastDay && SharedAmounts(now, before).count * 5 >= before.sums.count * 3
    if shared.before >= shared.now * (isWhole ? 5 : 40) {
      return .wrongScale(
        months: [month], factor: scale(shared.now, shared.before), isLarger: false, file: file)
    }
    return shared.opposite * 5 >= shared.common * 4
      ? .signFlipped(months: [month], accountClass: nil, file: file) : nil
  }

  /// Responsibilities and service areas with amounts in each of the three months before that have none now, where they
  /// weigh something together.
  private func lostUnits(_ month: Month, _ now: CodedAmounts, _ months: [CodedAmounts]) -> [SupersedeProblem] {
    guard let last = months.first, months.count == 3 else { return [] }
    return [CodingPart.responsibility, .serviceArea].compactMap { part in
      guard let index = numbers.columns.firstIndex(of: part.column) else { return nil }
      func codes(_ amounts: CodedAmounts) -> Set<UInt32> {
        Set(amounts.sums.filter { $0.value != 0 && !numbers.code($0.key, index).isEmpty }.map { $0.key[index] })
      }
      let lost = months.reduce(codes(last)) { $0.intersection(codes($1)) }.subtracting(codes(now))
      let missing = last.filtered { lost.contains($0[index]) }
      guard missing.volume * 100 >= last.volume, !lost.isEmpty else { return nil }
      let names = Set(missing.sums.keys.map { numbers.code($0, index) }).sorted()
      if codes(now).isEmpty { return .lostPart(months: [month], part: part.term, file: file) }
      return .lostCodes(months: [month], part: part.term, codes: names, file: file)
    }
  }

  /// Account classes, or the whole, far from what they are in the months before.
  private func unusual(_ month: Month, _ now: CodedAmounts, _ months: [CodedAmounts]) -> [SupersedeProblem] {
    let usual = months.reduce(Int128(0)) { $0 + $1.volume } / Int128(months.count)
    let isFar =
      months.allSatisfy { now.volume * 4 > $0.volume * 7 } || months.allSatisfy { now.volume * 7 < $0.volume * 4 }
    let whole: [SupersedeProblem] =
      isFar
      ? [
        .unusual(
          months: [month], accountClass: nil, percent: SupersedeComparison.percent(now.volume, of: usual), file: file)
      ] : []
    let (new, old) = (byClass(now), months.map(byClass))
    let classes = Set(old.flatMap(\.keys)).union(new.keys).filter(SupersedeComparison.isResult).sorted()
    return whole
      + classes.compactMap { name in
        guard let amounts = new[name] else { return nil }
        let before = old.map { $0[name] ?? CodedAmounts() }
        return turned(month, name, amounts, before, of: usual) ?? far(month, name, amounts, before, of: usual)
      }
  }

  /// A class whose net has the sign that it had in none of the months.
  private func turned(
    _ month: Month, _ name: String, _ now: CodedAmounts, _ months: [CodedAmounts], of usual: Int128
  ) -> SupersedeProblem? {
    let nets = months.map(\.net)
    let mean = nets.reduce(0, +) / Int128(nets.count)
    let isTurned = nets.allSatisfy { $0 < 0 } && now.net > 0 || nets.allSatisfy { $0 > 0 } && now.net < 0
    guard isTurned, mean.magnitude * 100 >= usual, now.net.magnitude * 4 >= mean.magnitude,
      let last = months.first
    else { return nil }
    let shared = SharedAmounts(byAccount(now), byAccount(last))
    return shared.opposite * 5 >= shared.common * 4 && shared.before * 2 >= last.volume
      ? .signFlipped(months: [month], accountClass: name, file: file)
      : .unusual(months: [month], accountClass: name, percent: -1, file: file)
  }

  /// A class less than a quarter, or more than four times, of what it is in the months before, where that weighs
  /// something.
  private func far(
    _ month: Month, _ name: String, _ now: CodedAmounts, _ months: [CodedAmounts], of usual: Int128
  ) -> SupersedeProblem? {
    let mean = months.reduce(Int128(0)) { $0 + $1.volume } / Int128(months.count)
    guard now.volume * 4 < mean || now.volume > mean * 4, (now.volume - mean).magnitude * 50 >= usual else {
      return nil
    }
    return .unusual(
      months: [month], accountClass: name, percent: SupersedeComparison.percent(now.volume, of: mean), file: file)
  }
}
