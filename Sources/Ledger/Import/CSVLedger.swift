import Accounts
package import Formats
package import Importing
import Kernel
import Storage

/// Reads a ledger from a table file, a posting a row.
///
/// **Sign** debit-positive inside; the mapping says how the file writes it. The period column beats the day: what is
/// posted late belongs to the month that it was posted in. Period 00 becomes the opening phase of January, 13–15 the
/// closing phase of December.
package enum CSVLedger {
  /// The postings of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(_ file: SourceFile, mapping: SourceMapping) throws -> LedgerFile {
    let table = try CSVTable(CSVFile(file.bytes, name: file.name), columns: columns(mapping))
    var reader = CSVLedgerReader(table, sign: mapping.ledgerSign)
    _ = try table.values { row, problems -> Void? in
      try reader.add(row, &problems)
      return nil
    }
    let months = reader.months
    guard let first = months.keys.min(), let last = months.keys.max(), let period = Period(first, last) else {
      throw ImportingProblem.nothingToImport(file: file.name)
    }
    return LedgerFile(months: months, period: period, extracted: nil)
  }

  /// Whether the columns that the plain reader does not know can be left out, with a warning for each of them.
  ///
  /// **Throws** `Problems` where the first row is no header of such a file.
  static func leaving(
    _ file: SourceFile, mapping: SourceMapping
  ) throws(Problems) -> (isPlain: Bool, remarks: [FormatsProblem]) {
    let table = try CSVTable(CSVFile(file.bytes, name: file.name), columns: columns(mapping))
    let read = Set(table.positions.compactMap { $0 })
    let unknown = table.header.indices.filter { !read.contains($0) && !table.header[$0].isEmpty }
    guard !unknown.isEmpty else { return (true, []) }
    let hasMonth = table.positions[0] != nil || table.positions[1] != nil
    var looked: [(column: Int, words: RowKindWords)] = []
    for column in unknown {
      switch PlainHeadingRules.answer(table.header[column], mapping: mapping, hasMonth: hasMonth) {
      case .recognise: return (false, [])
      case .look: looked.append((column, RowKindWords()))
      case .leave: break
      }
    }
    if !looked.isEmpty {
      table.forEachRow { row in
        for index in looked.indices where !looked[index].words.isFree {
          looked[index].words.take(row.text(looked[index].column))
        }
      }
    }
    return (looked.allSatisfy { $0.words.odd == nil }, table.unknownColumns)
  }

  /// The columns of such a file, as the mapping calls them.
  package static func columns(_ mapping: SourceMapping) -> [CSVColumn] {
    let required: Set = [CodingPart.account.term, LedgerField.amount]
    return LedgerField.all.map { field in
      let own = mapping.columns[field].map { [$0] } ?? [field]
      return CSVColumn(names: own, isRequired: required.contains(field) || mapping.columns[field] != nil)
    }
  }
}

/// Gathers the rows of one file.
private struct CSVLedgerReader {
  private let at: [Int?]
  private let codeColumns: Range<Int>
  private let sign: AmountSign
  private var codes: [FieldMemory]
  private var series = FieldMemory()
  private var periods: [ArraySlice<UInt8>: (month: Month, phase: LedgerPhase)] = [:]
  private var gathered: [CSVMonth] = []
  private var indices: [Month: Int] = [:]

  init(_ table: CSVTable, sign: AmountSign) {
    at = table.positions
    self.sign = sign
    codeColumns = 4..<(4 + CodingPart.allCases.count)
    codes = [FieldMemory](repeating: FieldMemory(), count: codeColumns.count)
  }

  /// The months so far.
  var months: [Month: LedgerMonth] {
    let words = codes.map(\.words)
    return indices.mapValues { gathered[$0].month(series: series.words, codes: words) }
  }

  mutating func add(_ row: CSVRow, _ problems: inout [any Problem]) throws {
    let before = problems.count
    let date = note(&problems) { try row.dayIfAny(at[1]) } ?? nil
    let period = note(&problems) { try self.period(row, date) }
    let amount = note(&problems) { try row.money(at[codeColumns.upperBound]) }
    if row.bytes(at[codeColumns.lowerBound]).isEmpty {
      problems.append(
        FormatsProblem.missingValue(row.place(at[codeColumns.lowerBound]), column: CodingPart.account.term))
    }
    guard problems.count == before, let period, let amount else { return }
    let index = index(of: period.month)
    for part in codes.indices {
      gathered[index].parts[part].append(codes[part].number(row.bytes(at[codeColumns.lowerBound + part])))
    }
    gathered[index].series.append(series.number(row.bytes(at[2])))
    gathered[index].numbers.append(row.bytes(at[3]))
    gathered[index].dates.append(Int64(date?.yyyymmdd ?? 0))
    gathered[index].phases.append(period.phase)
    gathered[index].amounts.append(sign.inner(amount).ore)
    gathered[index].texts.append(text(row, codeColumns.upperBound + 1))
    if at[codeColumns.upperBound + 2] != nil {
      gathered[index].suppliers.append(text(row, codeColumns.upperBound + 2))
    }
  }

  private mutating func index(of month: Month) -> Int {
    if let index = indices[month] { return index }
    indices[month] = gathered.count
    gathered.append(CSVMonth())
    return gathered.count - 1
  }

  /// The answer of `read`; nil where it threw, and then what it threw is noted.
  private func note<Value>(_ problems: inout [any Problem], _ read: () throws -> Value) -> Value? {
    do {
      return try read()
    } catch let problem as any Problem {
      problems.append(problem)
    } catch {
      preconditionFailure("Reading a field throws problems only")
    }
    return nil
  }

  private func text(_ row: CSVRow, _ field: Int) -> ArraySlice<UInt8> {
    let bytes = row.bytes(at[field])
    return bytes.contains(UInt8(ascii: "\"")) ? ArraySlice(row.text(at[field]).utf8) : bytes
  }

  private mutating func period(_ row: CSVRow, _ date: Day?) throws -> (month: Month, phase: LedgerPhase) {
    let bytes = row.bytes(at[0])
    guard !bytes.isEmpty else {
      guard let date else { throw LedgerProblem.noPeriod(row.place(at[0] ?? at[1])) }
      return (date.inMonth, .month)
    }
    // A period of one digit or two belongs to the year of the day, and is not remembered.
    if bytes.count <= 2, let number = Digits.value(bytes), let date {
      return try CSVLedgerReader.period(year: date.year, number) ?? odd(row)
    }
    if let known = periods[bytes] { return known }
    let digits = bytes.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 6, bytes.count == 6 || bytes.count == 7 && bytes[bytes.startIndex + 4] == UInt8(ascii: "-"),
      let number = Digits.value(digits)
    else { return try odd(row) }
    let period = try CSVLedgerReader.period(year: number / 100, number % 100) ?? odd(row)
    periods[bytes] = period
    return period
  }

  private func odd(_ row: CSVRow) throws -> (month: Month, phase: LedgerPhase) {
    throw LedgerProblem.oddPeriod(row.text(at[0]), row.place(at[0]))
  }

  private static func period(year: Int, _ number: Int) -> (month: Month, phase: LedgerPhase)? {
    let month = Month(year: year, month: min(max(number, 1), 12))
    switch number {
    case 0: return month.map { ($0, .opening) }
    case 1...12: return month.map { ($0, .month) }
    case 13...15: return month.map { ($0, .closing) }
    default: return nil
    }
  }
}

/// The rows of one month in the making; codes are numbers of the file's words.
private struct CSVMonth {
  var series: [UInt32] = []
  var numbers = TextColumn()
  var dates: [Int64] = []
  var parts = [[UInt32]](repeating: [], count: CodingPart.allCases.count)
  var phases: [LedgerPhase] = []
  var amounts: [Int64] = []
  var texts = TextColumn()
  /// Empty where the file has no suppliers.
  var suppliers = TextColumn()

  func month(series words: [String], codes: [[String]]) -> LedgerMonth {
    LedgerMonth(
      series: CodeColumn(dictionary: words, codes: series), numbers: numbers, dates: dates,
      parts: zip(codes, parts).map { CodeColumn(dictionary: $0, codes: $1) }, phases: phases, amounts: amounts,
      texts: texts, suppliers: suppliers.ends.isEmpty ? nil : suppliers)
  }
}

/// The distinct texts of a column, numbered in order of first appearance.
private struct FieldMemory {
  private(set) var words: [String] = []
  private var numbers: [ArraySlice<UInt8>: UInt32] = [:]
  private var lastField: ArraySlice<UInt8> = []
  private var lastNumber: UInt32?

  mutating func number(_ field: ArraySlice<UInt8>) -> UInt32 {
    // Neighbours in a ledger mostly have the same code, and comparing is cheaper than hashing.
    if let lastNumber, lastField == field { return lastNumber }
    let number = numbers[field] ?? UInt32(words.count)
    if number == words.count {
      numbers[field] = number
      words.append(String(decoding: field, as: UTF8.self))
    }
    lastField = field
    lastNumber = number
    return number
  }
}
