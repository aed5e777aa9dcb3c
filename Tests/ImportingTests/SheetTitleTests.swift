import Formats
import Importing
import Kernel
import Testing

@Suite("Recognition: what the lines around a table say")
struct SheetTitleTests {
  @Test(
    "Lines that speak against the table or each other are asked about",
    arguments: [
      // What it is.
      ("Budget 2019\nKonto|jan\n5110|1", ["A2 importing.not-a-ledger"]),
      ("Avvikelse mot budget 2019\nKonto|jan\n5110|1", ["A2 importing.not-a-ledger"]),
      ("Antal årsarbetare 2019\nKonto|jan\n5110|1", ["A2 importing.not-a-ledger"]),
      ("Detaljbudget 2019, antagen SN 2018-12-18\nKonto|jan\n5110|1", ["A2 importing.not-a-ledger"]),
      ("Prognos\nKonto|jan 2019\n5110|1", ["A2 importing.not-a-ledger"]),
      ("Utfall 2019\nBudget i tkr\nKonto|jan\n5110|1", []),
      ("Resultat mot budget 2019\nKonto|jan\n5110|1", []),
      ("Budget 2019\nKonto|Utfall jan|Budget jan\n5110|1|2", []),
      // Which year.
      ("SN 2018-12-18\nUtfall 2019\nKonto|jan\n5110|1", []),
      ("Budgetram beslutad KF 2018-11-26\nUtfall 2019\nKonto|jan\n5110|1", []),
      ("Möte 2018-12-18\nKommunen 2019\nKonto|jan\n5110|1", []),
      ("År 2018\nÅr 2019\nKonto|jan\n5110|1", ["A3 importing.unclear-months"]),
      ("År 2018\nÅr 2019\nKonto|jan 2019\n5110|1", []),
      ("Beslut KF 2018-11-26\nKonto|jan\n5110|1", ["A2 importing.no-year"]),
      // Which month.
      ("Period: Kvällskörning 2019-05-06\nUtfall april\nKonto|Utfall\n5110|1", ["A3 importing.no-month"]),
      ("Period: 201903\nPeriod: 201904\nKonto|Utfall\n5110|1", ["A3 importing.unclear-months"]),
      ("Period: 201904\nKonto|Utfall\n5110|1", []),
      // Sums of the year so far.
      ("Period: 201904\nKonto|Totalt 2019\n5110|1", ["A2 importing.cumulative-months"]),
      ("Period: 201904\nKonto|Saldo\n5110|1", ["A2 importing.cumulative-months"]),
      ("Period: 201901\nKonto|Saldo\n5110|1", []),
      ("Period: 201904\nKonto|Summa\n5110|1", []),
      ("Ackumulerat utfall per månad 2019\nKonto|jan|feb|mar\n5110|1|2|3", ["A2 importing.cumulative-months"]),
      ("Ackumulerat utfall per månad 2019\nKonto|jan|feb|Totalt\n5110|1|2|3", []),
      ("Ack t.o.m. mars 2019\nKonto|jan|feb|mar\n5110|1|2|3", []),
      (
        "Ack t.o.m. mars 2019\nKonto|jan|feb|mar\n5110|1|2|3\n5120|1|2|3\n5130|1|2|3\n5140|1|2|3\n5150|1|2|3",
        ["A2 importing.cumulative-months"]
      ),
      // Months over the new year.
      ("Utfall 2019\nKonto|dec|jan\n5110|1|2", ["A2 importing.unclear-months"]),
    ] as [(String, [String])])
  func asked(cells: String, expected: [String]) {
    #expect(GridSample.problems(cells) == expected)
  }

  @Test("A rolling year ends with the month that the title names")
  func rolling() throws {
    let tables = try GridSample.read([GridSample.grid("Rullande t.o.m. feb 2019\nKonto|nov|dec|jan|feb\n5110|1|2|3|4")])
    #expect(
      try GridSample.amounts(tables) == [
        "2018-11 5110 = 100", "2018-12 5110 = 200", "2019-01 5110 = 300", "2019-02 5110 = 400",
      ])
  }

  @Test("What is said settles whether a balance is the month's")
  func saidBalance() {
    let said = TableRequest(period: Period("2019-04"))
    #expect(GridSample.problems("Period: 201904\nKonto|Saldo\n5110|1", request: said) == [])
    let torn = TableRequest(period: Period("2019-01"))
    #expect(GridSample.problems("År 2018\nÅr 2019\nKonto|jan\n5110|1", request: torn) == [])
  }

  @Test("A sheet's name tells its month and speaks against another")
  func sheetNames() throws {
    func grid(_ sheet: String, _ title: String = "") -> Grid {
      GridSample.grid("\(title)\nKonto|Utfall\n5110|1", sheet: sheet)
    }
    let months = ["Jan 2019", "2019-02"]
    let both = try GridSample.read(months.map { grid($0) }, request: TableRequest(sheets: months))
    #expect(both.flatMap(\.problems).isEmpty)
    #expect(try GridSample.amounts(both) == ["2019-01 5110 = 100", "2019-02 5110 = 100"])
    let short = try GridSample.read([grid("Mars", "År 2019")])
    #expect(try GridSample.amounts(short) == ["2019-03 5110 = 100"])
    let said = TableRequest(sheets: ["April 2019"], period: Period("2019-03"))
    let torn = try GridSample.read([grid("April 2019")], request: said)
    #expect(torn[0].problems.map(\.code) == ["importing.unclear-months"])
    let against = try GridSample.read([grid("Mars 2019", "Period: 201904")])
    #expect(against[0].problems.map(\.code) == ["importing.unclear-months"])
    let budget = try GridSample.read([GridSample.grid("Konto|jan 2019\n5110|1", sheet: "Budget 2019")])
    #expect(budget[0].problems.map(\.code) == ["importing.not-a-ledger"])
  }

  @Test(
    "A number before a unit makes it an amount",
    arguments: [
      ("OBS! Avvikelser över 500 tkr ska kommenteras", 100), ("Gräns 0,5 mnkr", 100), ("Avvikelser över 2000 tkr", 100),
      ("Utfall 2019 tkr", 100_000), ("Period 201901 (tkr)", 100_000), ("Belopp i tkr", 100_000), ("tkr", 100_000),
    ])
  func units(line: String, expected: Int64) throws {
    let tables = try GridSample.read([GridSample.grid("\(line)\nKonto|jan 2019\n5110|1")])
    #expect(try GridSample.amounts(tables) == ["2019-01 5110 = \(expected)"])
  }

  @Test(
    "A sign is turned only where much speaks for it",
    arguments: [
      ("5110|-1250|\n5610|-392|", ["A1 importing.unclear-sign"]),
      ("3520|800|\n5110|-1250|", ["A1 importing.unclear-sign"]),
      ("3520|800|800\n5110|-1250|1249", ["A1 importing.unclear-sign"]),
      ("3520|800|", ["A1 importing.unclear-sign"]),
      ("3520|800|800\n5110|-1250|-1250", []),
      ("3520|-800|\n5110|1250|", []),
      ("3520|-800|", []),
      ("5110|1250|", []),
      ("5110|1250|-1250", []),
      ("5110|1250|-1249", ["A1 importing.unclear-sign"]),
    ] as [(String, [String])])
  func signs(rows: String, expected: [String]) {
    #expect(GridSample.problems("Konto|jan 2019|feb 2019\n" + rows) == expected)
  }

  @Test(
    "A code string whose order nothing tells is read only where the account can stand first alone",
    arguments: [
      ("Kodsträng|jan 2019\n5110-30210-520|1\n5610-30210-520|2", []),
      ("Kodsträng|jan 2019\n30210-5110-520|1", ["A1 importing.unclear-code-string"]),
      ("Kodsträng|jan 2019\n5110-3021-520|1\n5610-3022-520|2", ["A1 importing.unclear-code-string"]),
      ("Kodsträng|jan 2019\n5110-3021-520|1\n5610-30221-520|2", []),
      ("Kodsträng (ansvar-konto-vht)|jan 2019\n30210-5110-520|1", []),
      ("Kontering: ansvar-konto-vht\nKodsträng|jan 2019\n30210-5110-520|1", []),
      ("Kodsträng|jan 2019\n5110|1", []),
    ] as [(String, [String])])
  func codeStrings(cells: String, expected: [String]) {
    #expect(GridSample.problems(cells) == expected)
  }

  @Test("A code of a million characters is refused at once")
  func longCode() {
    let code = String(repeating: "5", count: 1_000_000)
    #expect(GridSample.problems("Konto|jan 2019\n=\(code)|1") == ["A2 formats.missing-value"])
  }
}
