package import Accounts
package import Kernel
package import Storage

/// Budget moved between codings within the year's frame (*omdisponering*). The id is the year and a number, `2019-1`;
/// a reallocation is never changed: what undoes it is another one.
package struct Reallocation: RecordKind, Hashable {
  package static let kind = "reallocation"
  package static let tag = "reallocation/1"
  package static let terms = KindTerms("omdisponering", "omdisponeringar", aliases: ["reallocations"])

  /// What one coding is given, or gives.
  package struct Row: Hashable, Sendable, Codable {
    /// The codes by the coding parts' column names; parts without a code are left out.
    package let codes: [String: String]
    /// The amounts of the months, January first; debit-positive, so more room for costs is positive.
    package let months: [Money]

    /// A row on a coding.
    package init(codes: [CodingPart: String], months: [Money]) {
      self.codes = Dictionary(
        codes.filter { !$0.value.isEmpty }.map { ($0.key.column, $0.key.masked($0.value)) },
        uniquingKeysWith: { first, _ in first })
      self.months = months
    }

    /// The year's amount; debit-positive.
    package var amount: Money { months.sum() }

    /// The codes by part.
    package var coding: [CodingPart: String] {
      Dictionary(
        codes.compactMap { name, code in CodingPart(rawValue: name).map { ($0, code) } },
        uniquingKeysWith: { first, _ in first })
    }

    /// The row as a row of the year's budget.
    package var budgetRow: BudgetRow {
      BudgetRow(codes: coding, amount: amount, profile: .explicit(months))
    }
  }

  /// The year.
  package let year: Int
  /// The first month that it moves.
  package let from: Month
  /// The decision, *SN 2019-04-23 § 40*.
  package let decision: String
  /// Why, in the words of who made it; may be empty.
  package let reason: String
  /// The rows; each month sums to zero.
  package let rows: [Row]
  /// The version of the year's budget that it was made against.
  package let budgetVersion: Int
  /// The id of the reallocation that this one undoes; nil for others.
  package let reverses: String?
  /// The file that it came from; nil where it was typed.
  package let fileName: String?
  /// The file's content, kept as a blob; nil where it was typed.
  package let file: Digest?

  /// A reallocation.
  package init(
    year: Int, from: Month, decision: String, reason: String, rows: [Row], budgetVersion: Int, reverses: String? = nil,
    fileName: String? = nil, file: Digest? = nil
  ) {
    self.year = year
    self.from = from
    self.decision = PersonalNumbers.masked(decision).text
    self.reason = PersonalNumbers.masked(reason).text
    self.rows = rows
    self.budgetVersion = budgetVersion
    self.reverses = reverses
    self.fileName = fileName
    self.file = file
  }

  /// How much is moved: the sum of what codings are given.
  package var moved: Money { rows.map(\.amount).filter { $0 > .zero }.sum() }

  /// The reallocations of the year in the order of their numbers.
  package static func all(of year: Int, in state: BoardState) throws -> [Versioned<Reallocation>] {
    try state.all(Reallocation.self).filter { $0.value.year == year }
      .sorted { number(of: $0.id) < number(of: $1.id) }
  }

  /// The number behind the year in an id.
  package static func number(of id: String) -> Int {
    id.split(separator: "-").last.flatMap { Digits.value($0.utf8) } ?? 0
  }
}
