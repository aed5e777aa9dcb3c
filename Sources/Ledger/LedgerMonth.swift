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
  private let texts: TextColumn

  /// A month of these postings.
  ///
  /// **Shape** a value a posting in every column; a column of codes for each of `CodingPart.allCases`. Dictionaries may
  /// hold more than the month uses.
  package init(
    series: CodeColumn, numbers: TextColumn, dates: [Int64], parts: [CodeColumn], phases: [LedgerPhase],
    amounts: [Int64], texts: TextColumn
  ) {
    precondition(parts.count == CodingPart.allCases.count, "A posting has a code in every part, if only an empty one")
    self.series = series
    self.numbers = numbers
    self.dates = dates
    self.parts = parts
    self.phases = CodeColumn(
      dictionary: LedgerPhase.allCases.map(\.rawValue), codes: phases.map { UInt32($0.number) })
    self.amounts = amounts
    self.texts = texts
  }

  /// How many postings there are.
  package var count: Int { amounts.count }
  /// Whether every sum of the amounts is exact.
  package var isSummable: Bool { MagnitudeRules.areSummable(amounts) }

  /// The month's segment.
  package func segment(month: Month) -> Segment {
    let codes = zip(CodingPart.allCases, parts).map { ($0.column, FactColumn.code($1)) }
    let before: [(String, FactColumn)] = [
      ("voucher_series", .code(series)), ("voucher_number", .text(numbers)), ("voucher_date", .integer(dates)),
    ]
    let after: [(String, FactColumn)] = [
      (LedgerTable.phase, .code(phases)), (LedgerTable.amount, .integer(amounts)), ("text", .text(texts)),
    ]
    return Segment(table: LedgerTable.table, month: month, rows: FactColumns(before + codes + after))
  }
}
