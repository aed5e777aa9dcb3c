package import Kernel
package import Storage

/// What a disposal would take of one subject, or took.
package struct Proposal: Sendable {
  /// What it is about.
  package let subject: RetentionSubject
  /// The rule that it follows, with the plan's version; nil where somebody decides without one.
  package let rule: (rule: RetentionPlan.Rule, version: Int)?
  /// The legal ground.
  package let ground: String
  /// How many things go: files, texts of months, months of postings, remarks, versions.
  package let count: Int
  /// What goes.
  package let removal: Removal
  /// The first and last month that it belongs to; nil where it belongs to none.
  package let months: ClosedRange<Month>?
  /// How many things are not old enough.
  package let younger: Int
  /// How many things are old enough or not, but stay because something that is kept names them too.
  package let shared: Int
  /// The day from which the next of the younger ones may go; nil where there is none.
  package let next: Day?

  /// Why it goes, as the record of the disposal tells.
  func grounds(_ reason: String) -> Disposal.Grounds {
    Disposal.Grounds(
      subject: subject.rawValue, reason: reason, ground: ground,
      rule: rule.map { Disposal.Rule(id: $0.rule.id, version: $0.version) })
  }
}

/// What somebody wants to be disposed of.
package struct DisposalOrder: Hashable, Sendable {
  /// What it is about; nil for all that the plan has rules for.
  package let subject: RetentionSubject?
  /// Only what is counted from before this day; nil for all that the plan lets go.
  package let before: Day?
  /// The legal ground; nil for the rule's.
  package let ground: String?
  /// The id of the one forecast sheet that it is about; nil for all.
  package let record: String?
  /// Which of that sheet's versions; empty for all that were superseded.
  package let versions: [Int]

  /// An order.
  package init(
    subject: RetentionSubject?, before: Day? = nil, ground: String? = nil, record: String? = nil, versions: [Int] = []
  ) {
    self.subject = subject
    self.record = record
    self.versions = versions
    self.before = before
    self.ground = ground.map { PersonalNumbers.masked($0).text }
  }
}

extension Past {
  /// The subjects that the order is about: of all those that the plan has rules for today.
  func subjects(_ order: DisposalOrder, today: Day) throws -> [RetentionSubject] {
    if let subject = order.subject { return [subject] }
    let plan = try state.record(RetentionPlan.self, id: RetentionPlan.id)?.value
    return RetentionSubject.allCases.filter { RetentionRules.rule($0, in: plan, today: today) != nil }
  }

  /// What the order takes of what was found for it, subject by subject.
  ///
  /// **Throws** `RetentionProblem.noRule`, `.noGround`, `.tooYoung`.
  func proposals(_ search: DisposalSearch, today: Day) throws -> [Proposal] {
    let plan = try state.record(RetentionPlan.self, id: RetentionPlan.id)
    return try subjects(search.order, today: today).map { subject in
      let rule = RetentionRules.rule(subject, in: plan?.value, today: today)
      return try proposal(subject, rule.map { ($0, plan?.version ?? 0) }, search, today)
    }
  }

  private func proposal(
    _ subject: RetentionSubject, _ rule: (rule: RetentionPlan.Rule, version: Int)?, _ search: DisposalSearch,
    _ today: Day
  ) throws -> Proposal {
    let order = search.order
    let ground = order.ground ?? rule?.rule.ground ?? ""
    // Accounting information is kept as long as the law says, also where a plan says less.
    let months = RetentionRules.months(rule?.rule.months, subject)
    let counted = rule?.rule.counted ?? subject.usuallyCounted
    if rule == nil, order.before == nil { throw RetentionProblem.noRule(subject) }
    if rule == nil, ground.isEmpty { throw RetentionProblem.noGround(subject) }
    if let before = order.before, !RetentionRules.allows(before, months: months, today: today) {
      throw RetentionProblem.tooYoung(
        subject, before: before, latest: RetentionRules.latest(months: months, today: today),
        ground: rule?.rule.ground ?? "LKBR (2018:597) 3 kap. 13 §")
    }
    let found = search.found[subject] ?? Candidates()
    var removal = Removal()
    var count = 0
    var due: [Month] = []
    var next: Day?
    for candidate in found.all {
      let start = candidate.age.start(counted)
      // Beyond the calendar nothing is ever due.
      guard let last = RetentionRules.lastDay(of: candidate.age, subject, months: months, counted: counted) else {
        continue
      }
      if last < today, order.before.map({ start < $0 }) ?? true {
        removal.formUnion(candidate.removal)
        count += 1
        if let month = candidate.age.month { due.append(month) }
      } else {
        let day = Day(daysSince1970: last.daysSince1970 + 1)
        if day > today { next = min(next ?? day, day) }
      }
    }
    return Proposal(
      subject: subject, rule: rule, ground: ground, count: count, removal: removal,
      months: due.min().flatMap { first in due.max().map { first...$0 } }, younger: found.all.count - count,
      shared: found.shared, next: next)
  }
}
