package import Kernel
package import Storage

/// A part of the money that the council gives the board (*kommunbidrag*): the base frame, or a change of it.
package struct BudgetFrame: RecordKind, Hashable {
  package static let kind = "budget-frame"
  package static let tag = "budget-frame/2"
  package static let terms = KindTerms("ram", "ramar", aliases: ["frame", "frames"], sign: .report)
  package static let upcasters = [
    Upcaster(from: "budget-frame/1", to: "budget-frame/2") { try FirstBudgetFrame.upcast($0) }
  ]

  /// What kind of money a component is.
  package enum Sort: String, Hashable, Sendable, Codable, CaseIterable {
    /// The base frame (*grundram*) or a lasting change of it.
    case base
    /// Money for a limited time (*tillfällig*).
    case temporary
    /// A supplementary appropriation (*tilläggsanslag*) for the year.
    case supplementary
    /// Compensation for prices or salaries (*kompensation*).
    case compensation

    /// Whether the money goes on in later years where nothing else is planned.
    package var isLasting: Bool { self == .base || self == .compensation }
  }

  /// How the year's amount falls on its months.
  package enum Profile: Hashable, Sendable {
    /// Evenly over the months that the component is valid.
    case even
    /// Evenly too, but the months before the decision lie in the month of the decision, as ledgers book them.
    case catchUp
    /// These twelve amounts, which sum to the year's.
    case explicit([Money])
  }

  /// What a component was compensation for.
  package struct Compensation: Hashable, Sendable, Codable {
    /// The id of the component whose price level is raised.
    package let component: String
    /// The percentage, in hundredths of a per cent; nil where the decision names an amount only.
    package let basisPoints: Int64?
    /// The index that the percentage is taken from, *PKV 2019*; may be empty.
    package let index: String

    /// Compensation of a component.
    package init(component: String, basisPoints: Int64?, index: String) {
      self.component = component
      self.basisPoints = basisPoints
      self.index = index
    }
  }

  /// The amount that a later year is planned to have.
  package struct PlanYear: Hashable, Sendable, Codable {
    /// The year.
    package let year: Int
    /// Its amount; debit-positive.
    package let amount: Money

    /// A planned amount.
    package init(year: Int, amount: Money) {
      self.year = year
      self.amount = amount
    }
  }

  /// What it is.
  package let name: String
  /// What kind of money it is.
  package let sort: Sort
  /// The year it is for.
  package let year: Int
  /// The year's amount; debit-positive, so money to the board is negative.
  package let amount: Money
  /// The decision, *KF 2018-11-28 § 210*.
  package let decision: String
  /// The day of the decision; nil while it is not made.
  package let decidedOn: Day?
  /// The first month that it is spread over; a change may reach back to months before the decision.
  package let validFrom: Month
  /// The last month that it is spread over; nil where it has no end.
  package let validTo: Month?
  /// How the amount falls on the months.
  package let profile: Profile
  /// The year whose prices the amount is in; nil where nothing is said.
  package let priceLevel: Int?
  /// What it compensates; nil for everything but compensation.
  package let compensation: Compensation?
  /// What the same decision plans for later years, in order.
  package let plan: [PlanYear]

  /// A frame component.
  package init(
    name: String, year: Int, amount: Money, decision: String, decidedOn: Day?, validFrom: Month, sort: Sort = .base,
    validTo: Month? = nil, profile: Profile = .even, priceLevel: Int? = nil, compensation: Compensation? = nil,
    plan: [PlanYear] = []
  ) {
    self.name = PersonalNumbers.masked(name).text
    self.sort = sort
    self.year = year
    self.amount = amount
    self.decision = PersonalNumbers.masked(decision).text
    self.decidedOn = decidedOn
    self.validFrom = validFrom
    self.validTo = validTo
    self.profile = profile
    self.priceLevel = priceLevel
    self.compensation = compensation
    self.plan = plan
  }

  /// The same component with another amount.
  package func with(amount: Money) -> BudgetFrame {
    BudgetFrame(
      name: name, year: year, amount: amount, decision: decision, decidedOn: decidedOn, validFrom: validFrom,
      sort: sort, validTo: validTo, profile: profile, priceLevel: priceLevel, compensation: compensation, plan: plan)
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case sort
    case year
    case amount
    case decision
    case decidedOn
    case validFrom
    case validTo
    case profile
    case priceLevel
    case compensation
    case plan
  }
}

extension BudgetFrame.Profile: Codable {
  package init(from decoder: any Decoder) throws {
    self = try StoredProfile(from: decoder).profile(
      among: ["even": .even, "catch-up": .catchUp], explicit: Self.explicit, at: decoder.codingPath)
  }

  package func encode(to encoder: any Encoder) throws {
    let stored =
      switch self {
      case .even: StoredProfile("even")
      case .catchUp: StoredProfile("catch-up")
      case .explicit(let months): StoredProfile(months)
      }
    try stored.encode(to: encoder)
  }
}
