import Accounts
package import Formats
package import Importing
import Kernel
import Storage

/// Reads a ledger from a table file, a posting a row.
///
/// **Sign** debit-positive, as in the file. The period column beats the day: what is posted late belongs to the month
/// that it was posted in. Period 00 becomes the opening phase of January, 13–15 the closing phase of December.
package enum CSVLedger {
  /// The postings of the file.
  ///
  /// **Throws** `Problems` with everything that is wrong with the file.
  package static func read(_ file: SourceFile, mapping: SourceMapping) throws -> LedgerFile {
    let table = try CSVTable(CSVFile(file.bytes, name: file.name), columns: columns(mapping))
    var reader = CSVLedgerReader(table)
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

  /// A warning for each column of the file that is read by nobody.
  package static func unknownColumns(_ file: SourceFile, mapping: SourceMapping) throws -> [FormatsProblem] {
    try CSVTable(CSVFile(file.bytes, name: file.name), columns: columns(mapping)).unknownColumns
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
  private(set) var months: [Month: LedgerMonth] = [:]
  private let at: [Int?]
  private let codeColumns: Range<Int>
  private var codes: [FieldMemory]
  private var series = FieldMemory()
  private var periods: [ArraySlice<UInt8>: (month: Month, phase: LedgerPhase)] = [:]

  init(_ table: CSVTable) {
    at = table.positions
    codeColumns = 4..<(4 + CodingPart.allCases.count)
    codes = [FieldMemory](repeating: FieldMemory(), count: codeColumns.count)
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
    let numbers = self.codes.indices.map { self.codes[$0].number(row.bytes(at[codeColumns.lowerBound + $0])) }
    let codes = codes
    let seriesNumber = series.number(row.bytes(at[2]))
    let series = series
    months[period.month, default: LedgerMonth()].append(
      series: (seriesNumber, { series.text(seriesNumber) }), number: row.bytes(at[3]), date: date?.yyyymmdd ?? 0,
      phase: period.phase, amount: amount.ore, text: text(row)
    ) { part in (numbers[part], { codes[part].text(numbers[part]) }) }
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

  private func text(_ row: CSVRow) -> ArraySlice<UInt8> {
    let bytes = row.bytes(at[codeColumns.upperBound + 1])
    return bytes.contains(UInt8(ascii: "\"")) ? ArraySlice(row.text(at[codeColumns.upperBound + 1]).utf8) : bytes
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

/// The distinct texts of a column, numbered in order of first appearance.
private struct FieldMemory {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private var texts: [ArraySlice<UInt8>] = []
  private var last: (field: ArraySlice<UInt8>, number: Int)?

  mutating func number(_ field: ArraySlice<UInt8>) -> Int {
    // Neighbours in a ledger mostly have the same code, and comparing is cheaper than hashing.
    if let last, last.field == field { return last.number }
    let number = numbers[field] ?? texts.count
    if number == texts.count {
      numbers[field] = number
      texts.append(field)
    }
    last = (field, number)
    return number
  }

  func text(_ number: Int) -> String { String(decoding: texts[number], as: UTF8.self) }
}
