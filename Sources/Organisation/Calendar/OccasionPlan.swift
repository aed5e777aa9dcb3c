package import Kernel

/// How the work of an occasion goes: when the figures are cut off, what is due when, who deals with the report, and
/// which variances must be explained.
package struct OccasionPlan: Hashable, Sendable, Codable {
  /// A step with when it is due.
  package struct Deadline: Hashable, Sendable, Codable {
    /// The step.
    package let step: WorkStep
    /// When it is due.
    package let due: DayRule

    /// A step that is due then.
    package init(_ step: WorkStep, due: DayRule) {
      self.step = step
      self.due = due
    }
  }

  /// A body that deals with the report, and when.
  package struct Body: Hashable, Sendable, Codable {
    /// What it is called, *presidium*.
    package let name: String
    /// When it has the report.
    package let due: DayRule

    /// A body that has the report then.
    package init(_ name: String, due: DayRule) {
      self.name = PersonalNumbers.masked(name).text
      self.due = due
    }
  }

  /// The id of the report's template.
  package let template: String
  /// The last day of what the report counts.
  package let cutOff: Day
  /// When the steps are due, in order.
  package let deadlines: [Deadline]
  /// The bodies, in order.
  package let bodies: [Body]
  /// Which variances must be explained.
  package let thresholds: [RemarkThreshold]

  /// A plan.
  package init(
    template: String, cutOff: Day, deadlines: [Deadline] = [], bodies: [Body] = [], thresholds: [RemarkThreshold] = []
  ) {
    self.template = template
    self.cutOff = cutOff
    self.deadlines = deadlines
    self.bodies = bodies
    self.thresholds = thresholds
  }

  /// The threshold that counts for the line; nil where its variances need no explanation.
  package func threshold(of line: String) -> RemarkThreshold? {
    thresholds.first { $0.line == line } ?? thresholds.first { $0.line == RemarkThreshold.everyLine }
  }
}

extension Occasion {
  /// The day that the step is due; nil where that is not known.
  package func due(_ step: WorkStep) -> Day? {
    plan.flatMap { plan in
      plan.deadlines.first { $0.step == step }?.due.day(cutOff: plan.cutOff, meeting: meeting)
    }
  }

  /// The day that the body has the report; nil where that is not known.
  package func due(_ body: OccasionPlan.Body) -> Day? {
    plan.flatMap { body.due.day(cutOff: $0.cutOff, meeting: meeting) }
  }
}
