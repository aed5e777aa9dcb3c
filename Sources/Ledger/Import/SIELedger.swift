import Accounts
package import Importing
package import Kernel
package import SIE
import Storage

/// A ledger file as months of postings.
package struct LedgerFile: Sendable {
  /// The postings by month.
  package let months: [Month: LedgerMonth]
  /// The months that the file speaks for.
  package let period: Period
  /// When the source system made the file; nil where it does not say.
  package let extracted: Day?

  /// Months of postings read from a file.
  package init(months: [Month: LedgerMonth], period: Period, extracted: Day?) {
    self.months = months
    self.period = period
    self.extracted = extracted
  }
}

/// Turns a SIE file into months of postings.
package enum SIELedger {
  /// The postings of the file: its vouchers, or its period balances where it has none; nil where it has neither.
  package static func read(_ file: SIEFile, mapping: SourceMapping) -> LedgerFile? {
    guard let year = file.header.fiscalYear(0), let first = Month(yyyymm: Int(year.first.month)),
      let last = Month(yyyymm: Int(year.last.month)), let whole = Period(first, last)
    else { return nil }
    var reader = SIELedgerReader(file: file, mapping: mapping, year: whole)
    if file.transactions.count > 0 {
      reader.addVouchers()
    } else {
      reader.addPeriodBalances()
    }
    guard let latest = reader.months.keys.max(), let period = Period(whole.first, max(latest, whole.first)) else {
      return nil
    }
    let day = file.header.generatedOn.isGiven ? Day(yyyymmdd: Int(file.header.generatedOn.yyyymmdd)) : nil
    return LedgerFile(months: reader.months, period: period, extracted: day)
  }
}

/// Gathers the rows of one SIE file.
private struct SIELedgerReader {
  private let file: SIEFile
  private let year: Period
  private(set) var months: [Month: LedgerMonth] = [:]
  /// For each coding part the number of each coding's code; 0 is the empty code.
  private var codeOfCoding: [[Int]] = []
  private var codes: [[String]] = []

  init(file: SIEFile, mapping: SourceMapping, year: Period) {
    self.file = file
    self.year = year
    let names = Dictionary(file.dimensions.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    for part in CodingPart.allCases {
      var numbers: [String: Int] = ["": 0]
      var texts = [""]
      codeOfCoding.append(
        file.codings.map { coding in
          let code =
            part == .account
            ? coding.account
            : coding.objects.first { mapping.part(dimension: $0.dimension, name: names[$0.dimension]) == part }?.code
              ?? ""
          if let number = numbers[code] { return number }
          numbers[code] = texts.count
          texts.append(code)
          return texts.count - 1
        })
      codes.append(texts)
    }
  }

  mutating func addVouchers() {
    var series: [String: Int] = [:]
    let vouchers = file.voucherTable
    let rows = file.transactions
    var texts = TextMemory(file)
    for voucher in 0..<vouchers.count {
      let date = vouchers.date[voucher]
      let name = file.string(vouchers.series[voucher])
      let seriesNumber = series[name, default: series.count]
      series[name] = seriesNumber
      let number = Array(file.string(vouchers.number[voucher]).utf8)
      let end = voucher + 1 < vouchers.count ? Int(vouchers.firstRow[voucher + 1]) : rows.count
      // A voucher's day decides its month: SIE 4 has no period. The year's end takes what lies beyond it.
      guard let month = Month(yyyymm: Int(date.month)).map({ min(max($0, year.first), year.last) }) else { continue }
      for row in Int(vouchers.firstRow[voucher])..<end {
        let own = rows.text[row]
        let text = texts.bytes(own.isEmpty ? vouchers.text[voucher] : own)
        append(
          coding: Int(rows.coding[row]), amount: rows.amountOre[row], month: month, date: Int(date.yyyymmdd),
          series: (seriesNumber, { name }), number: number, text: text)
      }
    }
  }

  mutating func addPeriodBalances() {
    for row in SIEPeriodAmounts.rows(file.periodBalances, of: file) {
      append(balance: row.amount, coding: row.coding, hasObjects: !row.isRemainder, month: row.month)
    }
  }

  private mutating func append(balance: Int64, coding: Int, hasObjects: Bool, month: Month) {
    append(
      coding: coding, hasObjects: hasObjects, amount: balance, month: month, date: 0, series: (0, { "" }), number: [],
      text: [])
  }

  private mutating func append(
    coding: Int, hasObjects: Bool = true, amount: Int64, month: Month, date: Int, series: (Int, () -> String),
    number: [UInt8], text: some Collection<UInt8>
  ) {
    let codeOfCoding = codeOfCoding
    let codes = codes
    months[month, default: LedgerMonth()].append(
      series: series, number: number, date: date, phase: .month, amount: amount, text: text
    ) { part in
      // The account comes first among the parts; number 0 is the empty code.
      let number = hasObjects || part == 0 ? codeOfCoding[part][coding] : 0
      return (number, { codes[part][number] })
    }
  }
}

/// The last text that was decoded: a voucher's rows repeat its text.
private struct TextMemory {
  private let file: SIEFile
  private var text = SIEText.empty
  private var decoded: [UInt8] = []

  init(_ file: SIEFile) { self.file = file }

  mutating func bytes(_ next: SIEText) -> [UInt8] {
    if next.isEmpty { return [] }
    if next != text {
      text = next
      let raw = file.bytes(next)
      decoded = raw.allSatisfy { $0 < 0x80 } ? Array(raw) : Array(file.string(next).utf8)
    }
    return decoded
  }
}
