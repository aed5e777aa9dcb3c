package import Kernel
package import Storage

/// A named amount (*justeringspost*) that has to be known to read a result right: what evens out within the year, what
/// does not come again, and what makes last year comparable.
///
/// It stands beside the ledger and changes nothing in it. The id is people's own.
package struct Adjustment: RecordKind, Hashable {
  package static let kind = "adjustment"
  package static let tag = "adjustment/1"
  package static let terms = KindTerms("justeringspost", "justeringsposter", aliases: ["adjustments"], sign: .report)

  /// What the item is on one line.
  package struct Part: Hashable, Sendable, Codable {
    /// The line's id in the statement *drift*.
    package let line: String
    /// The area's id; nil where it concerns none.
    package let area: String?
    /// The unit's id; nil where it concerns the whole board.
    package let unit: String?
    /// What it puts on the line in each month of the year; debit-positive.
    ///
    /// **Shape** twelve amounts, January first.
    package let months: [Money]

    /// A part on a line; twelve months.
    package init(line: String, area: String?, unit: String?, months: [Money]) {
      precondition(months.count == 12, "A year has twelve months")
      self.line = line
      self.area = area
      self.unit = unit
      self.months = months
    }
  }

  /// What it is called.
  package let name: String
  /// What sort it is.
  package let sort: AdjustmentKind
  /// The year whose figures it is about.
  package let year: Int
  /// What it is, line by line; a moved unit has several.
  package let parts: [Part]
  /// Whether it is in the ledger.
  package let isBooked: Bool
  /// Whether the period budget counts on it.
  package let isInPeriodBudget: Bool
  /// Whether it belongs to the months it stands in. What does not is taken out where it is booked; what does is added
  /// where it is not.
  package let belongsToPeriod: Bool
  /// The year that it stems from; nil where it is the year itself.
  package let originYear: Int?
  /// The month that reverses all of it; nil where none does.
  package let reversal: Month?
  /// The decision behind it; may be empty.
  package let decision: String
  /// Why it is there, in a sentence.
  package let ground: String
  /// Whether somebody has ended it: it then counts for nothing.
  package let isEnded: Bool

  /// An item; `belongsToPeriod` is as usual for its sort where it is nil.
  package init(
    name: String, sort: AdjustmentKind, year: Int, parts: [Part], isBooked: Bool, isInPeriodBudget: Bool,
    belongsToPeriod: Bool? = nil, originYear: Int? = nil, reversal: Month? = nil, decision: String = "",
    ground: String = "", isEnded: Bool = false
  ) {
    self.name = PersonalNumbers.masked(name).text
    self.sort = sort
    self.year = year
    self.parts = parts
    self.isBooked = isBooked
    self.isInPeriodBudget = isInPeriodBudget
    self.belongsToPeriod = belongsToPeriod ?? sort.usuallyBelongs
    self.originYear = originYear
    self.reversal = reversal
    self.decision = PersonalNumbers.masked(decision).text
    self.ground = PersonalNumbers.masked(ground).text
    self.isEnded = isEnded
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case sort
    case year
    case parts
    case isBooked = "is_booked"
    case isInPeriodBudget = "is_in_period_budget"
    case belongsToPeriod = "belongs_to_period"
    case originYear = "origin_year"
    case reversal
    case decision
    case ground
    case isEnded = "is_ended"
  }
}
