package import Accounts
package import Kernel

/// One row of the detailed budget: a coding, an amount for the year and how it falls on the months.
package struct BudgetRow: Hashable, Sendable, Codable {
  /// The codes by the coding parts' column names; parts without a code are left out.
  package let codes: [String: String]
  /// The year's amount; debit-positive.
  package let amount: Money
  /// How the amount falls on the months.
  package let profile: BudgetProfile

  /// A row.
  package init(codes: [CodingPart: String], amount: Money, profile: BudgetProfile) {
    self.codes = Dictionary(
      codes.filter { !$0.value.isEmpty }.map { ($0.key.column, $0.key.masked($0.value)) },
      uniquingKeysWith: { first, _ in first })
    self.amount = amount
    self.profile = profile
  }

  /// The amounts of the months, January first; nil where they follow last year.
  package var months: [Money]? {
    switch profile {
    case .even: ProfileRules.even(amount, over: 12)
    case .explicit(let months): months
    case .lastYear: nil
    }
  }
}

/// How a year's amount falls on its months.
package enum BudgetProfile: Hashable, Sendable, Codable {
  /// A twelfth a month.
  case even
  /// As last year's actuals of the same line, area and unit fell; evenly where there are none.
  case lastYear
  /// These twelve amounts, which sum to the year's; debit-positive.
  case explicit([Money])

  /// What the profiles are called where they are stored.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    /// A twelfth a month.
    case even
    /// As last year.
    case lastYear = "last-year"
    /// Twelve amounts.
    case explicit
  }

  /// What the profile is called where it is stored.
  package var name: Name {
    switch self {
    case .even: .even
    case .lastYear: .lastYear
    case .explicit: .explicit
    }
  }

  package init(from decoder: any Decoder) throws {
    self = try StoredProfile(from: decoder).profile(
      among: [Name.even.rawValue: .even, Name.lastYear.rawValue: .lastYear], explicit: Self.explicit,
      at: decoder.codingPath)
  }

  package func encode(to encoder: any Encoder) throws {
    let stored =
      switch self {
      case .even, .lastYear: StoredProfile(name.rawValue)
      case .explicit(let months): StoredProfile(months)
      }
    try stored.encode(to: encoder)
  }
}
