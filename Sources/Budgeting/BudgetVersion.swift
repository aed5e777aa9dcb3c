import FoundationEssentials
package import Kernel
package import Storage

/// The detailed budget of a year as it stood after a decision. The id is the year; each decision is a new version.
package struct BudgetVersion: RecordKind, Hashable {
  package static let kind = "budget-version"
  package static let tag = "budget-version/2"
  package static let terms = KindTerms("budgetversion", "budgetversioner", aliases: ["budget"])
  package static let upcasters = [
    // The first versions held no reallocation: there were none.
    Upcaster(from: "budget-version/1", to: "budget-version/2") { body in
      try JSONDecoder().decode(BudgetVersion.self, from: Data(body)).encodedBody()
    }
  ]

  /// The year.
  package let year: Int
  /// What the version is called, *Efter ramändring mars 2019*.
  package let name: String
  /// The rows, kept as a blob.
  package let rows: Digest
  /// How many rows there are.
  package let rowCount: Int
  /// Their sum; debit-positive.
  package let total: Money
  /// The file that it came from.
  package let fileName: String
  /// The file's content, kept as a blob.
  package let file: Digest
  /// The ids of the reallocations that the rows hold already, which therefore are not added to them.
  package let includedReallocations: [String]

  /// A version of a year's budget.
  package init(
    year: Int, name: String, rows: Digest, rowCount: Int, total: Money, fileName: String, file: Digest,
    includedReallocations: [String] = []
  ) {
    self.year = year
    self.name = PersonalNumbers.masked(name).text
    self.rows = rows
    self.rowCount = rowCount
    self.total = total
    self.fileName = fileName
    self.file = file
    self.includedReallocations = includedReallocations
  }

  private enum CodingKeys: String, CodingKey {
    case year
    case name
    case rows
    case rowCount
    case total
    case fileName
    case file
    case includedReallocations
  }

  /// The version that was stored; the first schema named no reallocations.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    year = try container.decode(Int.self, forKey: .year)
    name = try container.decode(String.self, forKey: .name)
    rows = try container.decode(Digest.self, forKey: .rows)
    rowCount = try container.decode(Int.self, forKey: .rowCount)
    total = try container.decode(Money.self, forKey: .total)
    fileName = try container.decode(String.self, forKey: .fileName)
    file = try container.decode(Digest.self, forKey: .file)
    includedReallocations = try container.decodeIfPresent([String].self, forKey: .includedReallocations) ?? []
  }
}
