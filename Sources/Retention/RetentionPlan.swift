package import Kernel
import Storage

/// How long the board keeps what: its own decision (*dokumenthanteringsplan*). There is one record, `plan`.
package struct RetentionPlan: RecordKind, Hashable {
  package static let kind = "retention-plan"
  package static let tag = "retention-plan/1"
  /// The id of the one record.
  package static let id = "plan"

  /// How long one subject is kept.
  package struct Rule: Hashable, Sendable, Codable {
    /// The rule's id.
    package let id: String
    /// What it is about.
    package let subject: RetentionSubject
    /// How many months it is kept.
    package let months: Int
    /// What they are counted from.
    package let counted: CountedFrom
    /// The legal ground.
    package let ground: String
    /// The first day that the rule counts.
    package let validFrom: Day
    /// The decision that the rule stands on; empty where none is named.
    package let decision: String

    /// A rule.
    package init(
      id: String, subject: RetentionSubject, months: Int, counted: CountedFrom, ground: String, validFrom: Day,
      decision: String
    ) {
      self.id = id
      self.subject = subject
      self.months = months
      self.counted = counted
      self.ground = PersonalNumbers.masked(ground).text
      self.validFrom = validFrom
      self.decision = PersonalNumbers.masked(decision).text
    }
  }

  /// The rules, in the order of the file.
  package let rules: [Rule]

  /// These rules.
  package init(rules: [Rule]) { self.rules = rules }
}
