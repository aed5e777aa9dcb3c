import Formats
import Importing
import Kernel
import Ledger
import Storage
import Testing

@Suite("Recognition: files")
struct WorkbookLedgerTests {
  private func csv(_ text: String, name: String = "l.csv") -> SourceFile {
    SourceFile(name: name, bytes: Array(text.utf8))
  }

  private func reading(_ file: SourceFile, request: TableRequest = TableRequest()) throws -> LedgerReading {
    try LedgerImporter.reading(file, mapping: .standard, request: request)
  }

  @Test("A clean file is read by the plain reader, and one with titles or sums is recognised")
  func ways() throws {
    #expect(try reading(csv("konto;period;belopp\n5110;201901;1\n")).tables.isEmpty)
    let summed = try reading(csv("konto;period;belopp\n5110;201901;1\n5120;201901;2\nSumma;;3\n"))
    #expect(summed.tables.map(\.proof.rows) == [1])
    #expect(summed.ledger.months.values.map(\.count) == [2])
    // A sum that names a period would be an account to a plain reader.
    let named = try reading(csv("konto;period;belopp\n5110;201901;1\nSumma;201901;1\n"))
    #expect(named.ledger.months.values.map(\.count) == [1])
    let titled = try reading(csv("Huvudbok\nKonto\tjan 2019\n3510\t1 234,50-\n", name: "l.txt"))
    #expect(titled.tables.count == 1)
    #expect(try reading(csv("Rubrik;;\nKonto;Ansvar;jan 2019\n5110;302;1,5\n")).tables.count == 1)
  }

  @Test("A mistake in a plain file is told as the plain reader tells it")
  func mistakes() {
    let file = csv("konto;period;belopp\n5110;201901;x\n")
    let problems = #expect(throws: Problems.self) { try reading(file) }
    #expect(problems?.all.map(\.code) == ["formats.not-an-amount"])
  }

  @Test("Sums that disagree are refused until they are named, and are warnings then")
  func accepted() throws {
    let file = csv("Konto;jan 2019\n5110;1\nSumma;2\n")
    #expect(throws: Problems.self) { try reading(file) }
    let passed = try reading(file, request: TableRequest(accepted: ["total-differs"]))
    #expect(passed.remarks.map(\.severity) == [.warning])
  }

  @Test("A workbook is read as its sheets are, and links to others are refused")
  func external() throws {
    let grid = GridSample.grid("Konto|jan 2019\n5110|1")
    let linked = TableSheet(grid, external: (count: 2, first: grid.place(row: 2, column: 1)))
    let table = try #require(
      try TableRecognition.read([linked], request: TableRequest(), mapping: .standard).first)
    #expect(table.problems.map(\.code) == ["importing.external-values"])
  }

  @Test("An amount that is a formula without a value is refused, a sum without one proves nothing")
  func unsaved() throws {
    let grid = GridSample.grid("Konto|jan 2019\n5110|1\n5120|\nSumma|")
    func problems(row: Int) throws -> [String] {
      let sheet = TableSheet(grid, unsaved: [.init(row: row, column: 1)])
      return try TableRecognition.read([sheet], request: TableRequest(), mapping: .standard)
        .flatMap(\.problems).map(\.code)
    }
    #expect(try problems(row: 3) == ["importing.unsaved-formula"])
    #expect(try problems(row: 4) == [])
  }

  @Test("Suppliers of a table stand beside its postings, masked")
  func suppliers() throws {
    let plain = try reading(csv("konto;period;belopp;leverantör\n5110;201901;1;Vården AB\n"))
    let ugly = try reading(csv("Lista\nKonto;Period;Belopp;Leverantör\n5110;201901;1;Vården AB\n"))
    for month in [plain, ugly].flatMap(\.ledger.months.values) { #expect(!month.texts.isEmpty) }
  }

  @Test("A SIE dimension with codes that is no coding part is told")
  func unmapped() throws {
    let sie = """
      #FLAGGA 0
      #SIETYP 4
      #RAR 0 20190101 20191231
      #KONTO 5110 "Lon"
      #DIM 7 "Anstalld"
      #OBJEKT 7 "12" "Kod"
      #VER A 1 20190402 "Lon"
      {
      #TRANS 5110 {7 "12"} 100
      #TRANS 5110 {} -100
      }

      """
    let reading = try reading(SourceFile(name: "l.se", bytes: Array(sie.utf8)))
    #expect(reading.remarks.map(\.code).contains("ledger.unmapped-dimension"))
  }
}
