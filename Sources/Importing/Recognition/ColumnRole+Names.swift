import Accounts
import Kernel

extension ColumnRole {
  /// The role as machines read it: `code:account`, `month:2019-04`, `amount`.
  package var key: String {
    switch self {
    case .code(let part): "code:" + part.rawValue
    case .name(let part): "name:" + part.rawValue
    case .codeString: "code-string"
    case .period: "period"
    case .year: "year"
    case .day: "day"
    case .series: "series"
    case .number: "number"
    case .text: "text"
    case .supplier: "supplier"
    case .amount: "amount"
    case .debit: "debit"
    case .credit: "credit"
    case .side: "side"
    case .month(let month):
      "month:" + (month.year.map { Digits.padded($0, 4) + "-" } ?? "") + Digits.padded(month.number, 2)
    case .total: "total"
    case .comparison: "comparison"
    case .share: "share"
    case .unused: "unused"
    }
  }

  static func monthName(_ month: HeadingMonth) -> String {
    let name = SwedishText.monthNames[month.number - 1]
    return month.year.map { name + SwedishText.space + Digits.padded($0, 4) } ?? name
  }
}
