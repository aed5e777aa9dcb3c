import Kernel

/// The example's investments: a few vouchers on projects whose codes begin with 93, reinvestment.
enum Investment {
  /// The responsibility that buys for the whole administration.
  static let responsibility = "30210"

  /// The budget and forecast of a year by project. **Unit** öre. **Sign** as in reports.
  static func plan(year: Int) -> [(coding: ExampleCoding, amount: Money)] {
    let furniture = year == 2019 ? -950_000_00 : -900_000_00
    return [
      (coding("1210", "9301", "Möbler"), Money(ore: Int64(furniture))),
      (coding("1240", "9302", "Teknik"), Money(ore: -500_000_00)),
    ]
  }

  /// The postings of a year. The sums of January–April are 214 312,40 in 2018 and 198 604,75 in 2019, so that the
  /// difference of 15 707,65 prints as 16.
  static func postings(year: Int) -> [ExamplePosting] {
    table.split(separator: "\n").compactMap { row in
      let fields = row.split(separator: "|").map(String.init)
      guard fields.count == 5, let day = Day(fields[0]), let amount = Money(decimal: fields[3][...], unit: 100)
      else { preconditionFailure("The table of investments has a row that is not understood: \(row)") }
      guard day.year == year else { return nil }
      return ExamplePosting(coding: coding(fields[1], fields[2], fields[4]), day: day, amount: amount)
    }
  }

  private static func coding(_ account: String, _ project: String, _ text: String) -> ExampleCoding {
    ExampleCoding(
      area: .remainder, line: .other, weight: 0, account: account, responsibility: responsibility, serviceArea: "510",
      project: project, counterparty: "810", series: .suppliers, rhythm: .uneven, text: text)
  }

  /// Day, account, project, amount, text. Cheap furniture stands on an account of costs: it is the project that makes
  /// it an investment.
  private static let table = """
    2018-02-14|1210|9301|96480.00|Möbler mötesrum
    2018-03-21|6410|9301|23912.40|Stolar väntrum
    2018-04-18|1240|9302|93920.00|Bildskärmar
    2018-06-13|1210|9301|318400.00|Möbler gruppboende
    2018-09-19|1240|9302|402760.50|Bärbara datorer
    2018-11-21|1210|9301|241300.00|Möbler HVB-boende
    2019-02-20|1240|9302|101250.00|Bärbara datorer
    2019-03-20|6410|9301|17454.75|Hyllor arkiv
    2019-04-10|1210|9301|79900.00|Möbler tillfälliga boenden
    """
}
