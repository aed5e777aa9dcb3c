package import Kernel
package import Storage

/// Which occasions of follow-up a year has and how each goes. The id is the year.
package struct FollowUpCalendar: RecordKind, Hashable {
  package static let kind = "follow-up-calendar"
  package static let tag = "follow-up-calendar/1"
  package static let terms = KindTerms("uppföljningskalender", "uppföljningskalendrar", aliases: ["calendar"])

  /// How the occasions of some months go.
  package struct Rule: Hashable, Sendable, Codable {
    /// What they are called, *Månadsuppföljning*.
    package let name: String
    /// The months, from 1 to 12, ascending.
    package let months: [Int]
    /// Who decides, *Socialnämnden*.
    package let decidedBy: String
    /// The id of the report's template.
    package let template: String
    /// Which working day after the month is the last of what the report counts.
    package let cutOff: Int
    /// When the steps are due.
    package let deadlines: [OccasionPlan.Deadline]
    /// The bodies, in order.
    package let bodies: [OccasionPlan.Body]
    /// Which variances must be explained.
    package let thresholds: [RemarkThreshold]

    /// How the occasions of these months go.
    package init(
      name: String, months: [Int], decidedBy: String, template: String, cutOff: Int,
      deadlines: [OccasionPlan.Deadline] = [], bodies: [OccasionPlan.Body] = [], thresholds: [RemarkThreshold] = []
    ) {
      self.name = PersonalNumbers.masked(name).text
      self.months = months
      self.decidedBy = PersonalNumbers.masked(decidedBy).text
      self.template = template
      self.cutOff = cutOff
      self.deadlines = deadlines
      self.bodies = bodies
      self.thresholds = thresholds
    }
  }

  /// The year.
  package let year: Int
  /// The rules; where two name a month, the one that names fewer months is meant.
  package let rules: [Rule]
  /// The days of the board's meetings, ascending; those after the year's end too.
  package let meetings: [Day]

  /// The calendar of a year.
  package init(year: Int, rules: [Rule], meetings: [Day]) {
    self.year = year
    self.rules = rules
    self.meetings = meetings
  }
}
