import Accounts
import Kernel
import Storage

/// What a batch does to months that are closed.
extension SupersedeComparison {
  private var file: String { batch.fileName }

  /// Corrections of less than this need no word, in öre.
  private static let littleChange: Int128 = 50_000_00

  /// A closed month that would change by more than a little: a tenth of it in any case, else by more than half a per
  /// cent of all or a fiftieth of an account class. A correction of a part is measured against the whole month.
  mutating func closedChange(_ month: Month, _ now: CodedAmounts, _ before: CodedAmounts) throws -> [SupersedeProblem] {
    let whole = try wholeMonth(month)
    let distance = AmountLikeness.distance(now, before)
    let isMuch = distance * 10 > whole.volume
    let isSome = distance > SupersedeComparison.littleChange && distance * 200 > whole.volume
    guard isMuch || isSome || changesClass(now, before, of: whole) else { return [] }
    return [
      .closedMonthChanged(
        months: [month], percent: max(1, SupersedeComparison.percent(distance, of: whole.volume)), file: file)
    ]
  }

  private func changesClass(_ now: CodedAmounts, _ before: CodedAmounts, of whole: CodedAmounts) -> Bool {
    let (new, old, all) = (byClass(now), byClass(before), byClass(whole))
    return Set(new.keys).union(old.keys).contains { name in
      let change = ((new[name]?.net ?? 0) - (old[name]?.net ?? 0)).magnitude
      return change > SupersedeComparison.littleChange && change * 50 > (all[name]?.net ?? 0).magnitude
    }
  }

  private mutating func wholeMonth(_ month: Month) throws -> CodedAmounts {
    try before(visible.segments.filter { $0.source == batch.source && $0.part.month == month }, within: .everything)
  }

  /// Other sources that show the very same of the month, or have closed it on the same accounts and responsibilities
  /// without ever having stood beside this source.
  mutating func otherSources(_ part: Batch.Part, _ now: CodedAmounts) throws -> [SupersedeProblem] {
    guard part.segment != nil else { return [] }
    let own = Set(visible.segments.filter { $0.source == batch.source }.map(\.part.month))
    let others = visible.segments.filter { $0.source != batch.source && $0.part.month == part.month }
    for other in others {
      let isTwin = other.part.segment == part.segment
      let isBeside = visible.segments.contains { $0.source == other.source && own.contains($0.part.month) }
      let before = try before([other])
      let isDouble =
        isTwin || AmountLikeness.areCopies(now, before, atLeast: 3)
        || other.part.status == .closed && !isBeside && covers(before, now)
      guard isDouble else { continue }
      return [.otherSource(source: batch.source, other: other.source, months: [part.month], file: file)]
    }
    return []
  }

  /// Whether most of `now`, and more than a trifle, lies on the accounts and responsibilities of `before`.
  private func covers(_ before: CodedAmounts, _ now: CodedAmounts) -> Bool {
    guard let account = numbers.columns.firstIndex(of: CodingPart.account.column),
      let responsibility = numbers.columns.firstIndex(of: CodingPart.responsibility.column)
    else { return false }
    func pair(_ key: CodeNumbers.Key) -> [UInt32] { [key[account], key[responsibility]] }
    let known = Set(before.sums.keys.map(pair))
    let within = now.filtered { known.contains(pair($0)) }.volume
    return within * 2 >= now.volume && within * 50 >= before.volume && within > 0
  }
}
