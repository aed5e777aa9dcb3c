package import Kernel
package import Storage

/// Something that the year's forecast counts on, or leaves out (*prognosantagande*): an action plan, money applied for.
/// The id is people's own.
package struct ForecastAssumption: RecordKind, Hashable {
  package static let kind = "forecast-assumption"
  package static let tag = "forecast-assumption/1"
  package static let terms = KindTerms(
    "prognosantagande", "prognosantaganden", aliases: ["assumption", "assumptions", "antagande"], sign: .report)

  /// What it is called.
  package let name: String
  /// The year of the forecast.
  package let year: Int
  /// What it does to the year's result; debit-positive, so an improvement is negative.
  package let amount: Money
  /// Whether the forecast holds it.
  package let isIncluded: Bool
  /// The line's id in the statement *drift*; nil where it is not told.
  package let line: String?
  /// The area's id; nil where it concerns none.
  package let area: String?
  /// The unit's id; nil where it concerns the whole board.
  package let unit: String?
  /// The decision behind it; may be empty.
  package let decision: String
  /// Why it is in or out, in a sentence.
  package let ground: String
  /// Whether somebody has ended it: it is then no longer told of.
  package let isEnded: Bool

  /// An assumption.
  package init(
    name: String, year: Int, amount: Money, isIncluded: Bool, line: String? = nil, area: String? = nil,
    unit: String? = nil, decision: String = "", ground: String = "", isEnded: Bool = false
  ) {
    self.name = PersonalNumbers.masked(name).text
    self.year = year
    self.amount = amount
    self.isIncluded = isIncluded
    self.line = line
    self.area = area
    self.unit = unit
    self.decision = PersonalNumbers.masked(decision).text
    self.ground = PersonalNumbers.masked(ground).text
    self.isEnded = isEnded
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case year
    case amount
    case isIncluded = "is_included"
    case line
    case area
    case unit
    case decision
    case ground
    case isEnded = "is_ended"
  }
}
