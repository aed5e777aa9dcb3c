import Accounts
package import Importing
package import Kernel
package import SIE
package import Storage

/// A ledger file as months of postings.
package struct LedgerFile: Sendable {
  /// The postings by month.
  package let months: [Month: LedgerMonth]
  /// The months that the file speaks for.
  package let period: Period
  /// When the source system made the file; nil where it does not say.
  package let extracted: Day?
  /// Whose books the file says that it holds; nil where it does not say.
  package let origin: Batch.Origin?

  /// Months of postings read from a file.
  package init(months: [Month: LedgerMonth], period: Period, extracted: Day?, origin: Batch.Origin? = nil) {
    self.months = months
    self.period = period
    self.extracted = extracted
    self.origin = origin
  }
}

/// Turns a SIE file into months of postings.
package enum SIELedger {
  /// The postings of the file: its vouchers, or its period balances where it has none; nil where it has neither.
  package static func read(_ file: SIEFile, mapping: SourceMapping) -> LedgerFile? {
    guard let year = file.header.fiscalYear(0), let first = Month(yyyymm: Int(year.first.month)),
      let last = Month(yyyymm: Int(year.last.month)), let whole = Period(first, last)
    else { return nil }
    let reader = SIELedgerReader(file: file, mapping: mapping, year: whole)
    let months = file.transactions.count > 0 ? reader.vouchers() : reader.periodBalances()
    guard let latest = months.keys.max(), let period = Period(whole.first, max(latest, whole.first)) else {
      return nil
    }
    let day = file.header.generatedOn.isGiven ? Day(yyyymmdd: Int(file.header.generatedOn.yyyymmdd)) : nil
    let header = file.header
    let origin = Batch.Origin(number: header.organisationNumber ?? "", name: header.companyName)
    return LedgerFile(
      months: months, period: period, extracted: day,
      origin: origin.number.isEmpty && origin.name.isEmpty ? nil : origin)
  }
}

/// Lays the rows of one SIE file out by month, a column at a time.
private struct SIELedgerReader {
  private let file: SIEFile
  private let year: Period
  private let codes: CodesOfCodings

  init(file: SIEFile, mapping: SourceMapping, year: Period) {
    self.file = file
    self.year = year
    codes = CodesOfCodings(file, mapping)
  }

  /// The rows of the vouchers.
  func vouchers() -> [Month: LedgerMonth] {
    let dates = file.voucherTable.date
    var vouchers = [[Int]](repeating: [], count: year.count)
    for voucher in dates.indices {
      // A voucher's day decides its month: SIE 4 has no period. The year's ends take what lies beyond them.
      guard let month = Month(yyyymm: Int(dates[voucher].month)).map({ min(max($0, year.first), year.last) }) else {
        continue
      }
      vouchers[Int(month.ordinal - year.first.ordinal)].append(voucher)
    }
    var texts = TextMemory(file)
    var series = SeriesMemory()
    var months: [Month: LedgerMonth] = [:]
    for (month, vouchers) in zip(year.months, vouchers) {
      let posted = self.month(vouchers, &series, &texts)
      if posted.count > 0 { months[month] = posted }
    }
    return months
  }

  private func month(_ vouchers: [Int], _ series: inout SeriesMemory, _ texts: inout TextMemory) -> LedgerMonth {
    let table = file.voucherTable
    let (rowAmounts, rowCodings, ownTexts) = (
      file.transactions.amountOre, file.transactions.coding, file.transactions.text
    )
    var seriesCodes: [UInt32] = []
    var (numbers, rowTexts) = (TextColumn(), TextColumn())
    var (dates, amounts, codings) = ([Int64](), [Int64](), [UInt32]())
    // Vouchers have a few rows each: values are appended one by one, for a slice costs more than it holds.
    for voucher in vouchers {
      let number = texts.bytes(table.number[voucher])
      let text = table.text[voucher]
      let seriesCode = series.number(of: table.series[voucher], in: file)
      let date = Int64(table.date[voucher].yyyymmdd)
      for row in file.rows(ofVoucher: voucher) {
        let own = ownTexts[row]
        seriesCodes.append(seriesCode)
        dates.append(date)
        amounts.append(rowAmounts[row])
        codings.append(rowCodings[row])
        numbers.append(number)
        rowTexts.append(texts.bytes(own.isEmpty ? text : own))
      }
    }
    return LedgerMonth(
      series: CodeColumn(dictionary: series.words, codes: seriesCodes), numbers: numbers, dates: dates,
      parts: codes.columns(of: codings), phases: [LedgerPhase](repeating: .month, count: amounts.count),
      amounts: amounts, texts: rowTexts)
  }

  /// The period balances, each krona once; they have neither vouchers nor texts.
  func periodBalances() -> [Month: LedgerMonth] {
    let rows = Dictionary(grouping: SIEPeriodAmounts.rows(file.periodBalances, of: file), by: \.month)
    return rows.mapValues { rows in
      let nothing = TextColumn(bytes: [], ends: [UInt32](repeating: 0, count: rows.count))
      return LedgerMonth(
        series: CodeColumn(dictionary: [""], codes: [UInt32](repeating: 0, count: rows.count)), numbers: nothing,
        dates: [Int64](repeating: 0, count: rows.count), parts: codes.columns(of: rows),
        phases: rows.map { LedgerPhase($0.phase) }, amounts: rows.map(\.amount), texts: nothing)
    }
  }
}

extension LedgerPhase {
  /// The phase of a period balance.
  fileprivate init(_ phase: SIEPeriodAmounts.Phase) {
    switch phase {
    case .opening: self = .opening
    case .month: self = .month
    case .closing: self = .closing
    }
  }
}

/// The codes of each of a file's codings, in every coding part.
private struct CodesOfCodings {
  /// The words of each part; the first is the empty code.
  private var words: [[String]]
  /// For each part the number of each coding's word.
  private var numbers: [[UInt32]]

  init(_ file: SIEFile, _ mapping: SourceMapping) {
    let names = Dictionary(file.dimensions.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    let parts = CodingPart.allCases
    // The account comes first among the parts.
    words = [[""] + file.codings.accounts] + parts.dropFirst().map { _ in [""] }
    numbers = parts.map { _ in [UInt32](repeating: 0, count: file.codings.count) }
    var wordOfObject: [(part: Int, number: UInt32)?] = []
    for object in file.codings.objects {
      let part = mapping.part(dimension: object.dimension, name: names[object.dimension])
      guard let index = part.flatMap({ parts.firstIndex(of: $0) }), index > 0 else {
        wordOfObject.append(nil)
        continue
      }
      wordOfObject.append((index, UInt32(words[index].count)))
      words[index].append(object.code)
    }
    for coding in file.codings.indices {
      numbers[0][coding] = UInt32(file.codings.accountIndex(of: coding) + 1)
      for object in file.codings.objectIndices(of: coding) {
        // Of two objects in one part the first counts.
        guard let word = wordOfObject[object], numbers[word.part][coding] == 0 else { continue }
        numbers[word.part][coding] = word.number
      }
    }
  }

  /// The parts' columns of rows with these codings.
  func columns(of codings: [UInt32]) -> [CodeColumn] {
    zip(words, numbers).map { words, numbers in
      CodeColumn(dictionary: words, codes: codings.map { numbers[Int($0)] })
    }
  }

  /// The parts' columns of these balances; of a remainder only the account counts.
  func columns(of rows: [SIEPeriodAmounts.Row]) -> [CodeColumn] {
    words.indices.map { part in
      CodeColumn(
        dictionary: words[part], codes: rows.map { $0.isRemainder && part > 0 ? 0 : numbers[part][$0.coding] })
    }
  }
}

/// The voucher series of a file, numbered in order of first appearance.
private struct SeriesMemory {
  private(set) var words: [String] = []
  private var numbers: [ArraySlice<UInt8>: UInt32] = [:]

  mutating func number(of series: SIEText, in file: SIEFile) -> UInt32 {
    let bytes = file.bytes(series)
    if let number = numbers[bytes] { return number }
    let number = UInt32(words.count)
    numbers[bytes] = number
    words.append(file.string(series))
    return number
  }
}

/// A file's texts as UTF-8. It remembers the last one that had to be decoded: a voucher's rows repeat its text.
private struct TextMemory {
  private let file: SIEFile
  private var text = SIEText.empty
  private var decoded: ArraySlice<UInt8> = []

  init(_ file: SIEFile) { self.file = file }

  mutating func bytes(_ next: SIEText) -> ArraySlice<UInt8> {
    let raw = file.bytes(next)
    if raw.allSatisfy({ $0 < 0x80 }) { return raw }
    if next != text {
      text = next
      decoded = ArraySlice(file.string(next).utf8)
    }
    return decoded
  }
}
