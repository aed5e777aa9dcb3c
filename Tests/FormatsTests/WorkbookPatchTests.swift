import Formats
import Kernel
import Testing

private func number(_ text: String) throws -> WorkbookPatch.Value { .number(try #require(ExactNumber(text.utf8))) }

private let rows = """
  <row r="2" spans="2:4"><c r="B2" s="3"/><c r="D2" t="str"><f>B2&amp;"x"</f><v>old</v></c></row>\
  <row r="4"/><row r="6" s="2" customFormat="1"><c r="C6" t="s"><v>0</v></c></row>
  """

private func book(_ rows: String = rows) -> [UInt8] {
  let strings = ("xl/sharedStrings.xml", "<sst><si><t>fast</t></si></sst>")
  return SampleBook.packed(
    SampleBook.parts(
      rows: rows, after: "<mergeCells><mergeCell ref=\"A8:B9\"/></mergeCells>",
      before: "<dimension ref=\"B2:D6\"/><cols><col min=\"5\" max=\"6\" style=\"7\"/></cols>")
      + [strings, ("xl/media/bild.png", "\u{0}\u{1}bild")])
}

private func sheetXML(_ bytes: [UInt8]) throws -> String {
  // The parts are stored where packing does not make them smaller; so the text is found by reading the cells instead.
  let sheet = try Workbook.read(bytes).sheets[0]
  return SampleBook.texts(sheet).joined(separator: " ")
}

@Test("Values are put where they belong, and only there")
func patched() throws {
  let entries = [
    WorkbookPatch.Entry(sheet: "blad1", cell: "B2", value: try number("-12.50")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "A2", value: .text(" å <&> _x000D_\r")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "E2", value: .day(try #require(Day("2019-04-30")))),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "A1", value: try number("1")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "C3", value: try number("3")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "B4", value: try number("4")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "D6", value: try number("6")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "F9", value: try number("9")),
    WorkbookPatch.Entry(sheet: "Blad1", cell: "A8", value: try number("8")),
  ]
  let bytes = book()
  let result = try WorkbookPatch(entries).applied(to: bytes)
  #expect(
    try sheetXML(result)
      == "A1=1 A2= å <&> _x000D_\r B2=-12.5 D2= E2=43585 C3=3 B4=4 C6=fast D6=6 A8=8 F9=9")
  #expect(result == (try WorkbookPatch(entries.reversed()).applied(to: bytes)))
  let sheet = try Workbook.read(result).sheets[0]
  #expect(sheet.declaredDimension == "A1:F9")
  #expect(sheet.formula(of: sheet.cells[3], row: 2) == "=B2&\"x\"")
}

@Test("Every value that cannot be put is told, and nothing is put")
func refusedValues() throws {
  let entries = try ["D2", "C6", "B9", "Q0", "A1", "$A$1"].map {
    WorkbookPatch.Entry(sheet: "Blad1", cell: $0, value: try number("1"))
  }
  let missing = WorkbookPatch.Entry(sheet: "Blad2", cell: "A1", value: .text("x"))
  do {
    _ = try WorkbookPatch(entries + [missing]).applied(to: book(), name: "mall.xlsx")
    Issue.record("The values cannot be put")
  } catch {
    #expect(
      error.all.map(\.code) == [
        "formats.formula-in-the-way", "formats.cell-taken", "formats.covered-cell", "formats.not-an-address",
        "formats.cell-twice", "formats.unknown-sheet",
      ])
    #expect(error.all[1].message == "Cellen innehåller redan ”fast”.")
    #expect(error.all[2].place.text == "mall.xlsx:9:2 (Blad1!B9)")
  }
  let over = try WorkbookPatch([entries[1]], isOverwriting: true).applied(to: book())
  #expect(try sheetXML(over) == "D2= C6=1")
}

@Test("A sheet without rows, one with prefixes and one whose columns end before they begin take values too")
func emptySheets() throws {
  let entry = WorkbookPatch.Entry(sheet: "Blad1", cell: "B2", value: try number("5"))
  for sheet in [
    "<worksheet><sheetData/></worksheet>", "<x:worksheet xmlns:x=\"m\"><x:sheetData></x:sheetData></x:worksheet>",
    "<worksheet><cols><col min=\"1\" max=\"0\" style=\"1\"/><col min=\"0\" max=\"9\" style=\"1\"/></cols><sheetData/>"
      + "</worksheet>",
    "<?xml version='1.0' encoding='ISO-8859-1'?><worksheet><sheetData><row><c/><c/></row><row/></sheetData>"
      + "</worksheet>",
  ] {
    var parts = SampleBook.parts(rows: "")
    parts[3].1 = sheet
    let result = try WorkbookPatch([entry]).applied(to: SampleBook.packed(parts))
    #expect(try sheetXML(result) == "B2=5", "\(sheet)")
  }
  var parts = SampleBook.parts(rows: "")
  parts[3].1 = "<worksheet><cols/></worksheet>"
  #expect(throws: Problems.self) { try WorkbookPatch([entry]).applied(to: SampleBook.packed(parts)) }
}
