package import Kernel
package import Storage

/// What holds for frame components: what later years are planned to have, and what compensation comes to.
package enum FrameRules {
  /// A component with what a year has of it.
  package struct Planned: Sendable {
    /// The component.
    package let frame: Versioned<BudgetFrame>
    /// The year's amount; debit-positive.
    package let amount: Money
    /// Whether the amount is only what the year before had, since nothing else is planned.
    package let isCarried: Bool

    /// A component in a year.
    package init(frame: Versioned<BudgetFrame>, amount: Money, isCarried: Bool) {
      self.frame = frame
      self.amount = amount
      self.isCarried = isCarried
    }
  }

  /// The components of a year with their amounts, by the year that they were for and then by the order of writing.
  ///
  /// A year that has a base frame of its own is planned by its own components. Other years carry on the components of
  /// the latest year that has one: what their decision plans, else the same amount for lasting money and nothing for
  /// the rest.
  package static func planned(_ frames: [Versioned<BudgetFrame>], in year: Int) -> [Planned] {
    let own = frames.filter { $0.value.year == year }
      .map { Planned(frame: $0, amount: $0.value.amount, isCarried: false) }
    if own.contains(where: { $0.frame.value.sort == .base }) { return own }
    let base = frames.filter { $0.value.sort == .base && $0.value.year < year }.map(\.value.year).max()
    guard let base else { return own }
    let earlier = frames.filter { (base..<year).contains($0.value.year) }
      .sorted { $0.value.year < $1.value.year }.compactMap { carried($0, in: year) }
    return earlier + own
  }

  private static func carried(_ frame: Versioned<BudgetFrame>, in year: Int) -> Planned? {
    if let planned = frame.value.plan.first(where: { $0.year == year }) {
      return Planned(frame: frame, amount: planned.amount, isCarried: false)
    }
    guard frame.value.sort.isLasting, frame.value.validTo.map({ $0.year >= year }) ?? true else { return nil }
    let last = frame.value.plan.last { $0.year < year }
    return Planned(frame: frame, amount: last?.amount ?? frame.value.amount, isCarried: true)
  }

  /// The percentage of the amount, rounded to whole öre.
  package static func compensation(of amount: Money, basisPoints: Int64) -> Money {
    amount.part(basisPoints, of: 10_000)
  }

  /// Whether an amount that is written beside a percentage is the percentage: to the whole thousand kronor, as
  /// councils decide.
  package static func agrees(_ written: Money, with computed: Money) -> Bool {
    (written - computed).ore.magnitude <= 100_000
  }

  /// What the components lack or contradict, with the components that they may lean on.
  package static func problems(
    _ drafts: [FrameDraft], beside stored: [String: BudgetFrame]
  ) -> [BudgetingProblem] {
    let known = stored.merging(drafts.map { ($0.id, $0.frame) }) { $1 }
    return drafts.flatMap { draft -> [BudgetingProblem] in
      let frame = draft.frame
      var problems: [BudgetingProblem] = []
      if let end = frame.validTo, end < frame.validFrom || end.year < frame.year {
        problems.append(.frameEndsBefore(end, draft.place))
      }
      if let end = frame.validTo, end.year > frame.year, !frame.sort.isLasting,
        !(frame.year + 1...end.year).allSatisfy({ year in frame.plan.contains { $0.year == year } })
      {
        problems.append(.noPlanAmount(draft.id, until: end, draft.place))
      }
      if let compensation = frame.compensation {
        if compensation.component == draft.id || known[compensation.component] == nil {
          problems.append(.unknownFrame(compensation.component, draft.place))
        } else if known[compensation.component]?.compensation?.component == draft.id {
          problems.append(.unknownFrame(compensation.component, draft.place))
        }
      }
      return problems
    }
  }

  /// The components with the amounts that their percentages come to, and after them the stored compensation that
  /// follows what they say anew.
  ///
  /// **Throws** `Problems` where a written amount is not its percentage.
  package static func resolved(
    _ drafts: [FrameDraft], beside stored: [String: BudgetFrame]
  ) throws -> [FrameDraft] {
    let all = inOrder(drafts + followers(of: drafts, stored))
    var known = stored
    for draft in all where draft.hasAmount { known[draft.id] = draft.frame }
    var problems: [String: BudgetingProblem] = [:]
    var resolved: [String: FrameDraft] = [:]
    for draft in all {
      let result = self.resolved(draft, beside: known)
      resolved[draft.id] = result.draft
      known[draft.id] = result.draft.frame
      problems[draft.id] = result.problem
    }
    let ids = drafts.map(\.id)
    let following = all.map(\.id).filter { !ids.contains($0) }
    let found = (ids + following).compactMap { problems[$0] }
    guard found.isEmpty else { throw Problems(found) }
    return ids.compactMap { resolved[$0] }
      + following.compactMap { resolved[$0] }.filter { $0.frame != stored[$0.id] }
  }

  /// One component with the amount that its percentage comes to, or what is wrong with it.
  private static func resolved(
    _ draft: FrameDraft, beside known: [String: BudgetFrame]
  ) -> (draft: FrameDraft, problem: BudgetingProblem?) {
    guard let compensation = draft.frame.compensation, let points = compensation.basisPoints,
      let compensated = known[compensation.component]
    else { return (draft, draft.hasAmount ? nil : .noFrameAmount(draft.id, draft.place)) }
    let computed = FrameRules.compensation(of: compensated.amount, basisPoints: points)
    if draft.hasAmount {
      let disagrees = !agrees(draft.frame.amount, with: computed)
      return (
        draft,
        disagrees ? .compensationDisagrees(written: draft.frame.amount, computed: computed, draft.place) : nil
      )
    }
    let filled = FrameDraft(
      id: draft.id, frame: draft.frame.with(amount: computed), hasAmount: true, place: draft.place)
    return (filled, nil)
  }

  /// The stored compensation, on any number of steps, of components that the drafts write anew. It is computed anew
  /// where its amount was its percentage to the öre; another amount was somebody's decision, as are own months.
  private static func followers(of drafts: [FrameDraft], _ stored: [String: BudgetFrame]) -> [FrameDraft] {
    var reached = Dictionary(drafts.map { ($0.id, $0.place) }, uniquingKeysWith: { first, _ in first })
    var followers: [FrameDraft] = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (id, frame) in stored.sorted(by: { $0.key < $1.key }) where reached[id] == nil {
        guard let compensation = frame.compensation, let points = compensation.basisPoints,
          let place = reached[compensation.component], let before = stored[compensation.component]
        else { continue }
        let computed = FrameRules.compensation(of: before.amount, basisPoints: points)
        let isWritten = if case .explicit = frame.profile { true } else { frame.amount != computed }
        let own = Place(file: place.file, line: place.line, field: id)
        reached[id] = own
        followers.append(FrameDraft(id: id, frame: frame, hasAmount: isWritten, place: own))
        isGrowing = true
      }
    }
    return followers
  }

  /// The drafts, each after what it compensates; those that compensate each other in a ring come last.
  private static func inOrder(_ drafts: [FrameDraft]) -> [FrameDraft] {
    var waiting = drafts
    var ordered: [FrameDraft] = []
    while !waiting.isEmpty {
      let ids = Set(waiting.map(\.id))
      let ready = waiting.filter { draft in
        draft.frame.compensation.map { $0.component == draft.id || !ids.contains($0.component) } ?? true
      }
      if ready.isEmpty { return ordered + waiting }
      ordered += ready
      let done = Set(ready.map(\.id))
      waiting.removeAll { done.contains($0.id) }
    }
    return ordered
  }
}
