import DocumentWriters
import Documents
import Figures
import Formats
import Kernel
import TestSupport
import Testing

@Suite("A workbook holds the tables as numbers")
struct XLSXWriterTests {
  private func book(_ document: Document) throws -> Workbook {
    try Workbook.read(DocumentWriter.bytes(of: document, as: .xlsx))
  }

  private func cell(_ sheet: WorkbookSheet, _ address: String) throws -> (value: WorkbookValue, formula: String?) {
    let place = try #require(CellAddress(address))
    let row = try #require(sheet.rows.first { $0.number == place.row }, "\(address)")
    let cell = try #require(sheet.cells[row.cells].first { Int($0.column) == place.column }, "\(address)")
    return (cell.value, sheet.formula(of: cell, row: place.row))
  }

  @Test("The sample has a sheet of contents, one for each table and one of sources")
  func sheets() throws {
    let book = try book(Sample.document)
    #expect(
      book.sheets.map(\.name) == [
        "Innehåll", "1 Drift, tkr", "2 Mått och anmärkningar", "D1 Prognosen är 4 004 tkr…", "Källor",
      ])
    let drift = book.sheets[1]
    #expect(try cell(drift, "A1").value == .text("Tabell 1 Drift, tkr"))
    #expect(try cell(drift, "A3").value == .text("Rad") && cell(drift, "E3").value == .text("Avvikelse helår 2019"))
    // Kronor, with the sign that the table prints.
    #expect(try cell(drift, "B4").value == .number("43000000"))
    #expect(try cell(drift, "D6").value == .number("-149000400"))
    #expect(try cell(drift, "D8") == (.number("-207000800"), "=SUM(D6:D7)"))
    #expect(try cell(drift, "E8") == (.number("-1000800"), "=D8-B8"))
    #expect(try cell(drift, "B10") == (.number("-163000000"), "=SUM(B4,B8:B9)"))
    let measures = book.sheets[2]
    #expect(try cell(measures, "B4").value == .number("1234") && cell(measures, "C4").value == .number("0.077"))
    #expect(try cell(measures, "B5").value == .text("–") && cell(measures, "C5").value == .text("–"))
    #expect(try cell(measures, "D4").formula == nil)
  }

  @Test("Every figure stands among the sources with its place, key and exact value")
  func sources() throws {
    let book = try book(Sample.document)
    let rows = try #require(book.sheets.last).grid().rows.map { $0.cells.map(\.text) }
    let figures = Sample.document.tables.flatMap { $0.rows.flatMap(\.cells) }.count {
      if case .figure = $0 { true } else { false }
    }
    // Title, lead, headings, and three figures in the running text.
    #expect(rows.count == 3 + figures + 3)
    #expect(
      rows.contains([
        "1 Drift, tkr", "E10", "Resultat", "Avvikelse helår 2019", "variance:line/result:2019", "-4000800", "kr",
        "preliminär",
      ]))
    #expect(rows.contains { $0.prefix(2) == ["2 Mått och anmärkningar", "C4"] && $0[6] == "77/1000" })
    #expect(rows.contains { $0[0] == "Löpande text" && $0[4] == "actual:line/care:2019-01..2019-04" })
  }

  @Test("Texts are words whatever they look like, and come back letter by letter")
  func hostile() throws {
    for seed in 1...60 {
      let document = RandomDocument.document(seed: seed)
      let book = try book(document)
      let planned = zip(document.tables, book.sheets.dropFirst())
      for (table, sheet) in planned {
        for (index, row) in table.rows.enumerated() {
          for (column, content) in row.cells.enumerated() {
            guard case .text(let text) = content, !text.isEmpty else { continue }
            let address = CellAddress(row: index + 4, column: column).description
            let found = try cell(sheet, address)
            #expect(found.value == .text(lost(text)) && found.formula == nil, "seed \(seed) \(address)")
          }
        }
      }
      #expect(book.sheets.allSatisfy { (1...31).contains($0.name.utf16.count) })
      #expect(Set(book.sheets.map { $0.name.lowercased() }).count == book.sheets.count, "seed \(seed)")
    }
  }

  /// The text as XML can hold it: two letters that it cannot are shown as lost.
  private func lost(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0 }))
  }

  @Test("A formula always gives the value that is written beside it")
  func formulas() throws {
    var count = 0
    for seed in 1...200 {
      // Where nothing adds up there are no formulas, and where all does there is one in each sum and difference.
      let document = seed % 2 == 0 ? RandomDocument.document(seed: seed) : SummedTables.document(seed: seed)
      let book = try book(document)
      for sheet in book.sheets {
        for row in sheet.rows {
          for cell in sheet.cells[row.cells] where cell.hasFormula {
            let formula = try #require(sheet.formula(of: cell, row: row.number))
            let sum = try computed(formula, sheet)
            #expect(ore(cell.value) == sum, "seed \(seed) \(sheet.name) \(formula)")
            count += 1
          }
        }
      }
      guard seed % 2 == 1 else { continue }
      let demanded = document.tables.flatMap(\.rows).flatMap { row in
        row.cells.indices.dropFirst().filter { column in
          guard case .figure(let cell) = row.cells[column], cell.value != .missing else { return false }
          return column == 3 || !row.sumOf.isEmpty
        }
      }
      let found = book.sheets.flatMap(\.cells).count(where: \.hasFormula)
      #expect(found == demanded.count, "seed \(seed)")
    }
    #expect(count > 2_000)
  }

  @Test("Sums that lead back to themselves, or hold what is not shown, are plain numbers")
  func circular() throws {
    let key = try #require(FigureKey("actual:2019"))
    func figure(_ value: FigureValue) -> Table.Cell { .figure(FigureCell(key: key, value: value, presentation: .tkr)) }
    let nought = figure(.money(.zero))
    let table = Table(
      id: "t", caption: "T",
      columns: [
        .init("a", "A", .label), .init("b", "B", difference: .init(2, minus: 1)), .init("c", "C"), .init("d", "D"),
      ],
      rows: [
        .init(id: "r0", cells: [.text("x"), nought, nought, figure(.suppressed)], sumOf: [1]),
        .init(id: "r1", cells: [.text("y"), nought, nought, nought], sumOf: [0]),
        .init(id: "r2", cells: [.text("z"), nought, nought, nought], sumOf: [3, 3]),
        .init(id: "r3", cells: [.text("z"), nought, nought, nought]),
      ])
    let book = try book(Document(title: "T", blocks: [.table(table)]))
    #expect(book.sheets[1].cells.allSatisfy { !$0.hasFormula })
    #expect(try cell(book.sheets[1], "D4").value == .text("··"))
  }

  @Test("Shares have fifteen digits, and the greatest amount every öre")
  func decimals() throws {
    let key = try #require(FigureKey("share:2019"))
    let percent = Presentation(unit: .percent, factor: -1, decimals: 1)
    let kronor = Presentation(unit: .kr, factor: -1, decimals: 2)
    let cases: [(FigureValue, Presentation, String)] = [
      (.share(Share(1, of: 3)), percent, "-0.333333333333333"),
      (.share(Share(2, of: 3)), percent, "-0.666666666666667"),
      (.share(Share(-1, of: 8)), percent, "0.125"), (.share(Share(0, of: 5)), percent, "0"),
      (.share(Share(5, of: 1)), percent, "-5"), (.money(Money(ore: 1)), kronor, "-0.01"),
      (.money(Money(ore: -10)), kronor, "0.1"), (.money(Money(ore: .max)), kronor, "-92233720368547758.07"),
      (.money(Money(ore: 0)), kronor, "0"), (.money(Money(ore: -100)), .tkr, "1"),
      (.count(-7), Presentation(unit: .count, factor: 1), "-7"),
    ]
    let rows = cases.enumerated().map { index, each in
      Table.Row(
        id: "r\(index)", cells: [.figure(FigureCell(key: key, value: each.0, presentation: each.1))])
    }
    let table = Table(id: "t", caption: "T", columns: [.init("a", "A")], rows: rows)
    let sheet = try book(Document(title: "T", blocks: [.table(table)])).sheets[1]
    for (index, each) in cases.enumerated() {
      #expect(try cell(sheet, "A\(index + 4)").value == .number(each.2), "\(each)")
    }
  }

  @Test(
    "A sheet's name is what programs accept",
    arguments: [
      ("Drift, tkr", "1 Drift, tkr"), ("a/b\\c?d*e[f]g:h'i", "1 a b c d e f g h i"), ("", "1"), ("\u{1}\n", "1"),
      ("Drift per verksamhetsområde januari–april 2019, tkr", "1 Drift per verksamhetsområde…"),
      ("Nettokostnad per uppföljningsområde", "1 Nettokostnad per uppföljning…"),
      ("Drift, januari–april 2019. Belopp i tkr.", "1 Drift, januari–april 2019"),
      (String(repeating: "x", count: 50), "1 " + String(repeating: "x", count: 28) + "…"),
      ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧 familj", "1 👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…"),
    ])
  func names(caption: String, name: String) throws {
    let table = Table(id: "t", caption: caption, columns: [.init("a", "A", .label)], rows: [])
    #expect(try book(Document(title: "T", blocks: [.table(table)])).sheets[1].name == name)
  }

  @Test("Tables of one caption get names of their own")
  func repeatedNames() throws {
    func chart(_ id: String) -> Block {
      let table = Table(id: id, caption: "T", columns: [.init("a", "A", .label)], rows: [])
      return .chart(Chart(id: id, title: "Lika", description: "Så.", kind: .bars, table: table, series: []))
    }
    let book = try book(Document(title: "T", blocks: [chart("a"), chart("b")]))
    #expect(book.sheets.map(\.name) == ["Innehåll", "D1 Lika", "D2 Lika", "Källor"])
    #expect(try cell(book.sheets[1], "A1").value == .text("Diagram 1 Lika"))
    // Headings, an empty row, the description.
    #expect(try cell(book.sheets[1], "A5").value == .text("Så."))
  }

  /// Öre of a number in kronor.
  private func ore(_ value: WorkbookValue) -> Int128? {
    guard case .number(let text, _) = value else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    return Int128(parts[0] + decimals + String(repeating: "0", count: 2 - decimals.count))
  }

  /// What the formula comes to, in öre.
  private func computed(_ formula: String, _ sheet: WorkbookSheet) throws -> Int128 {
    func value(_ address: some StringProtocol) throws -> Int128 {
      let place = try #require(CellAddress(String(address)))
      guard let row = sheet.rows.first(where: { $0.number == place.row }),
        let cell = sheet.cells[row.cells].first(where: { Int($0.column) == place.column })
      else { return 0 }
      return ore(cell.value) ?? 0
    }
    let text = formula.dropFirst()
    if text.hasPrefix("SUM(") {
      var sum: Int128 = 0
      for block in text.dropFirst(4).dropLast().split(separator: ",") {
        let range = try #require(CellRange(String(block)))
        for row in range.first.row...range.last.row {
          sum += try value(CellAddress(row: row, column: range.first.column).description)
        }
      }
      return sum
    }
    if text.contains("-") {
      let parts = text.split(separator: "-")
      return try value(parts[0]) - value(parts[1])
    }
    return try text.split(separator: "+").reduce(0) { try $0 + value($1) }
  }
}
