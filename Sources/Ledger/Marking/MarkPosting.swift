import Accounts
package import Kernel
import Organisation
package import Storage

/// Says that a posting is coded wrongly, so that whoever keeps the ledger sees it. No figure is changed.
package enum MarkPosting: Command {
  package static let name = "ledger.mark-posting"
  package static let permission = Permission.forecast

  /// A mark in the making.
  package struct Input: Sendable {
    /// The posting.
    package let posting: PostingName
    /// The voucher's day; nil where it has none.
    package let day: Day?
    /// How many postings with the same codes and the opposite amount there are.
    package let mirrors: Int
    /// What is wrong.
    package let fault: String
    /// What is right, as whoever marks believes.
    package let proposal: MarkedPosting.Proposal

    /// A mark of that posting.
    package init(
      posting: PostingName, day: Day?, mirrors: Int, fault: String, proposal: MarkedPosting.Proposal = .init()
    ) {
      self.posting = posting
      self.day = day
      self.mirrors = mirrors
      self.fault = fault
      self.proposal = proposal
    }
  }

  /// What was written.
  package struct Output: Hashable, Sendable {
    /// The mark's id.
    package let mark: String
    /// How many personal identity numbers were masked.
    package let masked: Int
  }

  /// What was written. Why stands in the context.
  ///
  /// **Throws** `StorageProblem.outsideScope` where another unit answers for the posting, `MarkingProblem`s with all
  /// that is wrong.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    let (state, context, posting) = (transaction.state, transaction.context, input.posting)
    let unit = try state.unit(answeringFor: posting)?.id ?? Scope.wholeBoard
    try transaction.requireScope(unit: unit, on: posting.month.lastDay)
    let marks = try state.markedPostings(in: .units([unit]))
    if let open = marks.first(where: { $0.value.posting == posting && $0.value.isOpen }) {
      throw MarkingProblem.alreadyMarked(mark: open.id)
    }
    let fault = MarkingRules.cleaned(input.fault)
    let words = MarkingRules.cleaned(input.proposal.words)
    let proposed = named(input.proposal)
    let problems =
      (fault.text.isEmpty ? [MarkingProblem.noFault] : []) + (try self.problems(proposed, posting.month, state))
    guard problems.isEmpty else { throw Problems(problems) }
    let mark = MarkedPosting(
      posting: posting, day: input.day, unit: unit, fault: fault.text,
      proposal: .init(unit: proposed.unit, account: proposed.account, words: words.text), reason: context.reason,
      mirrors: input.mirrors, author: context.actor.id, at: context.now, settlement: nil)
    let id = freeID(posting.month, unit, state)
    try transaction.put(mark, id: id)
    return Output(mark: id, masked: fault.count + words.count)
  }

  private static func named(_ proposal: MarkedPosting.Proposal) -> MarkedPosting.Proposal {
    func code(_ text: String?) -> String? {
      let text = String((text ?? "").trimmed)
      return text.isEmpty ? nil : text
    }
    return .init(unit: code(proposal.unit), account: code(proposal.account))
  }

  private static func problems(
    _ proposal: MarkedPosting.Proposal, _ month: Month, _ state: BoardState
  ) throws -> [MarkingProblem] {
    var problems: [MarkingProblem] = []
    if let unit = proposal.unit, try !state.units(on: month.lastDay).contains(where: { $0.id == unit }) {
      problems.append(.unknownUnit(unit))
    }
    if let account = proposal.account {
      let chart = try state.record(CodeList.self, id: CodingPart.account.column, in: month.year)?.value.entries ?? []
      if !chart.isEmpty, !chart.contains(where: { $0.code == account }) { problems.append(.unknownAccount(account)) }
    }
    return problems
  }

  /// The first number that no mark of the month and unit has had, one that was disposed of neither.
  private static func freeID(_ month: Month, _ unit: String, _ state: BoardState) -> String {
    var number = 1
    func id() -> String { "\(month)/\(unit)/\(number)" }
    while state.version(of: RecordKey(kind: MarkedPosting.kind, id: id())) > 0 { number += 1 }
    return id()
  }
}
