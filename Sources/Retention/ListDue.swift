package import Kernel
package import Storage

/// What is due to be disposed of, without disposing of anything.
package enum ListDue: Question {
  package static let name = "retention.list-due"
  package static let permission = Permission.read

  /// What is asked.
  package struct Input: Sendable {
    /// What would be disposed of.
    package let order: DisposalOrder
    /// The day that ages are counted to.
    package let today: Day

    /// What an order would take today.
    package init(_ order: DisposalOrder, today: Day) {
      self.order = order
      self.today = today
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// What would go, subject by subject.
    package let proposals: [Proposal]
    /// What was found, for the command that disposes of it.
    package let search: DisposalSearch
    /// The subjects that the plan has no rule for today.
    package let unruled: [RetentionSubject]
  }

  /// **Throws** `RetentionProblem.noRule`, `.noGround`, `.tooYoung`.
  package static func answer(_ input: Input, view: View) throws -> Output {
    try view.requireWholeBoard()
    let plan = try view.state.record(RetentionPlan.self, id: RetentionPlan.id)?.value
    let past = Past(view)
    let search = try past.search(DisposalSearch(input.order), today: input.today)
    return Output(
      proposals: try past.proposals(search, today: input.today), search: search,
      unruled: RetentionSubject.allCases.filter { RetentionRules.rule($0, in: plan, today: input.today) == nil })
  }
}
