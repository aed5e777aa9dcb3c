import Accounts
import Formats
import Foundation
import Importing
import Kernel
import Ledger
import SIE
import Storage
import Testing

private func read(_ lines: String..., mapping: SourceMapping = .standard) throws -> LedgerFile {
  try CSVLedger.read(
    SourceFile(name: "l.csv", bytes: Array(lines.joined(separator: "\n").utf8)), mapping: mapping)
}

private func month(_ text: String) throws -> Month { try #require(Month(text)) }

private func sum(_ file: LedgerFile, _ name: String) throws -> Int64 {
  let month = try month(name)
  return try #require(file.months[month]).segment(month: month).rows.integer(LedgerTable.amount).reduce(0, +)
}

@Test("The period column beats the day, and a day alone decides where there is no period")
func periodBeatsDay() throws {
  let file = try read(
    "period;datum;serie;ver;konto;belopp;text", "2019-03;2019-04-30;F;1;5010;100,50;Sen faktura",
    ";2019-04-02;F;2;5010;-1,5;\"Två \"\"ord\"\"\"", "201904;;;;5010;2;")
  #expect(file.period == Period(try month("2019-03"), try month("2019-04")))
  #expect(try sum(file, "2019-03") == 10_050)
  #expect(try sum(file, "2019-04") == 50)
  let april = try #require(file.months[try month("2019-04")])
  #expect(Set((0..<2).map(april.texts.text)) == ["Två \"ord\"", ""])
}

@Test(
  "Period 00 opens January, 13–15 close December",
  arguments: [
    ("201900", "2019-01", "opening"), ("2019-00", "2019-01", "opening"), ("201913", "2019-12", "closing"),
    ("2019-15", "2019-12", "closing"), ("201912", "2019-12", ""),
  ])
func phases(period: String, expected: String, phase: String) throws {
  let file = try read("period;konto;belopp", "\(period);5010;1")
  let month = try month(expected)
  let rows = try #require(file.months[month]).segment(month: month).rows
  #expect(rows.code(LedgerTable.phase).dictionary == [phase])
}

@Test(
  "Every problem of a ledger is told with its place",
  arguments: [
    ("2019-16;;5010;1", ["2:1 ledger.odd-period"]), ("april;;5010;1", ["2:1 ledger.odd-period"]),
    (";;5010;1", ["2:1 ledger.no-period"]),
    (
      "2019-04;2019-04-31;;1,005",
      ["2:9 formats.not-understood", "2:21 formats.too-many-decimals", "2:20 formats.missing-value"]
    ),
    ("2019-04;;5010;x\n2019-04;;5010;", ["2:15 formats.not-an-amount", "3:15 formats.not-an-amount"]),
    ("04;2019-05-02;5010;1", []),
  ] as [(String, [String])])
func ledgerProblems(rows: String, expected: [String]) {
  #expect(problems { _ = try read("period;datum;konto;belopp", rows) } == expected)
}

@Test("The example ledger is the same as SIE and as CSV, month by month and code by code")
func sameAsSIE() throws {
  let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Examples")
  let mapping = try #require(
    try MappingCSV.read(
      name: "mapping.csv", bytes: Array(Data(contentsOf: examples.appendingPathComponent("mapping.csv"))))["huvudbok"])
  func ledger(_ name: String) throws -> LedgerFile {
    let bytes = Array(try Data(contentsOf: examples.appendingPathComponent(name)))
    return try LedgerImporter.read(SourceFile(name: name, bytes: bytes), mapping: mapping).ledger
  }
  let sie = try ledger("ledger-2019-04.se")
  let csv = try ledger("ledger-2019-04.csv")
  // Opening balances stand in the table file only.
  func sums(_ file: LedgerFile) -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for (month, rows) in file.months {
      let columns = rows.segment(month: month).rows
      let phases = columns.code(LedgerTable.phase)
      for row in 0..<columns.count where phases.dictionary[Int(phases.codes[row])] != LedgerPhase.opening.rawValue {
        let key =
          [month.description]
          + CodingPart.allCases.map { part in
            let column = columns.code(part.column)
            return column.dictionary[Int(column.codes[row])]
          }
        sums[key.joined(separator: "|"), default: 0] += columns.integer(LedgerTable.amount)[row]
      }
    }
    return sums
  }
  let left = sums(sie)
  let right = sums(csv)
  #expect(left.values.reduce(0, +) == right.values.reduce(0, +))
  // Two invoices of March are dated in April, which a SIE file cannot tell from April's own.
  let months = Set(left.keys).symmetricDifference(right.keys).map { $0.prefix(7) }
  #expect(Set(months).isSubset(of: ["2019-03", "2019-04"]))
}

@Test("A file beyond what the reader takes is refused without being read")
func tooLarge() throws {
  let start = Array("#FLAGGA 0\n".utf8)
  start.withUnsafeBytes { bytes in
    // Only the length is looked at; nothing behind the first bytes is touched.
    let file = SIEReader.read(UnsafeRawBufferPointer(start: bytes.baseAddress, count: 5_000_000_000))
    #expect(file.problems.map(\.code) == [.tooLarge])
  }
}

@Test("A month whose sums could not be exact is found")
func notSummable() {
  func month(_ amounts: [Int64]) -> LedgerMonth {
    let empty = CodeColumn(dictionary: [""], codes: amounts.map { _ in 0 })
    let texts = TextColumn(bytes: [], ends: amounts.map { _ in 0 })
    return LedgerMonth(
      series: empty, numbers: texts, dates: amounts.map { _ in 0 }, parts: CodingPart.allCases.map { _ in empty },
      phases: amounts.map { _ in .month }, amounts: amounts, texts: texts)
  }
  #expect(month([]).isSummable)
  #expect(!month([Int64](repeating: .max / 2, count: 3)).isSummable)
}

@Test("The same correction again is nothing new, another status is")
func sameCorrection() throws {
  let month = try month("2019-03")
  func batch(_ selection: FactSelection, _ segment: String, _ status: PeriodStatus = .closed) -> Batch {
    Batch(
      table: LedgerTable.table.name, source: "huvudbok", selection: selection,
      parts: [.init(month: month, segment: Digest.of(Array(segment.utf8)), rows: 1, sum: .zero, status: status)],
      fileName: "f", file: Digest.of([]), extracted: month.lastDay, warnings: 0)
  }
  let part = FactSelection(["responsibility": [CodeRange("302")]])
  let earlier = [
    Versioned(id: "1", version: 1, event: 1, value: batch(.everything, "a")),
    Versioned(id: "2", version: 1, event: 2, value: batch(part, "b")),
  ]
  func isNothingNew(_ batch: Batch) throws -> Bool {
    try SupersedeRules.compare(
      IncomingBatch(batch: batch, sums: [:], today: month.lastDay), with: earlier, table: LedgerTable.table, watched: []
    ) { _ in FactColumns([]) }.isNothingNew
  }
  #expect(try isNothingNew(batch(part, "b")))
  #expect(try !isNothingNew(batch(part, "c")))
  #expect(try !isNothingNew(batch(part, "b", .open)))
  #expect(try !isNothingNew(batch(.everything, "a")))
}

@Test("A mapping says that a ledger has the report's sign")
func ledgerSign() throws {
  let report = SourceMapping(dimensions: [:], columns: [:], vouchersMustBalance: false, sign: .report)
  for (mapping, expected) in [(SourceMapping.standard, Int64(-10_050)), (report, 10_050)] {
    let file = try read("period;konto;belopp", "2019-03;5010;-100,50", mapping: mapping)
    #expect(try sum(file, "2019-03") == expected)
  }
}

@Test("A letter that is spelt with a mark after it is the same code as the letter")
func composedCodes() throws {
  let file = try read("period;konto;ansvar;belopp", "2019-03;5010;Å1;1", "2019-03;5010;A\u{30A}1;1")
  let rows = try #require(file.months[try month("2019-03")]).segment(month: try month("2019-03")).rows
  #expect(rows.code("responsibility").dictionary.map { Array($0.utf8) } == [Array("\u{C5}1".utf8)])
}
