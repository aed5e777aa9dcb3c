import Accounts
import Importing
import Kernel
import Ledger
import SIE
import Storage
import Testing

@Suite("A SIE file as months of postings")
struct SIELedgerTests {
  @Test(
    "The voucher's day decides the month, whatever days its rows have",
    arguments: [
      ("20190101", "2019-01"), ("20190131", "2019-01"), ("20190201", "2019-02"), ("20190430", "2019-04"),
      ("20191231", "2019-12"),
    ])
  func voucherDay(day: String, month: String) throws {
    let ledger = try SampleFile.ledger("#VER A 1 \(day) \"V\"\n{\n#TRANS 5110 {} 1.50 20190615 \"R\"\n}")
    #expect(ledger.lines == ["\(month) 5110 150"])
    #expect(try ledger.words("voucher_date", SampleFile.month(month)) == [day])
  }

  @Test("The file speaks from the year's first month to the last that has postings")
  func period() throws {
    let ledger = try SampleFile.ledger("#VER A 1 20190305 \"V\"\n{\n#TRANS 5110 {} 1\n}")
    #expect(ledger.period == Period(try SampleFile.month("2019-01"), try SampleFile.month("2019-03")))
  }

  // The checks refuse such a file for import. Who reads it all the same loses no posting: the year's ends take it.
  @Test(
    "A day outside the year is an error, and its postings go to the nearest month of the year",
    arguments: [("20181231", "2019-01"), ("20200101", "2019-12"), ("20250615", "2019-12")])
  func outsideYear(day: String, month: String) throws {
    let records = "#VER A 1 \(day) \"V\"\n{\n#TRANS 5110 {} 2\n}"
    #expect(SampleFile.sie(records).problems.contains { $0.code == .dateOutsideYear && $0.severity == .error })
    #expect(try SampleFile.ledger(records).lines == ["\(month) 5110 200"])
    #expect(throws: Problems.self) {
      let file = SourceFile(name: "l.se", bytes: Array((SampleFile.head + records).utf8))
      _ = try LedgerImporter.read(file, mapping: .standard, isOneSided: true)
    }
  }

  @Test(
    "A voucher without a day refuses the file, so that no posting is left out unseen",
    arguments: ["\"\"", "", "20190231", "april"])
  func noDay(day: String) throws {
    let records = "#VER A 1 \(day)\n{\n#TRANS 5110 {} 2\n}"
    #expect(SampleFile.sie(records).isRefused)
  }

  @Test("A broken year has its own twelve months")
  func brokenYear() throws {
    let head = "#FLAGGA 0\n#SIETYP 4\n#RAR 0 20180701 20190630\n#KONTO 5110 \"Lon\"\n"
    let ledger = try SampleFile.ledger(
      "#VER A 1 20180701\n{\n#TRANS 5110 {} 1\n}\n#VER A 2 20190630\n{\n#TRANS 5110 {} 2\n}", head: head)
    #expect(ledger.lines == ["2018-07 5110 100", "2019-06 5110 200"])
    #expect(ledger.period == Period(try SampleFile.month("2018-07"), try SampleFile.month("2019-06")))
  }

  @Test(
    "A row's own text beats the voucher's",
    arguments: [
      ("\"Rad\"", "Rad"), ("\"\"", "Ver"), ("", "Ver"), ("\"Rad \\\"ett\\\"\"", "Rad \"ett\""),
    ])
  func text(row: String, expected: String) throws {
    let ledger = try SampleFile.ledger("#VER A 1 20190401 \"Ver\"\n{\n#TRANS 5110 {} 1 20190401 \(row)\n}")
    #expect(try ledger.words("text", SampleFile.month("2019-04")) == [expected])
  }

  @Test("Letters of code page 437 are read in row texts, voucher texts, series and numbers")
  func letters() throws {
    // ö is 0x94 and å 0x86.
    let voucher = "#VER \u{94} N\u{86}1 20190401 \"L\u{94}n\"\n"
    let records = voucher + "{\n#TRANS 5110 {} 1\n#TRANS 5110 {} 2 20190401 \"\u{86}r\"\n}"
    let bytes = (SampleFile.head + records).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let file = SIEReader.read(bytes, profile: SIECheckProfile(vouchersMustBalance: false))
    let ledger = try #require(SIELedger.read(file, mapping: .standard))
    let april = try SampleFile.month("2019-04")
    #expect(try ledger.words("text", april) == ["Lön", "år"])
    #expect(try ledger.words("voucher_number", april) == ["Nå1", "Nå1"])
    #expect(try ledger.words("voucher_series", april) == ["ö", "ö"])
  }

  @Test("Vouchers of many months and series keep their rows together, in the order of the file")
  func order() throws {
    let ledger = try SampleFile.ledger(
      """
      #VER A 1 20190401
      {
      #TRANS 5110 {} 1
      #TRANS 3510 {} -1
      }
      #VER B 1 20190301
      {
      #TRANS 5110 {} 2
      }
      #VER A 2 20190402
      {
      }
      #VER B 2 20190403
      {
      #TRANS 5110 {} 3
      }
      """)
    let april = try SampleFile.month("2019-04")
    #expect(try ledger.words("voucher_series", april) == ["A", "A", "B"])
    #expect(try ledger.words("voucher_number", april) == ["1", "1", "2"])
    #expect(try ledger.words(LedgerTable.amount, april) == ["100", "-100", "300"])
    #expect(try ledger.words("voucher_series", SampleFile.month("2019-03")) == ["B"])
  }

  @Test("Rows that were struck out count in no month")
  func struckOut() throws {
    let ledger = try SampleFile.ledger(
      "#VER A 1 20190401\n{\n#TRANS 5110 {} 1\n#BTRANS 5110 {} 7\n#RTRANS 5110 {} 4\n#TRANS 5110 {} 4\n}")
    #expect(ledger.lines == ["2019-04 5110 100", "2019-04 5110 400"])
  }

  @Test("A file without vouchers and period balances is no ledger")
  func nothing() {
    #expect(SIELedger.read(SampleFile.sie("#UB 0 1930 5"), mapping: .standard) == nil)
    #expect(SIELedger.read(SampleFile.sie("", head: "#FLAGGA 0\n#SIETYP 4\n"), mapping: .standard) == nil)
  }

  @Test(
    "A dimension is the part that the mapping says, else its name, else its number in the standard",
    arguments: [
      // Object list, names of dimensions 1 and 6, mapping, expected codes.
      ("1 \"302\" 20 \"531\"", [:], ["responsibility": "302", "service_area": "531"]),
      ("21 \"71\" 6 \"9301\"", [:], ["activity": "71", "project": "9301"]),
      ("1 \"302\"", ["1": .object], ["object": "302"]),
      ("20 \"531\"", ["20": .counterparty], ["counterparty": "531"]),
      ("30 \"X\"", [:], [:]),
      ("30 \"X\"", ["30": .activity], ["activity": "X"]),
      ("1 \"0302\" 20 \"05A\"", [:], ["responsibility": "0302", "service_area": "05A"]),
      // Two dimensions that are one part: the first in the list counts.
      ("20 \"531\" 21 \"71\"", ["21": .serviceArea], ["service_area": "531"]),
      ("21 \"71\" 20 \"531\"", ["21": .serviceArea], ["service_area": "71"]),
    ] as [(String, [String: CodingPart], [String: String])])
  func dimensions(objects: String, mapping: [String: CodingPart], expected: [String: String]) throws {
    let ledger = try SampleFile.ledger(
      "#VER A 1 20190401\n{\n#TRANS 5110 {\(objects)} 1\n}",
      mapping: SourceMapping(dimensions: mapping, columns: [:], vouchersMustBalance: false))
    try expect(expected, in: ledger)
  }

  @Test("A dimension's name in the file beats its number in the standard, which counts where there is no name")
  func names() throws {
    let head = "#FLAGGA 0\n#SIETYP 4\n#RAR 0 20190101 20191231\n#KONTO 5110 \"Lon\"\n"
    let voucher = "#VER A 1 20190401\n{\n#TRANS 5110 {1 \"302\" 6 \"93\"} 1\n}"
    try expect(["responsibility": "302", "project": "93"], in: SampleFile.ledger(voucher, head: head))
    let named = head + "#DIM 1 \"Verksamhet\"\n#DIM 6 \"Kostnadsst\u{E4}lle\"\n"
    try expect(["service_area": "302", "responsibility": "93"], in: SampleFile.ledger(voucher, head: named))
  }

  private func expect(_ expected: [String: String], in ledger: LedgerFile) throws {
    let april = try SampleFile.month("2019-04")
    for part in CodingPart.allCases where part != .account {
      #expect(try ledger.words(part.column, april) == [expected[part.column] ?? ""], "\(part.column)")
    }
    #expect(try ledger.words(CodingPart.account.column, april) == ["5110"])
  }
}
