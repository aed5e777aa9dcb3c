import Accounts
import Importing
package import Kernel
package import Storage

/// The postings of one month, as a reader of files gathers them.
package struct LedgerMonth: Sendable {
  private var series = CodeBuilder()
  private var numbers = TextColumn()
  private var dates: [Int64] = []
  private var parts = [CodeBuilder](repeating: CodeBuilder(), count: CodingPart.allCases.count)
  private var phases = CodeBuilder()
  private var amounts: [Int64] = []
  private var texts = TextColumn()

  /// A month without postings.
  package init() {}

  /// A month of whole columns, for readers whose files lie in columns already.
  ///
  /// **Shape** a value a posting in every column; a column of codes for each of `CodingPart.allCases`. Dictionaries may
  /// hold more than the month uses.
  package init(
    series: CodeColumn, numbers: TextColumn, dates: [Int64], parts: [CodeColumn], phases: [LedgerPhase],
    amounts: [Int64], texts: TextColumn
  ) {
    precondition(parts.count == CodingPart.allCases.count, "A posting has a code in every part, if only an empty one")
    self.series = CodeBuilder(series)
    self.numbers = numbers
    self.dates = dates
    self.parts = parts.map(CodeBuilder.init)
    self.phases = CodeBuilder(
      CodeColumn(dictionary: LedgerPhase.allCases.map(\.rawValue), codes: phases.map { UInt32($0.number) }))
    self.amounts = amounts
    self.texts = texts
  }

  /// How many postings there are.
  package var count: Int { amounts.count }
  /// Whether every sum of the amounts is exact.
  package var isSummable: Bool { MagnitudeRules.areSummable(amounts) }

  /// Adds a posting. Codes are given by their number in the file and looked up once each.
  ///
  /// - Parameters:
  ///   - series: number and text of the voucher series.
  ///   - date: the voucher's day as yyyymmdd; 0 where there is none.
  ///   - code: gives number and text of the code in each coding part, in the order of `CodingPart.allCases`.
  package mutating func append(
    series: (Int, () -> String), number: some Collection<UInt8>, date: Int, phase: LedgerPhase, amount: Int64,
    text: some Collection<UInt8>, code: (Int) -> (Int, () -> String)
  ) {
    self.series.append(series.0, series.1)
    numbers.append(number)
    dates.append(Int64(date))
    for part in parts.indices {
      let (number, text) = code(part)
      parts[part].append(number, text)
    }
    phases.append(phase.number) { phase.rawValue }
    amounts.append(amount)
    texts.append(text)
  }

  /// The month's segment.
  package func segment(month: Month) -> Segment {
    let codes = zip(CodingPart.allCases, parts).map { part, builder in
      (part.column, FactColumn.code(builder.column))
    }
    let before: [(String, FactColumn)] = [
      ("voucher_series", .code(series.column)), ("voucher_number", .text(numbers)), ("voucher_date", .integer(dates)),
    ]
    let after: [(String, FactColumn)] = [
      (LedgerTable.phase, .code(phases.column)), (LedgerTable.amount, .integer(amounts)), ("text", .text(texts)),
    ]
    return Segment(table: LedgerTable.table, month: month, rows: FactColumns(before + codes + after))
  }
}

/// Whether a posting belongs to a month or to an opening or closing period of the year.
package enum LedgerPhase: String, Sendable, CaseIterable {
  /// An ordinary month.
  case month = ""
  /// The opening period, 00.
  case opening
  /// A closing period, 13–15.
  case closing

  var number: Int {
    switch self {
    case .month: 0
    case .opening: 1
    case .closing: 2
    }
  }
}

/// A column of codes in the making: a file's code numbers become the segment's own, in order of first appearance.
struct CodeBuilder: Sendable {
  private(set) var column = CodeColumn()
  private var numbers: [UInt32] = []

  init() {}

  /// A builder that holds a column whose dictionary is numbered as the file is.
  init(_ column: CodeColumn) {
    self.column = column
    numbers = column.dictionary.indices.map(UInt32.init)
  }

  mutating func append(_ number: Int, _ text: () -> String) {
    if number >= numbers.count {
      numbers.append(contentsOf: repeatElement(.max, count: number + 1 - numbers.count))
    }
    if numbers[number] == .max {
      numbers[number] = UInt32(column.dictionary.count)
      column.dictionary.append(text())
    }
    column.codes.append(numbers[number])
  }
}
