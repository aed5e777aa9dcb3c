import Testing

@testable import SIE

@Suite("Checks")
struct CheckTests {
  private func codes(_ more: String, type: String = "4", profile: SIECheckProfile = SIECheckProfile()) -> [String] {
    SIEReader.read(sample(more, type: type), profile: profile).problems.map {
      "\($0.severity) \($0.code.rawValue.dropFirst(4)) \($0.line - sampleLines)"
    }
  }

  private func voucher(_ rows: String, date: String = "20190131", number: Int = 1) -> String {
    "#VER A \(number) \(date) \"T\"\n{\n\(rows)\n}\n"
  }

  @Test("An unbalanced voucher is an error, or counted where the profile says that the extract is one-sided")
  func balance() {
    let text = voucher("#TRANS 1910 {} 10\n#TRANS 5010 {} -9.99")
    #expect(codes(text) == ["error unbalanced-voucher 1"])
    #expect(
      codes(text, profile: SIECheckProfile(vouchersMustBalance: false)) == ["information unbalanced-voucher 1"])
    #expect(codes(voucher("#TRANS 1910 {} 10\n#TRANS 5010 {} -10")) == [])
    #expect(codes(voucher("")) == [])
    let message = SIEReader.read(sample(text)).problems.first?.message
    #expect(message == "Verifikation A 1 är i obalans med 0,01 kr.")
  }

  @Test("Accounts and objects must be declared")
  func declarations() {
    #expect(codes("#IB 0 1911 5\n") == ["error undeclared-account 1"])
    #expect(
      codes(voucher("#TRANS 5010 {1 \"0123\"} 1\n#TRANS 5010 {1 \"123\"} -1") + "#IB 0 1910 0\n#UB 0 1910 0\n")
        == ["warning undeclared-object 4"], "a leading zero counts")
    #expect(
      codes("#PSALDO 0 201901 5010 {77 \"1\"} 1\n") == [
        "information undeclared-dimension 1", "warning undeclared-object 1",
      ])
    #expect(codes("#PSALDO 0 201901 5010 {6 \"1\"} 1\n") == ["warning undeclared-object 1"], "6 is reserved")
    // A file of transactions to import may leave the chart to the receiver.
    #expect(codes(voucher("#TRANS 9 {} 1\n#TRANS 9 {} -1")) == ["information undeclared-account 3"])
    let profile = SIECheckProfile(undeclaredAccounts: .warning)
    #expect(codes("#IB 0 1911 5\n", profile: profile) == ["warning undeclared-account 1"])
  }

  @Test("Dates and periods lie in their year")
  func dates() {
    let rows = "#TRANS 1910 {} 10 20180101\n#TRANS 5010 {} -10"
    #expect(codes(voucher(rows, date: "20200101")) == ["error date-outside-year 1", "warning date-outside-year 3"])
    #expect(codes(voucher("", date: "20190101")) == [] && codes(voucher("", date: "20191231")) == [])
    #expect(codes("#PSALDO 0 202001 5010 {} 1\n#PSALDO -1 201812 5010 {} 1\n") == ["warning period-outside-year 1"])
    #expect(codes("#PSALDO 0 201900 5010 {} 1\n#PSALDO 0 201913 5010 {} 1\n") == [], "opening and closing periods")
    #expect(codes("#PBUDGET -2 201701 5010 {} 1\n#IB -2 1910 1\n") == ["warning undeclared-year 2"])
    #expect(codes(voucher("", date: "20190230")) == ["error bad-date 1"])
    #expect(
      codes("#PSALDO 0 201920 5010 {} 1\n#PSALDO 0 2019 5010 {} 1\n") == ["error bad-date 1", "error bad-date 2"])
  }

  @Test("Opening balance and rows give the closing balance, and rows the result")
  func balances() {
    let rows = voucher("#TRANS 1910 {} -10\n#TRANS 5010 {1 \"0123\"} 4\n#TRANS 5010 {} 6")
    #expect(codes("#IB 0 1910 100\n#UB 0 1910 90\n#RES 0 5010 10\n" + rows) == [])
    #expect(
      codes("#IB 0 1910 100\n#UB 0 1910 91\n#RES 0 5010 9\n" + rows)
        == ["warning closing-balance-differs 2", "warning result-differs 3"])
    #expect(codes("#UB 0 1910 -10\n#RES -1 5010 3\n" + rows) == [], "last year's result has no rows here")
  }

  @Test("Totals of periods agree with the year, and object splits take no part")
  func periods() {
    let year = "#IB 0 1910 100\n#UB 0 1910 130\n#RES 0 5010 -30\n"
    let totals = "#PSALDO 0 201901 1910 {} 10\n#PSALDO 0 201902 1910 {} 20\n#PSALDO 0 201902 5010 {} -30\n"
    let splits = "#PSALDO 0 201902 5010 {1 \"0123\"} -30\n#PSALDO 0 201902 5010 {6 \"P\"} -30\n#OBJEKT 6 P \"x\"\n"
    #expect(codes(year + totals + splits, type: "3") == [])
    #expect(codes(year + totals.replacing("} 20", with: "} 21"), type: "2") == ["warning period-sum-differs 2"])
    #expect(codes(year + splits, type: "3") == [], "splits alone say nothing about the total")
  }

  @Test("What is given twice is noticed")
  func duplicates() {
    #expect(codes("#IB 0 1910 1\n#IB 0 1910 1\n#IB -1 1910 1\n", type: "1") == ["warning duplicate 2"])
    #expect(
      codes("#KONTO 1910 x\n#RAR 0 20190101 20191231\n", type: "1") == ["warning duplicate 1", "warning duplicate 2"])
    let first = voucher("", number: 2) + voucher("", number: 1)
    #expect(codes(first) == [])
    #expect(codes(first + voucher("", number: 2)) == ["warning duplicate 9"])
    #expect(codes(voucher("", number: 0) + voucher("", number: 0)) == [], "0 leaves the number to the receiver")
  }

  @Test("Each kind of problem is kept so many times and then only counted")
  func cap() {
    let file = SIEReader.read(sample(String(repeating: "skräp\n", count: 100)))
    #expect(file.problems.count == SIEProblemList.limitPerCode)
    #expect(file.problems.count(of: .notARecord) == 100)
    #expect(file.problems.count(of: SIEProblem.Severity.error) == 100)
  }

  @Test(
    "Broken structure is told with its place",
    arguments: [
      ("#TRANS 1910 {} 1\n", "error row-outside-voucher 1"),
      ("#VER A 1 20190101\n{\n", "error unclosed-voucher 3"),
      ("#VER A 1 20190101\n{\n#VER A 2 20190101\n{\n}\n", "error unclosed-voucher 3"),
      ("}\n", "error unclosed-voucher 1"), ("{\n", "error unclosed-voucher 1"),
      ("#VER A 1 20190101\n#TRANS 1910 {} 0\n}\n", "error unclosed-voucher 2"),
      ("#VER A 1\n{\n}\n", "error missing-field 1"), ("#IB 0\n", "error missing-field 1"),
      ("#IB x 1910 1\n", "error bad-number 1"), ("#PSALDO 0 201901 5010 {1} 1\n", "error bad-list 1"),
      ("#PSALDO 0 201901 5010 {" + String(repeating: "1 a ", count: 5000) + "} 1\n", "error bad-list 1"),
      ("#PSALDO 0 201901 5010 {a b} 1\n", "error bad-list 1"), ("#PSALDO 0 201901 5010 {\n", "error bad-list 1"),
      ("#PROSA \"abc\n", "warning unclosed-quote 1"), ("hej\n", "error not-a-record 1"),
    ])
  func structure(text: String, expected: String) {
    #expect(codes(text, type: "1").first == expected)
  }

  @Test("Totals and each set of dimensions can be told apart, so that nobody adds them up")
  func dimensionSets() {
    let file = SIEReader.read(
      sample(
        """
        #PSALDO 0 201901 5010 {} 30
        #PSALDO 0 201901 5010 {1 "0123"} 30
        #PSALDO 0 201901 5010 {6 "P" 1 "0123"} 20
        #PSALDO 0 201901 5010 {1 "0123" 6 "Q"} 10
        """, type: "3"))
    #expect(file.dimensionSets(of: file.periodBalances) == [[]: 1, [1]: 1, [1, 6]: 2])
    for (set, total) in [([], 3000), ([1], 3000), ([6, 1], 3000), ([6], 0)] as [([Int], Int64)] {
      #expect(file.rows(file.periodBalances, splitBy: set).reduce(0) { $0 + $1.amountOre } == total)
    }
  }
}
