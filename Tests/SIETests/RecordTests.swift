import Testing

@testable import SIE

/// The text of a file in code page 437.
func bytes437(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    scalar.value < 0x80 ? UInt8(scalar.value) : CodePage.bytesOf437[UInt16(scalar.value)] ?? 0x3F
  }
}

/// A file with the records that every file has, and more.
func sample(_ more: String, type: String = "4") -> [UInt8] {
  bytes437(
    """
    #FLAGGA 0
    #PROGRAM "Test" 1
    #FORMAT PC8
    #GEN 20190501
    #SIETYP \(type)
    #FNAMN "Exempel"
    #RAR 0 20190101 20191231
    #RAR -1 20180101 20181231
    #DIM 1 "Ansvar"
    #OBJEKT 1 "0123" "Enhet Å"
    #KONTO 1910 "Kassa"
    #KONTO 5010 "Hyra"

    """ + more)
}

/// The number of lines of `sample` before the additional records.
let sampleLines = 12

@Suite("Records of types 1 to 4")
struct RecordTests {
  @Test("Every record of the specification is read")
  func everyRecord() {
    let file = SIEReader.read(
      bytes437(
        """
        #FLAGGA 1
        #PROGRAM "Prog" "2.1 b"
        #FORMAT PC8
        #GEN 20190502 "ÅÄÖ"
        #SIETYP 4
        #PROSA "en"
        #PROSA "två"
        #FTYP AB
        #FNR 77
        #ORGNR 212000-0000 3 4
        #BKOD 82300
        #ADRESS "Kontakt" "Gatan 1" "123 45 ORTEN" "012-3456"
        #FNAMN "Bolaget"
        #RAR 0 20190101 20191231
        #TAXAR 2020
        #OMFATTN 20190430
        #KPTYP BAS2010
        #VALUTA SEK
        #KONTO 0191 "Kassa"
        #KTYP 0191 T
        #ENHET 0191 "st"
        #SRU 0191 7281
        #SRU 0191 7282
        #DIM 1 "Ansvar"
        #UNDERDIM 21 "Lag" 1
        #OBJEKT 1 "007" "Enhet"
        #IB 0 0191 1.5 2
        #UB 0 0191 6.50
        #OIB 0 0191 {1 "007"} -2
        #OUB 0 0191 {1 "007"} 3
        #RES 0 3000 -5
        #PSALDO 0 201901 0191 {} 5 9
        #PBUDGET 0 201902 3000 {1 "007"} -100.00
        #VER A "12" 20190131 "Text" 20190201 "Sign"
        {
        #TRANS 0191 {1 007} 5.00 20190131 "Rad" 2.5 "JB"
        #TRANS 3000 {} -5
        }
        """))
    let header = file.header
    #expect(header.flag == "1" && header.program == "Prog" && header.programVersion == "2.1 b")
    #expect(header.generatedOn.yyyymmdd == 2019_05_02 && header.generatedBy == "ÅÄÖ")
    #expect(header.comments == ["en", "två"] && header.companyType == "AB" && header.companyID == "77")
    #expect(header.organisationNumber == "212000-0000" && header.acquisitionNumber == "3")
    #expect(header.activityNumber == "4" && header.businessCode == "82300")
    #expect(header.address == ["Kontakt", "Gatan 1", "123 45 ORTEN", "012-3456"])
    #expect(header.fiscalYears == [year(0, 2019_01_01, 2019_12_31)])
    #expect(header.taxYear == "2020" && header.coversUntil.yyyymmdd == 2019_04_30)
    #expect(header.chartType == "BAS2010" && header.currency == "SEK")
    #expect(file.accounts.first?.code == "0191" && file.accounts.first?.type == "T")
    #expect(file.accounts.first?.unit == "st" && file.accounts.first?.sruCodes == ["7281", "7282"])
    #expect(file.dimensions.map(\.number) == [1, 21] && file.dimensions.map(\.parent) == [nil, 1])
    #expect(file.objects.map(\.code) == ["007"])
    #expect(file.balances.map(\.kind) == [.opening, .closing, .objectOpening, .objectClosing, .result])
    #expect(file.balances.map(\.amountOre) == [150, 650, -200, 300, -500])
    #expect(file.balances.first.map { file.string($0.quantity) } == "2")
    #expect(file.periodBalances.map(\.month) == [2019_01] && file.periodBudgets.map(\.amountOre) == [-100_00])
    let voucher = file.vouchers.first
    #expect(voucher?.series == "A" && voucher?.number == "12" && voucher?.date.yyyymmdd == 2019_01_31)
    #expect(voucher?.text == "Text" && voucher?.registeredOn.yyyymmdd == 2019_02_01 && voucher?.signature == "Sign")
    let row = voucher?.transactions.first
    #expect(row?.coding == SIECoding(account: "0191", objects: [.init(dimension: 1, code: "007")]))
    #expect(row?.amountOre == 500 && row?.text == "Rad" && row?.quantity == "2.5" && row?.signature == "JB")
    #expect(voucher?.transactions.last?.date.yyyymmdd == 2019_01_31, "a row takes its voucher's date")
  }

  private func year(_ index: Int, _ first: Int32, _ last: Int32) -> SIEFiscalYear {
    SIEFiscalYear(index: index, first: SIEDate(unchecked: first), last: SIEDate(unchecked: last))
  }

  @Test(
    "A voucher is read however its lines are laid out",
    arguments: [
      "#VER A 1 20190101 \"x\"\r\n{\r\n#TRANS 1910 {} 1\r\n#TRANS 5010 {} -1\r\n}\r\n",
      "#VER A 1 20190101 \"x\"\n{\n#TRANS 1910 {} 1\n#TRANS 5010 {} -1\n}",
      "#VER A 1 20190101 \"x\"\r{\r#TRANS 1910 {} 1\r#TRANS 5010 {} -1\r}",
      "#VER A 1 20190101 \"x\" {\n#TRANS 1910 {} 1\n#TRANS 5010 {} -1 }\n",
      "#VER A 1 20190101 \"x\"{\n#TRANS 1910{}1\n#TRANS 5010 {}-1}\n",
      "\t#VER\tA\t1\t20190101\t\"x\"\n  { #TRANS   1910  {  }   1  \n\t#TRANS\t5010\t{}\t-1\t\n }\n\n",
      "#ver \"A\" \"1\" \"20190101\" x\n{\n#Trans \"1910\" {} \"1\"\n#TRANS 5010 -1\n}\n\u{1A}",
      "#VER A 1 20190101 x \"\" \"\"\n{\n#TRANS 1910 {} 1 \"\" \"\" \"\" \"\"\n#TRANS 5010 {\"\t\"} -1\n}\n"
        .replacing("{\"\t\"}", with: "{}"),
    ])
  func layouts(voucher: String) {
    let file = SIEReader.read(sample(voucher))
    #expect(file.problems.map(\.message) == [])
    #expect(file.transactions.amountOre == [100, -100])
    #expect(file.transactions.coding.map { file.codings[Int($0)].account } == ["1910", "5010"])
    #expect(file.vouchers.first?.text == "x")
  }

  @Test(
    "Texts keep quotes, braces, backslashes and spaces",
    arguments: [
      ("\"a \\\"b\\\" c\"", "a \"b\" c"), ("\"{x}\"", "{x}"), ("\"C:\\dir\\file\"", "C:\\dir\\file"),
      ("\"C:\\dir\\\"", "C:\\dir\\"), ("\"  \"", "  "), ("\"\"", ""), ("ord", "ord"), ("a\\\"b", "a\"b"),
      ("\"å ä ö Å Ä Ö é ü\"", "å ä ö Å Ä Ö é ü"), ("\"a\tb\"", "a\tb"),
    ])
  func texts(written: String, read: String) {
    let file = SIEReader.read(sample("#PROSA \(written)\n#KONTO 9 \(written)\n"))
    #expect(file.header.comments == [read])
    #expect(file.accounts.last?.name == read)
    #expect(file.problems.isEmpty)
  }

  @Test("An object list holds several dimensions, and the order of writing does not split a coding")
  func objectLists() {
    let file = SIEReader.read(
      sample(
        """
        #VER A 1 20190101
        {
        #TRANS 5010 {1 "0123" 6 "P 1"} 10
        #TRANS 5010 {"1" "0123" "6" "P 1"} 10
        #TRANS 5010 { 1  0123   6  "P 1" } -5
        #TRANS "5010" {1 "0123" 6 "P 1"} -15
        }
        """))
    #expect(file.codings.count == 1)
    #expect(file.codings.first?.objects.map(\.dimension) == [1, 6])
    #expect(file.codings.first?.objects.map(\.code) == ["0123", "P 1"])
    #expect(file.transactions.coding == [0, 0, 0, 0])
  }

  @Test("Unknown records are kept, counted and reported as information")
  func unknownRecords() {
    let file = SIEReader.read(sample("#MOTPART 1910 x\n#VER A 1 20190101\n{\n#EGEN {a} \"b\"\n}\n#OBUDGET 1\n"))
    #expect(
      file.unknownRecords.map { file.string($0.content) } == ["#MOTPART 1910 x", "#EGEN {a} \"b\"", "#OBUDGET 1"])
    #expect(file.unknownRecords.map(\.voucher) == [nil, 0, nil])
    #expect(file.problems.map(\.severity) == [.information, .information, .information])
    #expect(file.labelCounts["#OBUDGET"] == 1)
  }

  @Test("An added row counts once, a removed row not at all")
  func addedAndRemovedRows() {
    let rows = [
      "#TRANS 1910 {} -5\n#BTRANS 5010 {} 4\n#RTRANS 5010 {} 5\n#TRANS 5010 {} 5\n",
      "#RTRANS 5010 {} 5\n#TRANS 1910 {} -5\n#TRANS 5010 {} 5\n#BTRANS 5010 {} 4\n",
      "#TRANS 5010 {} 5\n#TRANS 1910 {} -5\n#BTRANS 5010 {} 4\n#RTRANS 5010 {} 5\n",
    ]
    for text in rows {
      let file = SIEReader.read(sample("#VER A 1 20190101\n{\n\(text)}\n"))
      #expect(file.problems.map(\.message) == [])
      #expect(file.transactions.amountOre.sorted() == [-500, 500])
      #expect(file.removedTransactions.amountOre == [400])
      #expect(file.vouchers.first?.transactions.filter(\.isAdded).map(\.amountOre) == [500])
    }
    // Twins gathered in another order than their added rows, in number: time must not grow with the square.
    let many = 20_000
    let gathered =
      (1...many).map { "#RTRANS 5010 {} \($0)\n" }.joined() + (1...many).map { "#TRANS 5010 {} \($0)\n" }.joined()
      + "#TRANS 1910 {} -\(many * (many + 1) / 2)\n"
      + String(repeating: "#RTRANS 5010 {} 1\n#TRANS 5010 {} 1\n", count: 2)
      + "#TRANS 1910 {} -2\n"
    let large = SIEReader.read(sample("#VER A 1 20190101\n{\n\(gathered)}\n"))
    #expect(large.transactions.count == many + 4 && large.transactions.added.count == many + 2)
    #expect(large.problems.isEmpty)
    let alone = SIEReader.read(sample("#VER A 1 20190101\n{\n#TRANS 1910 {} -5\n#RTRANS 5010 {} 5\n}\n"))
    #expect(alone.transactions.amountOre == [-500, 500])
    #expect(alone.problems.map(\.code) == [.addedRowAlone])
    let two = "#TRANS 5010 {} 5\n#TRANS 1910 {} -10\n#RTRANS 5010 {} 5\n#TRANS 5010 {} 5\n"
    let twice = SIEReader.read(sample("#VER A 1 20190101\n{\n\(two)}\n"))
    #expect(twice.transactions.amountOre == [500, -1000, 500])
    #expect(twice.transactions.added == [2])
  }

  @Test("The type is understood with or without its letter", arguments: ["4", "4E", "\"4I\"", "4i"])
  func types(written: String) {
    let file = SIEReader.read(sample("", type: written))
    #expect(file.header.typeNumber == 4)
    #expect(file.problems.isEmpty)
    #expect(SIEReader.read(sample("", type: "9")).problems.map(\.code) == [.missingType])
  }
}
