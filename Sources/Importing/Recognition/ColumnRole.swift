package import Accounts

/// What a column of a table holds.
package enum ColumnRole: Hashable, Sendable {
  /// The codes of one coding part.
  case code(CodingPart)
  /// The names of that part's codes.
  case name(CodingPart)
  /// A whole code string, `5110-302-510`.
  case codeString
  /// The accounting period.
  case period
  /// The year of the period, beside a column of months.
  case year
  /// The voucher's day.
  case day
  /// The voucher series.
  case series
  /// The voucher's number.
  case number
  /// The posting's text.
  case text
  /// The supplier's name.
  case supplier
  /// The amounts.
  case amount
  /// The debit side of the amounts.
  case debit
  /// The credit side of the amounts.
  case credit
  /// Whether the amount is debit or credit.
  case side
  /// The amounts of one period.
  case month(HeadingMonth)
  /// Sums that the file has made of other columns: over these months, or over what stands to the left.
  case total(ClosedRange<Int>?)
  /// Budget, forecast, variance or another year: no ledger.
  case comparison
  /// Per cent.
  case share
  /// Nothing that is read.
  case unused

  /// Whether the column holds the amounts that are read.
  package var isAmount: Bool {
    switch self {
    case .amount, .debit, .credit, .month: true
    default: false
    }
  }

  /// Whether the column holds the file's own sums.
  package var isTotal: Bool { if case .total = self { true } else { false } }

  /// The coding part whose codes the column holds; nil where it holds none.
  package var part: CodingPart? { if case .code(let part) = self { part } else { nil } }

  /// The field's name in a mapping; nil for what no mapping names.
  package var field: String? {
    switch self {
    case .code(let part): part.term
    case .codeString: LedgerField.codeString
    case .period: LedgerField.period
    case .year: LedgerField.year
    case .day: LedgerField.day
    case .series: LedgerField.series
    case .number: LedgerField.number
    case .text: LedgerField.text
    case .supplier: LedgerField.supplier
    case .amount: LedgerField.amount
    case .debit: LedgerField.debit
    case .credit: LedgerField.credit
    case .side: LedgerField.side
    case .name, .month, .total, .comparison, .share, .unused: nil
    }
  }

  /// The role of a mapping's field; nil where the field is unknown.
  package init?(field: String) {
    if let part = CodingPart.allCases.first(where: { $0.term == field }) {
      self = .code(part)
      return
    }
    let roles: [ColumnRole] = [
      .codeString, .period, .year, .day, .series, .number, .text, .supplier, .amount, .debit, .credit, .side,
    ]
    guard let role = roles.first(where: { $0.field == field }) else { return nil }
    self = role
  }

  /// The role in a Swedish sentence.
  package var name: String {
    switch self {
    case .code(let part): part.term
    case .name(let part): "benämning på \(part.term)"
    case .month(let month):
      switch month.number {
      case 0: "ingående period"
      case 13...: "bokslutsperiod \(month.number)"
      default: ColumnRole.monthName(month)
      }
    case .total: "summa, för kontroll"
    case .comparison: "jämförelse, läses inte"
    case .share: "procent, läses inte"
    case .unused: "läses inte"
    default: field ?? ""
    }
  }
}
