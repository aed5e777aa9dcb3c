import Accounts
import BenchmarkSupport
import Importing
import Kernel
import Ledger
import Storage

/// A year's ledger of a large municipality with texts and suppliers; always the same from the same seed.
///
/// Vouchers of two to eight rows; 1 500 responsibilities, 300 accounts and 120 service areas by Zipf; 4 000 suppliers
/// on half of the postings. A text is one of 24 phrases with a number: one of a thousand, or one that no other posting
/// has.
struct PostingsYear {
  static let year = 2019
  private static let phrases = [
    "Faktura", "Månadslön", "Hyra", "Familjehem", "Omföring", "Köpt vård", "Arvode", "Resa", "Utbildning", "Tolk",
    "Läkarintyg", "Städning", "Telefoni", "Försörjningsstöd", "Kontaktperson", "Öppenvård", "Hotell", "Livsmedel",
    "Drivmedel", "Lokalvård", "Porto", "Inventarier", "Konsult", "Återbetalning",
  ]
  private static let accountZipf = Zipf(count: 300)
  private static let placeZipf = Zipf(count: 1_500)
  private static let supplierZipf = Zipf(count: 4_000)

  let rows: Int
  let isDistinct: Bool
  private var chance = Chance(seed: 2019)
  private var number = 0

  init(rows: Int, isDistinct: Bool) {
    self.rows = rows
    self.isDistinct = isDistinct
  }

  /// A code column in the making.
  private struct Codes {
    private(set) var column = CodeColumn()
    private var numbers: [String: UInt32] = [:]

    mutating func append(_ code: String) {
      let number = numbers[code] ?? UInt32(column.dictionary.count)
      if number == column.dictionary.count {
        numbers[code] = number
        column.dictionary.append(code)
      }
      column.codes.append(number)
    }
  }

  /// The postings of a month.
  mutating func postings(_ month: Month) -> LedgerMonth {
    var series = Codes()
    var parts = [Codes](repeating: Codes(), count: CodingPart.allCases.count)
    var (numbers, texts, suppliers) = (TextColumn(), TextColumn(), TextColumn())
    var (dates, amounts): ([Int64], [Int64]) = ([], [])
    var left = 0
    var voucher = ""
    var day = 1
    for _ in 0..<rows {
      if left == 0 {
        left = 2 + chance.below(7)
        number += 1
        voucher = String(100_000 + number)
        day = 1 + chance.below(28)
      }
      left -= 1
      series.append(["A", "L", "K"][number % 3])
      numbers.append(voucher.utf8)
      dates.append(Int64(month.yyyymm * 100 + day))
      let place = PostingsYear.placeZipf.rank(&chance)
      let account = PostingsYear.accountZipf.rank(&chance)
      for (part, code) in [
        String(3_000 + account * 23), String(30_000 + place * 7), String(500 + (place * 7 + account % 2) % 120),
        account % 4 == 0 ? String(10 + place % 60) : "", "", "", account % 6 == 0 ? String(800 + account % 90) : "",
      ].enumerated() { parts[part].append(code) }
      amounts.append(Int64(chance.below(3_000_000)) - 200_000)
      let serial = isDistinct ? 10_000_000 + texts.ends.count + month.month * rows : chance.below(1_000)
      texts.append("\(PostingsYear.phrases[chance.below(24)]) \(serial)".utf8)
      let supplier = chance.below(2) == 0 ? "" : "Företag Åå \(PostingsYear.supplierZipf.rank(&chance)) AB"
      suppliers.append(supplier.utf8)
    }
    return LedgerMonth(
      series: series.column, numbers: numbers, dates: dates, parts: parts.map(\.column),
      phases: [LedgerPhase](repeating: .month, count: rows), amounts: amounts, texts: texts, suppliers: suppliers)
  }

  /// Brings the year in, a batch a month.
  mutating func write(to desk: Desk) async throws {
    for number in 1...12 {
      guard let month = Month(year: PostingsYear.year, month: number) else { continue }
      let postings = postings(month)
      let segment = postings.segment(month: month)
      try await desk.store.stage([segment])
      let file = SourceFile(name: "\(month).csv", bytes: Array(month.description.utf8))
      let part = Batch.Part(
        month: month, segment: segment.digest, rows: rows,
        sum: Money(ore: segment.rows.integer(LedgerTable.amount).reduce(0, +)), status: .closed)
      _ = try await desk.run(
        ImportLedger.self,
        ImportLedger.Input(
          batch: Batch(
            table: LedgerTable.table.name, source: "huvudbok", selection: .everything, parts: [part],
            fileName: file.name, file: file.digest, extracted: month.lastDay, warnings: 0), file: file,
          sums: [month: segment.sums], consent: SupersedeConsent(isGeneral: true),
          texts: [month: postings.texts.sealable]))
    }
  }
}
