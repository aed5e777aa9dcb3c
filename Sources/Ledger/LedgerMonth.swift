import Accounts
import Importing
package import Kernel
package import Storage

/// The postings of one month in columns, as a reader of files gathers them.
package struct LedgerMonth: Sendable {
  private let series: CodeColumn
  private let numbers: TextColumn
  private let dates: [Int64]
  private let parts: [CodeColumn]
  private let phases: CodeColumn
  private let amounts: [Int64]
  /// The texts and suppliers.
  package let texts: LedgerTexts
  private let maskedCodes: Int

  /// A month of these postings.
  ///
  /// **Shape** a value a posting in every column; a column of codes for each of `CodingPart.allCases`. Dictionaries may
  /// hold more than the month uses. Personal identity numbers are masked: in texts and suppliers in every spelling, in
  /// the codes of activity, project, object and counterparty and in long voucher numbers where the check digit is
  /// right. Accounts, responsibilities and service areas are no people.
  package init(
    series: CodeColumn, numbers: TextColumn, dates: [Int64], parts: [CodeColumn], phases: [LedgerPhase],
    amounts: [Int64], texts: TextColumn, suppliers: TextColumn? = nil
  ) {
    precondition(parts.count == CodingPart.allCases.count, "A posting has a code in every part, if only an empty one")
    self.series = series
    // Ten digits alone are a voucher's number sooner than a person's.
    let maskedNumbers = numbers.masked(strict: true, longerThan: 10)
    self.numbers = maskedNumbers.column
    self.dates = dates
    let masked = zip(CodingPart.allCases, parts).map { $0.mayNamePeople ? $1.masked() : ($1, 0) }
    self.parts = masked.map(\.0)
    maskedCodes = maskedNumbers.count + masked.reduce(0) { $0 + $1.1 }
    self.phases = CodeColumn(
      dictionary: LedgerPhase.allCases.map(\.rawValue), codes: phases.map { UInt32($0.number) })
    self.amounts = amounts
    self.texts = LedgerTexts(texts: texts, suppliers: suppliers)
  }

  /// The accounts of the file that the month is of.
  var accounts: [String] { parts[0].dictionary }
  /// How many postings there are.
  package var count: Int { amounts.count }
  /// How many personal identity numbers were masked.
  package var maskedCount: Int { maskedCodes + texts.maskedCount }
  /// Whether every sum of the amounts is exact.
  package var isSummable: Bool { MagnitudeRules.areSummable(amounts) }

  /// The parts whose codes are no people but hold personal identity numbers all the same, and on how many rows.
  var numberedParts: [(part: CodingPart, rows: Int)] {
    zip(CodingPart.allCases, parts).compactMap { part, column in
      // One look at each code, not at each row.
      let isNumber = column.dictionary.map { PersonalNumbers.surelyOccur(in: $0) }
      guard isNumber.contains(true) else { return nil }
      let rows = column.codes.count { isNumber[Int($0)] }
      return rows > 0 ? (part, rows) : nil
    }
  }

  /// The month's segment.
  package func segment(month: Month) -> Segment {
    let codes = zip(CodingPart.allCases, parts).map { ($0.column, FactColumn.code($1)) }
    let before: [(String, FactColumn)] = [
      ("voucher_series", .code(series)), ("voucher_number", .text(numbers)), ("voucher_date", .integer(dates)),
    ]
    let after: [(String, FactColumn)] = [
      (LedgerTable.phase, .code(phases)), (LedgerTable.amount, .integer(amounts)),
    ]
    return Segment(table: LedgerTable.table, month: month, rows: FactColumns(before + codes + after))
  }
}
