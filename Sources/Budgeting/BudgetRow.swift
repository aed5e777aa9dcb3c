package import Accounts
import FoundationEssentials
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
      codes.filter { !$0.value.isEmpty }.map { ($0.key.column, $0.value) }, uniquingKeysWith: { first, _ in first })
    self.amount = amount
    self.profile = profile
  }

  /// The rows as bytes, to be kept as a blob.
  package static func encoded(_ rows: [BudgetRow]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(rows))
  }

  /// The rows that a blob holds.
  package static func decode(_ bytes: [UInt8]) throws -> [BudgetRow] {
    try JSONDecoder().decode([BudgetRow].self, from: Data(bytes))
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

  private enum CodingKeys: String, CodingKey {
    case name
    case months
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .name) {
    case "even": self = .even
    case "last-year": self = .lastYear
    default: self = .explicit(try container.decode([Money].self, forKey: .months))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .even: try container.encode("even", forKey: .name)
    case .lastYear: try container.encode("last-year", forKey: .name)
    case .explicit(let months):
      try container.encode("explicit", forKey: .name)
      try container.encode(months, forKey: .months)
    }
  }
}
