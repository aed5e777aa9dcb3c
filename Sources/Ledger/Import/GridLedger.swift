import Accounts
import Formats
package import Importing
import Kernel
import Storage

/// Turns recognised tables into months of postings or balances.
package enum GridLedger {
  /// The postings of the tables; nil where they have none.
  package static func ledger(_ tables: [RecognisedTable]) -> LedgerFile? {
    var gathered: [Month: GridMonth] = [:]
    var words = GridWords()
    for table in tables {
      for line in table.lines {
        let codes = zip(line.codes, words.codes.indices).map { words.codes[$1].number($0) }
        let series = words.series.number(line.series)
        for entry in line.entries {
          gathered[entry.month, default: GridMonth()].add(
            line, codes: codes, series: series, phase: phase(entry.phase),
            amount: table.sign.value.inner(entry.amount))
        }
      }
    }
    let periods = tables.compactMap(\.period)
    guard let first = periods.map(\.first).min(), let last = periods.map(\.last).max(),
      let period = Period(first, last)
    else { return nil }
    return LedgerFile(
      months: gathered.mapValues { $0.month(words) }, period: period,
      extracted: tables.compactMap(\.title.extracted).min())
  }

  private static func phase(_ phase: SIEPeriodAmounts.Phase) -> LedgerPhase {
    switch phase {
    case .opening: .opening
    case .month: .month
    case .closing: .closing
    }
  }
}

/// The distinct codes and series of the tables.
private struct GridWords {
  var codes = [WordNumbers](repeating: WordNumbers(), count: CodingPart.allCases.count)
  var series = WordNumbers()
}

/// Distinct words, numbered in order of first appearance.
private struct WordNumbers {
  private(set) var words: [String] = []
  private var numbers: [String: UInt32] = [:]

  mutating func number(_ word: String) -> UInt32 {
    if let number = numbers[word] { return number }
    let number = UInt32(words.count)
    numbers[word] = number
    words.append(word)
    return number
  }
}

/// The rows of one month in the making.
private struct GridMonth {
  private var series: [UInt32] = []
  private var numbers = TextColumn()
  private var dates: [Int64] = []
  private var parts = [[UInt32]](repeating: [], count: CodingPart.allCases.count)
  private var phases: [LedgerPhase] = []
  private var amounts: [Int64] = []
  private var texts = TextColumn()
  private var suppliers = TextColumn()

  mutating func add(_ line: TableLine, codes: [UInt32], series: UInt32, phase: LedgerPhase, amount: Money) {
    for (part, code) in codes.enumerated() { parts[part].append(code) }
    self.series.append(series)
    numbers.append(line.number.utf8)
    dates.append(Int64(line.day?.yyyymmdd ?? 0))
    phases.append(phase)
    amounts.append(amount.ore)
    texts.append(line.text.utf8)
    suppliers.append(line.supplier.utf8)
  }

  func month(_ words: GridWords) -> LedgerMonth {
    LedgerMonth(
      series: CodeColumn(dictionary: words.series.words, codes: series), numbers: numbers, dates: dates,
      parts: zip(words.codes, parts).map { CodeColumn(dictionary: $0.words, codes: $1) }, phases: phases,
      amounts: amounts, texts: texts, suppliers: suppliers)
  }
}
