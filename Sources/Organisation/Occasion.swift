package import Kernel
package import Storage

/// An occasion of follow-up: the month that is closed, what the report is called, and where it is decided.
/// The id is the month, `2019-04`.
package struct Occasion: RecordKind, Hashable {
  package static let kind = "occasion"
  package static let tag = "occasion/2"
  package static let upcasters = [Upcaster(from: "occasion/1", to: "occasion/2") { $0 }]
  package static let terms = KindTerms("tillfälle", "tillfällen")

  /// The last month that is followed up.
  package let month: Month
  /// What it is called: *Månadsuppföljning*, *Vårbokslut* …
  package let name: String
  /// The registration number of the matter; empty while it has none.
  package let registrationNumber: String
  /// Who decides, *Socialnämnden*.
  package let decidedBy: String
  /// The day of the meeting; nil while it is not set.
  package let meeting: Day?
  /// The section of the minutes; empty until the decision is made.
  package let section: String
  /// How its work goes; nil where no calendar has planned it.
  package let plan: OccasionPlan?

  /// An occasion.
  package init(
    month: Month, name: String, registrationNumber: String, decidedBy: String, meeting: Day?, section: String,
    plan: OccasionPlan? = nil
  ) {
    self.month = month
    self.name = PersonalNumbers.masked(name).text
    self.registrationNumber = PersonalNumbers.masked(registrationNumber).text
    self.decidedBy = PersonalNumbers.masked(decidedBy).text
    self.meeting = meeting
    self.section = PersonalNumbers.masked(section).text
    self.plan = plan
  }

  /// The same occasion with another plan.
  package func planned(_ plan: OccasionPlan?) -> Occasion {
    Occasion(
      month: month, name: name, registrationNumber: registrationNumber, decidedBy: decidedBy, meeting: meeting,
      section: section, plan: plan)
  }

  /// What is wrong with the occasion as it stands.
  package var problems: [OrganisationProblem] {
    var problems: [OrganisationProblem] = []
    if section.isEmpty { problems.append(.emptySection(month)) }
    if let meeting, meeting <= month.lastDay { problems.append(.decidedBeforePeriodEnds(month, meeting: meeting)) }
    return problems
  }
}
