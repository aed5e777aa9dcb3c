/// One combination of codes that the example posts, budgets and forecasts on, and how its postings look.
struct ExampleCoding {
  /// How a year's amount lies over the months.
  enum Rhythm: String {
    /// Nearly the same each month.
    case even = "jämn"
    /// Up and down.
    case uneven = "ojämn"
    /// The last month of each quarter.
    case quarterly = "kvartal"
    /// A little more each month.
    case rising = "stigande"
  }

  /// The series that its vouchers stand in.
  enum Series: String, CaseIterable {
    case payroll = "L"
    case suppliers = "F"
    case customers = "K"
    case payments = "U"
    case rents = "H"
    case adjustments = "B"

    /// Whether all rows of a day on one responsibility share a voucher.
    var isGrouped: Bool { self == .payroll || self == .rents || self == .adjustments }
  }

  var area: Area
  var line: StatementLine
  /// Its share of the cell, in relation to the other codings of the cell.
  var weight: Int64
  var account: String
  var responsibility: String
  var serviceArea: String
  var activity = ""
  var project = ""
  var counterparty = ""
  var series: Series
  var rhythm: Rhythm
  /// What its vouchers say.
  var text: String

  /// The unit that answers for the responsibility.
  var unit: String { Structure.unit(ofResponsibility: responsibility) }

  /// The codes as one text: equal for equal codings, and in order.
  var key: String {
    [responsibility, account, serviceArea, activity, project, counterparty].joined(separator: "|")
  }
}
