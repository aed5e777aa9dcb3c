import Formats
import Kernel
import TestSupport
import Testing

@Test("Cells are read with the type and the digits that the file has")
func cellTypes() throws {
  let strings = """
    <sst xmlns="\(SampleBook.main)"><si><t>delad</t></si><si><r><t>a</t></r><rPh sb="0" eb="1"><t>uttal</t></rPh>\
    <r><rPr><b/></rPr><t xml:space="preserve"> b</t></r><phoneticPr fontId="1"/></si><si><t/></si></sst>
    """
  let sheet = try SampleBook.sheet(
    rows: """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>\
      <c r="D1" t="inlineStr"><is><t>in&amp;ne</t></is></c><c r="E1" t="str"><f>A1</f>\
      <v>x_x000D_y_x005F_x000D_</v></c></row>\
      <row r="2"><c r="A2"><v>1234.5600000000001</v></c><c r="B2" t="n"><v>-1E-3</v></c><c r="C2" t="b"><v>1</v></c>\
      <c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="d"><v>2019-04-30T12:30:00Z</v></c><c r="F2" t="d">\
      <v>9999-12-31</v></c>\
      <c r="G2"><v> 7 </v></c><c r="H2"><v>abc</v></c><c r="I2"/><c r="J2" t="s"/><c r="K2"><f>A2</f></c>\
      <c r="L2" t="d"><v>08:15</v></c><c r="M2"><v>+07.50</v></c></row>
      """, extra: [("xl/sharedStrings.xml", strings)])
  let values = sheet.cells.map(\.value)
  #expect(
    values == [
      .text("delad"), .text("a b"), .text(""), .text("in&ne"), .text("x\ry_x000D_"), .number("1234.5600000000001"),
      .number("-1E-3"), .boolean(true), .error("#N/A"), .day(since1970: 18_016, milliseconds: 45_000_000),
      .day(since1970: 2_932_896, milliseconds: 0), .number("7"), .text("abc"), .empty,
      .time(milliseconds: 29_700_000), .number("7.50"),
    ])
  #expect(sheet.usedRange?.description == "A1:M2" && sheet.storedRange?.description == "A1:M2")
  let grid = try sheet.grid()
  #expect(grid.rows[1][0].text == "1234.56")
  #expect(grid.rows[1][1].text == "-0.001")
  #expect(grid.rows[1][4] == .day(try #require(Day("2019-04-30")), seconds: 45_000))
  #expect(grid.rows[1][5] == .text("9999-12-31"))
  #expect(grid.place(row: 2, column: 2).text == "b.xlsx:2:3 (Blad1!C2)")
}

@Test("Cells and rows without addresses follow one another; disordered ones are put in order")
func addresses() throws {
  let bare = try SampleBook.sheet(
    rows: "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"><c r=\"C5\"><v>4</v></c><c><v>5</v></c></row>"
      + "<row><c><v>6</v></c></row>")
  #expect(SampleBook.texts(bare) == ["A1=1", "C1=3", "C5=4", "D5=5", "A6=6"])
  let mixed = try SampleBook.sheet(
    rows: "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row>"
      + "<row r=\"1\"><c r=\"$A$1\"><v>5</v></c></row>")
  #expect(SampleBook.texts(mixed) == ["A1=5", "A3=2", "B3=1"])
}

@Test(
  "Of two cells with the same address none is taken",
  arguments: [
    "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>",
    "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
    "<row r=\"1\"><c r=\"A2\"><v>1</v></c><c r=\"$A$2\"><v>1</v></c></row>",
  ])
func cellsTwice(rows: String) {
  #expect(SampleBook.codes(SampleBook.packed(SampleBook.parts(rows: rows))) == ["formats.damaged-part"])
}

@Test("A text beyond what a cell holds is cut")
func longText() throws {
  let long = String(repeating: "5", count: 100_000)
  let sheet = try SampleBook.sheet(rows: "<row><c t=\"inlineStr\"><is><t>\(long)</t></is></c></row>")
  #expect(SampleBook.texts(sheet) == ["A1=" + long.prefix(32_767)])
}

@Test("Prefixes, strict namespaces, other encodings and odd paths make no difference")
func dialects() throws {
  let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  let sheet = """
    <?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="\(strict)"><!-- <c r="Z9"/> --><x:sheetData>\
    <x:row r="1">\
    <x:c r="A1" t="inlineStr"><x:is><x:t>Å</x:t></x:is></x:c><x:c r="B1"><x:v><![CDATA[12]]></x:v></x:c>\
    </x:row></x:sheetData>\
    <mc:AlternateContent xmlns:mc="m"><mc:Choice><x:sheetData><x:row r="9"/></x:sheetData></mc:Choice>\
    </mc:AlternateContent>\
    </x:worksheet>
    """
  let wide: [UInt8] = [0xFF, 0xFE] + sheet.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  for (name, target) in [
    ("xl/worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
    ("XL\\Worksheets\\Sheet1.XML", "./worksheets/sheet1.xml"),
    ("xl/Blad 1.xml", "Blad%201.xml"), ("ark.xml", "../ark.xml"),
  ] {
    var zip = ZipWriter()
    zip.add("_rels/.rels", Array(SampleBook.rootRels.utf8))
    zip.add("xl/workbook.xml", Array(SampleBook.outline().utf8))
    zip.add("xl/_rels/workbook.xml.rels", Array(SampleBook.rels([("rId1", "worksheet", target)]).utf8))
    zip.add(name, wide)
    let read = try Workbook.read(zip.finish())
    #expect(SampleBook.texts(read.sheets[0]) == ["A1=Å", "B1=12"], "\(name)")
  }
}

@Test("A workbook without references is found by its content types and by convention")
func withoutReferences() throws {
  let sheet = SampleBook.parts(rows: "<row><c><v>1</v></c></row>")[3]
  let bare = try Workbook.read(SampleBook.packed([("xl/workbook.xml", SampleBook.outline()), sheet]))
  #expect(SampleBook.texts(bare.sheets[0]) == ["A1=1"])
  let types = """
    <Types>\
    <Override PartName="/bok/arbete.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>
    """
  let moved = try Workbook.read(
    SampleBook.packed([
      ("[Content_Types].xml", types), ("bok/arbete.xml", SampleBook.outline()), ("bok/worksheets/sheet1.xml", sheet.1),
    ]))
  #expect(SampleBook.texts(moved.sheets[0]) == ["A1=1"])
}

@Test("Sheets keep their order and visibility; charts are no sheets of cells")
func sheetList() throws {
  let outline = SampleBook.outline(
    "<sheet name=\"Dolt\" sheetId=\"7\" state=\"hidden\" r:id=\"b\"/><sheet name=\"Diagram\" sheetId=\"2\" r:id=\"c\"/>"
      + "<sheet name=\"A &amp; B\" sheetId=\"3\" state=\"veryHidden\" r:id=\"a\"/>",
    head: "<workbookPr date1904=\"true\"/>")
  let rels = SampleBook.rels([
    ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "worksheet", "worksheets/sheet2.xml"),
    ("c", "chartsheet", "chartsheets/sheet1.xml"),
  ])
  let sheet = SampleBook.parts(rows: "<row><c><v>1</v></c></row>")[3].1
  let book = try Workbook.read(
    SampleBook.packed([
      ("_rels/.rels", SampleBook.rootRels), ("xl/workbook.xml", outline), ("xl/_rels/workbook.xml.rels", rels),
      ("xl/worksheets/sheet1.xml", sheet), ("xl/worksheets/sheet2.xml", "<worksheet/>"),
    ]))
  #expect(book.sheets.map(\.name) == ["Dolt", "A & B"])
  #expect(book.sheets.map(\.visibility) == [.hidden, .veryHidden])
  #expect(book.dateSystem == .from1904 && book.sheets[0].usedRange == nil)
  #expect(book.sheet(named: "dolt")?.name == "Dolt")
}

@Test("A listed module of macros is no sheet, and no sheet is read in the place of one that is missing")
func sheetsWithoutParts() throws {
  let sheet = SampleBook.parts(rows: "<row><c><v>1</v></c></row>")[3].1
  let module = "<sheet name=\"Modul\" sheetId=\"1\" state=\"veryHidden\" r:id=\"\"/>"
  func bytes(_ outline: String, target: String) -> [UInt8] {
    SampleBook.packed([
      ("_rels/.rels", SampleBook.rootRels), ("xl/workbook.xml", SampleBook.outline(outline)),
      (
        "xl/_rels/workbook.xml.rels",
        SampleBook.rels([("a", "worksheet", target), ("b", "worksheet", "worksheets/sheet1.xml")])
      ), ("xl/worksheets/sheet1.xml", sheet),
    ])
  }
  let second = "<sheet name=\"B\" sheetId=\"2\" r:id=\"b\"/>"
  let book = try Workbook.read(bytes(module + second, target: "worksheets/sheet1.xml"))
  #expect(book.sheets.map(\.name) == ["B"])
  let first = "<sheet name=\"A\" sheetId=\"3\" r:id=\"a\"/>"
  #expect(SampleBook.codes(bytes(first + second, target: "worksheets/sheet9.xml")) == ["formats.damaged-part"])
  let unknown = "<sheet name=\"C\" sheetId=\"3\" r:id=\"c\"/>"
  #expect(SampleBook.codes(bytes(unknown + second, target: "worksheets/sheet1.xml")) == ["formats.damaged-part"])
}

@Test("Merged blocks, hidden rows and columns and the declared dimension are kept")
func layout() throws {
  let sheet = try SampleBook.sheet(
    rows: "<row r=\"1\"><c r=\"A1\" s=\"4\"/></row><row r=\"2\" hidden=\"1\"><c r=\"B2\"><v>1</v></c></row>"
      + "<row r=\"3\" hidden=\"true\"/>",
    after: "<mergeCells><mergeCell ref=\"B2:C4\"/><mergeCell ref=\"A1\"/><mergeCell ref=\"skräp\"/></mergeCells>",
    before: "<dimension ref=\"A1:XFD9\"/><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\"/></cols>"
  )
  #expect(sheet.declaredDimension == "A1:XFD9" && sheet.storedRange?.description == "A1:B2")
  #expect(sheet.usedRange?.description == "B2" && sheet.hiddenRowCount == 2 && sheet.hiddenColumns == [1...2])
  let grid = try sheet.grid()
  #expect(grid.merges == [Grid.Merge(rows: 2...4, columns: 1...2)] && grid.rows.map(\.isHidden) == [true])
}

@Test("A cell far away costs no more than itself, and no grid that would fill the memory is laid out")
func farCells() throws {
  let sheet = try SampleBook.sheet(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
  #expect(SampleBook.texts(sheet) == ["XFD1048576=1"])
  #expect(try sheet.grid().rows[0].cells.count == 16_384)
  let many = (1...2_000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
  let wide = try SampleBook.sheet(rows: many)
  #expect(throws: Problems.self) { try wide.grid() }
}

@Test("More cells than are read are refused")
func tooManyCells() {
  let bytes = SampleBook.packed(SampleBook.parts(rows: "<row><c><v>1</v></c><c/><c><v>1</v></c></row>"))
  #expect(throws: Never.self) { try Workbook.read(bytes, cellLimit: 2) }
  do {
    _ = try Workbook.read(bytes, cellLimit: 1)
    Issue.record("There are two cells")
  } catch {
    #expect(error.all.map(\.code) == ["formats.too-many-cells"])
  }
}

@Test("Formulas are kept beside their values, shared ones moved to their cells, and those of other workbooks marked")
func formulas() throws {
  let sheet = try SampleBook.sheet(
    rows: """
      <row r="1"><c r="A1">\
      <f t="shared" si="0" ref="A1:B2">$C1+D$1+SUM(E:E,1:1)+'A1 b'!A1+LOG10(2)+A1B+"A1"</f><v>1</v></c>\
      <c r="B1"><f t="shared" si="0"/><v>2</v></c></row>\
      <row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="B2"><f>[1]Blad1!A1</f><v>3</v></c>\
      <c r="C2"><f>Tabell[1]</f><v>4</v></c><c r="D2"><f>'[Bok.xlsx]B'!A1&amp;"[1]"</f><v>5</v></c>\
      <c r="E2"><f>"[1]"</f><v>6</v></c><c r="F2"><f>SUM([2]!Namn)</f><v>7</v></c><c r="G2">\
      <f t="dataTable"/><v>8</v></c></row>
      """)
  let formulas = sheet.rows.flatMap { row in
    sheet.cells[row.cells].map { sheet.formula(of: $0, row: row.number) ?? "-" }
  }
  #expect(
    formulas == [
      "=$C1+D$1+SUM(E:E,1:1)+'A1 b'!A1+LOG10(2)+A1B+\"A1\"", "=$C1+E$1+SUM(F:F,1:1)+'A1 b'!B1+LOG10(2)+A1B+\"A1\"",
      "=$C2+D$1+SUM(E:E,2:2)+'A1 b'!A2+LOG10(2)+A1B+\"A1\"", "=[1]Blad1!A1", "=Tabell[1]",
      "='[Bok.xlsx]B'!A1&\"[1]\"", "=\"[1]\"", "=SUM([2]!Namn)", "-",
    ])
  #expect(sheet.cells.map(\.isExternal) == [false, false, false, true, false, true, false, true, false])
  #expect(sheet.warnings.map(\.place.text) == ["b.xlsx:2:2 (Blad1!B2)"])
  #expect(sheet.warnings[0].message.hasPrefix("3 celler"))
}

@Test("What cannot be a workbook is refused with its reason")
func refusedWorkbooks() {
  let good = SampleBook.parts(rows: "<row><c t=\"s\"><v>0</v></c></row>")
  #expect(SampleBook.codes(SampleBook.packed(good)) == ["formats.damaged-part"])
  for rows in [
    "<row><c><v>1</v></row>", "<row r=\"99999999\"/>", "<row><c r=\"XFE1\"/></row>", "<row><c r=\"1A\"/></row>", "<row",
    "<row r=\"0\"/>",
  ] {
    #expect(SampleBook.codes(SampleBook.packed(SampleBook.parts(rows: rows))) == ["formats.damaged-part"], "\(rows)")
  }
  var evil = good
  evil[3].1 = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>"
  #expect(SampleBook.codes(SampleBook.packed(evil)) == ["formats.document-type"])
  evil[3].1 = "<worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"
  #expect(SampleBook.codes(SampleBook.packed(evil)) == ["formats.document-type"])
  evil = good
  evil[2].1 = SampleBook.rels(
    [],
    extra:
      "<Relationship Id=\"rId1\" Type=\"x/worksheet\" TargetMode=\"External\" Target=\"http://example.org/a.xml\"/>")
  #expect(SampleBook.codes(SampleBook.packed(evil)) == ["formats.external-part"])
  evil = good
  evil.remove(at: 3)
  #expect(SampleBook.codes(SampleBook.packed(evil)) == ["formats.damaged-part"])
  #expect(SampleBook.codes(SampleBook.packed([("word/document.xml", "<document/>")])) == ["formats.no-workbook"])
  #expect(SampleBook.codes(SampleBook.packed([("xl/workbook.xml", "<html/>")])) == ["formats.no-workbook"])
  #expect(SampleBook.codes(Array("PK".utf8)) == ["formats.damaged-archive"])
}

@Test("No bytes make the reader of workbooks stop the program")
func mutatedWorkbooks() throws {
  let seed = Int.random(in: 0...Int.max)
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  var sheet = WorkbookWriter.Sheet("Blad1")
  sheet.put(.text("Å"), row: 1, column: 0, look: .bold)
  sheet.put(.number("-12.5E3"), row: 1, column: 1, look: .digits(5))
  sheet.put(.day(try #require(Day("2019-04-30")), seconds: 3_601), row: 2, column: 2, look: .moment)
  sheet.put(.formula("SUM(A1:[1]B!C2)", saved: .error("#REF!")), row: 3, column: 0)
  sheet.merges = [try #require(CellRange("A1:B2"))]
  var writer = WorkbookWriter()
  let packed = writer.bytes(of: [sheet])
  let rows = """
    <row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f t="shared" si="0">A1+$B2</f>\
    <v>1</v></c></row>\
    <row><c><f t="shared" si="0"/><v>-1.5E+3</v></c><c t="d"><v>2019-04-30T01:02:03.5</v></c>\
    <c t="inlineStr"><is><t>x</t></is>\
    </c></row>
    """
  let parts = SampleBook.parts(rows: rows)
  let value = WorkbookPatch.Entry(sheet: "Blad1", cell: "B7", value: .text("x"))
  for round in 0..<3_000 {
    var bytes = packed
    if round % 2 == 0 {
      var text = Array(parts[3].1.utf8)
      mutate(&text, &chance)
      var zip = ZipWriter()
      for part in parts.dropLast() { zip.add(part.0, Array(part.1.utf8)) }
      zip.add(parts[3].0, text)
      bytes = zip.finish()
    } else {
      mutate(&bytes, &chance)
    }
    _ = PackedKind(bytes)
    // A refusal is as good as an answer.
    guard let book = try? Workbook.read(bytes) else { continue }
    for sheet in book.sheets {
      for row in sheet.rows {
        for cell in sheet.cells[row.cells] {
          _ = cell.value.text + (sheet.formula(of: cell, row: row.number) ?? "")
        }
      }
      // A sheet too wide for a table is refused.
      _ = try? sheet.grid()
    }
    if let patched = try? WorkbookPatch([value]).applied(to: bytes) {  // A refusal is as good as an answer.
      #expect(throws: Never.self) { try Workbook.read(patched) }
    }
  }
}

private func mutate(_ bytes: inout [UInt8], _ chance: inout SeededChance) {
  let marks = Array("<>/\"'&;:=!?[]0123456789ABcrstvf-.Ee \u{0}".utf8) + [0xFF, 0xC3]
  for _ in 0...Int.random(in: 0...5, using: &chance) where !bytes.isEmpty {
    let index = Int.random(in: 0..<bytes.count, using: &chance)
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: bytes[index] = marks[Int.random(in: 0..<marks.count, using: &chance)]
    case 1: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &chance)], at: index)
    case 2: bytes.remove(at: index)
    case 3: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
    default:
      let end = min(bytes.count, index + Int.random(in: 0..<40, using: &chance))
      bytes.removeSubrange(index..<end)
    }
  }
}
