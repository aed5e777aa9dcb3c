import Kernel

/// The postings of one year, in vouchers with numbers, made from the allocation.
struct LedgerYear {
  let year: Int
  /// The postings month by month, in each month by series and number.
  let postings: [ExamplePosting]

  /// The year's ledger.
  init(_ year: Int, of allocation: Allocation) {
    self.year = year
    var generator = SeededGenerator("ledger \(year)")
    var months: [[ExamplePosting]] = Array(repeating: [], count: 12)
    for item in allocation.items {
      for (index, amount) in (year == 2018 ? item.actual2018 : item.actual2019).enumerated() where amount != .zero {
        months[index] += LedgerYear.rows(item.coding, -amount, year, index + 1, &generator)
      }
    }
    let last = year == 2018 ? 12 : 4
    for posting in Investment.postings(year: year) { months[posting.day.month - 1].append(posting) }
    for month in 1...last { months[month - 1].append(LedgerYear.holidayPay(year, month)) }
    postings = LedgerYear.numbered(months)
  }

  private init(year: Int, postings: [ExamplePosting]) {
    self.year = year
    self.postings = postings
  }

  /// The ledger as it was drawn after the month: what was booked until then, before later corrections.
  func drawn(afterMonth month: Int) -> LedgerYear {
    let booked = postings.filter { $0.day.month <= month }
    guard year == 2019, month < 4 else { return LedgerYear(year: year, postings: booked) }
    return LedgerYear(year: year, postings: booked.map(LedgerYear.beforeCorrection))
  }

  /// The row as it stood until April 2019, when open support had two kinds of invoices of February put right that had
  /// been booked too high.
  private static func beforeCorrection(_ posting: ExamplePosting) -> ExamplePosting {
    guard posting.day.month == 2, posting.coding.responsibility == "31310" else { return posting }
    var before = posting
    switch posting.coding.account {
    case "6420": before.amount += Money(ore: 1_150_00)
    case "7410": before.amount += Money(ore: 3_200_00)
    default: break
    }
    return before
  }

  /// Accrued holiday pay stands on the balance sheet: no line of the income statement.
  private static func holidayPay(_ year: Int, _ month: Int) -> ExamplePosting {
    let coding = ExampleCoding(
      area: .remainder, line: .staff, weight: 0, account: "2920", responsibility: "30110", serviceArea: "510",
      series: .adjustments, rhythm: .even, text: "Upplupna semesterlöner")
    // In 2019 the debt grows by 2 301 000 until April.
    let ore: Int64 = (6...8).contains(month) ? 780_000_00 : year == 2019 ? -575_250_00 : -312_000_00
    return ExamplePosting(coding: coding, day: workday(year, month, 31), amount: Money(ore: ore))
  }

  private static func rows(
    _ coding: ExampleCoding, _ amount: Money, _ year: Int, _ month: Int, _ generator: inout SeededGenerator
  ) -> [ExamplePosting] {
    switch coding.series {
    case .payroll: return [ExamplePosting(coding: coding, day: workday(year, month, 25), amount: amount)]
    case .rents: return [ExamplePosting(coding: coding, day: workday(year, month, 3), amount: amount)]
    case .adjustments: return [ExamplePosting(coding: coding, day: workday(year, month, 31), amount: amount)]
    case .customers:
      let isWriteDown = coding.account == "3510" && year == 2019 && month == 3
      guard isWriteDown else { return [ExamplePosting(coding: coding, day: workday(year, month, 28), amount: amount)] }
      var reversal = coding
      reversal.series = .adjustments
      reversal.text = "Nedskrivning av fordran på staten från 2018"
      return [
        ExamplePosting(coding: coding, day: workday(year, month, 28), amount: amount + Allocation.writeDown),
        ExamplePosting(coding: reversal, day: workday(year, month, 31), amount: -Allocation.writeDown),
      ]
    case .payments: return parts(coding, amount, year, month, 2, &generator)
    case .suppliers:
      let kronor = amount.ore.magnitude / 100
      return parts(coding, amount, year, month, kronor > 600_000 ? 3 : kronor > 80_000 ? 2 : 1, &generator)
    }
  }

  private static func parts(
    _ coding: ExampleCoding, _ amount: Money, _ year: Int, _ month: Int, _ count: Int,
    _ generator: inout SeededGenerator
  ) -> [ExamplePosting] {
    let weights = (0..<count).map { _ in generator.next(in: 700...1_300) }
    let amounts = amount.split(by: weights)
    return amounts.map { part in
      ExamplePosting(coding: coding, day: workday(year, month, Int(generator.next(in: 4...28))), amount: part)
    }
  }

  /// The last weekday on or before the day of the month, or the first of the month where there is none.
  private static func workday(_ year: Int, _ month: Int, _ day: Int) -> Day {
    let wanted = min(day, Day.length(ofMonth: month, year: year))
    let candidates = stride(from: wanted, through: 1, by: -1).compactMap { Day(year: year, month: month, day: $0) }
    guard let found = candidates.first(where: { $0.weekday <= 5 }) ?? candidates.last
    else { preconditionFailure("A month has a first day") }
    return found
  }

  private static func numbered(_ months: [[ExamplePosting]]) -> [ExamplePosting] {
    var last: [ExampleCoding.Series: Int] = [:]
    var numbered: [ExamplePosting] = []
    for month in months {
      for series in ExampleCoding.Series.allCases {
        let rows = month.filter { $0.coding.series == series }.sorted { order($0) < order($1) }
        var previous: ExamplePosting?
        for var row in rows {
          let isSameVoucher =
            series.isGrouped && previous?.day == row.day
            && previous?.coding.responsibility == row.coding.responsibility
          if !isSameVoucher { last[series, default: 0] += 1 }
          row.number = last[series, default: 0]
          numbered.append(row)
          previous = row
        }
      }
    }
    return numbered
  }

  private static func order(_ posting: ExamplePosting) -> (Int, String, Int64) {
    (posting.day.yyyymmdd, posting.coding.key, posting.amount.ore)
  }
}
