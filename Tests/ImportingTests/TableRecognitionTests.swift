import Accounts
import Formats
import Importing
import Kernel
import Storage
import Testing

@Suite("Recognition: ledger sheets as systems export them")
struct TableRecognitionTests {
  @Test("An ugly sheet gives exactly its amounts, months and proofs", arguments: UglySheet.all)
  func sheets(_ sheet: UglySheet) throws {
    let tables = try GridSample.read([GridSample.grid(sheet.cells)])
    let table = try #require(tables.first)
    #expect(table.problems.map { "\($0.place.text) \($0.code) \($0.message)" } == [])
    #expect(try GridSample.amounts(tables) == sheet.amounts)
    #expect(table.period?.description == sheet.period)
    #expect(table.proof.rows + table.proof.rounded + table.proof.columns.count == sheet.proved)
  }

  @Test(
    "What is in doubt is refused at its place",
    arguments: [
      ("Ansvar|Period|Belopp\n302|201901|1", ["A1 importing.unknown-layout"]),
      ("Rapport\nHej|Hopp\n1|2", ["A2 importing.unknown-layout"]),
      ("Konto|jan|feb\n5110|1|2", ["A1 importing.no-year"]),
      ("Konto|Belopp\n5110|1", ["A1 importing.no-month"]),
      ("Resultat april 2019\nKonto|Belopp\n5110|1", ["A2 importing.no-month"]),
      ("Period: 201901 - 201904\nKonto|Utfall\n5110|1", ["A2 importing.several-months"]),
      ("Ack t.o.m. april 2019\nKonto|Utfall\n5110|1", ["A2 importing.several-months"]),
      ("Period: 201904\nKonto|Ack utfall\n5110|1", ["A2 importing.several-months"]),
      ("Konto|Period|Belopp\n5110|201901|#REF!", ["C2 importing.cell-error"]),
      ("Konto|Period|Belopp\n5110|201901|många", ["C2 formats.not-an-amount"]),
      ("Konto|Period|Belopp\n5110|201901|1.005", ["C2 formats.too-many-decimals"]),
      ("Konto|Period|Belopp\n5110|201916|1", ["B2 formats.not-understood"]),
      ("Konto|Period|Belopp\n5110||1", ["B2 formats.missing-value"]),
      ("Konto|Ansvar|Period|Belopp\n5110|Socialkontoret|201901|1", ["B2 importing.not-a-code"]),
      ("Konto|Period|Belopp\n|201901|1\n5110|201901|2", ["A2 formats.missing-value"]),
      ("Konto|jan 2019\n5110|1\n5120|2\nSumma|4", ["B4 importing.total-differs"]),
      ("Konto|jan 2019|feb 2019|Totalt\n5110|1|2|3\n5120|1|2|4\n5130|1|1|2", ["D3 importing.total-differs"]),
      ("Konto|jan 2019\n5110|1\n~5120|2\nSumma|1", ["A4 importing.hidden-rows"]),
      ("Konto|jan 2019\n3510|1\n5120|2", ["A1 importing.unclear-sign"]),
      ("Belopp i tkr\nKonto|jan 2019 (kr)\n5120|2", ["A2 importing.unclear-unit"]),
      ("Konto|Konto|jan 2019\n5110|5120|2", ["B1 importing.ambiguous-columns"]),
      ("Konto|jan 2019|jan 2019\n5110|1|2", ["C1 importing.ambiguous-columns"]),
      ("51|Löner\nKonto|jan 2019\n51|150\n5110|100\n5120|51", ["B3 importing.total-differs"]),
    ] as [(String, [String])])
  func refused(cells: String, expected: [String]) {
    #expect(GridSample.problems(cells) == expected)
  }

  @Test("What somebody says settles what is in doubt")
  func said() throws {
    let months = TableRequest(period: Period("2019-01..2019-02"))
    #expect(GridSample.problems("Konto|jan|feb\n5110|1|2", request: months) == [])
    let april = TableRequest(period: Period("2019-04"))
    #expect(GridSample.problems("Konto|Belopp\n5110|1", request: april) == [])
    #expect(GridSample.problems("Konto|jan 2019\n3510|1\n5120|2", request: TableRequest(sign: .ledger)) == [])
    #expect(
      GridSample.problems("Belopp i tkr\nKonto|jan 2019 (kr)\n5120|2", request: TableRequest(unit: .tkr)) == [])
  }

  @Test("Merged cells give their code to the rows that they cover")
  func merged() throws {
    let grid = GridSample.grid(
      "Projekt|Konto|jan 2019\n71|5110|1\n|5120|2\n|5130|4",
      merges: [Grid.Merge(rows: 2...3, columns: 0...0)])
    #expect(
      try GridSample.amounts(try GridSample.read([grid])) == [
        "2019-01 5110 pr:71 = 100", "2019-01 5120 pr:71 = 200", "2019-01 5130 = 400",
      ])
  }

  @Test("Of several sheets the one with a ledger is taken, and two are asked about")
  func severalSheets() throws {
    let ledger = GridSample.grid("Konto|jan 2019\n5110|1", sheet: "Utfall")
    let other = GridSample.grid("Läs mig\nHär finns inget", sheet: "Information")
    let twin = GridSample.grid("Konto|feb 2019\n5110|2", sheet: "Utfall 2")
    #expect(try GridSample.read([other, ledger]).map(\.sheet) == ["Utfall"])
    #expect(throws: Problems.self) { try GridSample.read([ledger, twin]) }
    let both = try GridSample.read([ledger, twin], request: TableRequest(sheets: ["utfall", "Utfall 2"]))
    #expect(try GridSample.amounts(both) == ["2019-01 5110 = 100", "2019-02 5110 = 200"])
    #expect(throws: Problems.self) { try GridSample.read([ledger], request: TableRequest(sheets: ["Annat"])) }
    let hidden = [TableSheet(ledger), TableSheet(twin, isHidden: true)]
    let seen = try TableRecognition.read(hidden, request: TableRequest(), mapping: .standard)
    #expect(seen.map(\.sheet) == ["Utfall"])
  }

  @Test("What was recognised is recognised again, and a changed heading is named")
  func remembered() throws {
    let cells = "Kto nr x|Ansv|Utf kr 2019-01\n5110|302|-1\n"
    var mapping = SourceMapping.standard
    mapping.columns["konto"] = "Kto nr x"
    mapping.unit = .tkr
    mapping.sign = .report
    let first = "Konto nr x|Ansv|2019-01\n5110|302|-1\n3010|302|3"
    #expect(GridSample.problems(first, mapping: mapping) == ["A1 importing.unknown-layout"])
    let tables = try GridSample.read([GridSample.grid("Kto nr x|Ansv|2019-01\n5110|302|-1")], mapping: mapping)
    #expect(try GridSample.amounts(tables) == ["2019-01 5110 an:302 = 100000"])
    #expect(tables[0].unit.ground == .mapping && tables[0].sign.ground == .mapping)
    let saved = mapping.remembering(tables[0])
    #expect(saved.signature == ["kto nr x", "ansv"])
    #expect(saved.columns == ["konto": "Kto nr x", "ansvar": "Ansv"])
    let next = try GridSample.read(
      [GridSample.grid("Kto nr x|Ansvar|2019-01|2019-02\n5110|302|-1|-2")], mapping: saved)
    #expect(next[0].notes.contains { $0.contains("Ansv") && $0.contains("Ansvar") })
    var renamed = SourceMapping.standard
    renamed.columns["ansvar"] = "Enhetskod"
    #expect(
      GridSample.problems("Konto|Enhetsnummer|2019-01\n5110|302|1", mapping: renamed)
        == ["A1 importing.heading-changed"])
    #expect(GridSample.problems(cells, mapping: saved) == ["A1 importing.unclear-unit"])
  }

  @Test("The title tells selection, status and the day of extraction")
  func title() throws {
    let table = try #require(
      try GridSample.read([
        GridSample.grid(
          """
          Huvudbok preliminär
          Ansvar: 302*|Utskriven|2019-05-06
          Period: 201901 - 201904
          Konto|Ansvar|Period|Belopp
          5110|30210|201902|1
          """)
      ]).first)
    #expect(table.title.selection == FactSelection(["responsibility": [CodeRange("302")]]))
    #expect(table.title.status == .preliminary)
    #expect(table.title.extracted == Day("2019-05-06"))
    #expect(table.period == Period("2019-01..2019-04"))
  }
}
