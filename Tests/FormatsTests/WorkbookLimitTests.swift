import Formats
import Kernel
import Testing

@Test("Columns that are hidden many times over are held once")
func hiddenColumnsOnce() throws {
  let all = String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 20_000)
  let sheet = try SampleBook.sheet(rows: "<row><c><v>1</v></c></row>", before: "<cols>\(all)</cols>")
  #expect(sheet.hiddenColumns == [0...16_383])
  #expect(try sheet.grid().hiddenColumns.count == 16_384)
}

@Test(
  "Hidden columns become ranges in order that neither meet nor overlap",
  arguments: [
    ([2...3], [1...2]), ([5...6, 1...2], [0...1, 4...5]), ([1...2, 3...4], [0...3]), ([3...4, 1...2], [0...3]),
    ([1...1, 3...3, 5...5, 2...4], [0...4]), ([4...6, 5...5], [3...5]), ([5...5, 4...6], [3...5]),
    ([1...1, 9...9, 3...3, 5...5, 4...9], [0...0, 2...8]), ([16_384...99_999], [16_383...16_383]),
    ([16_385...99_999], []),
  ] as [([ClosedRange<Int>], [ClosedRange<Int>])])
func hiddenColumnRanges(_ written: [ClosedRange<Int>], _ held: [ClosedRange<Int>]) throws {
  let columns = written.map { "<col min=\"\($0.lowerBound)\" max=\"\($0.upperBound)\" hidden=\"1\"/>" }.joined()
  let sheet = try SampleBook.sheet(rows: "<row><c><v>1</v></c></row>", before: "<cols>\(columns)</cols>")
  #expect(sheet.hiddenColumns == held)
}

private func formulas(_ sheet: WorkbookSheet) -> [String?] {
  sheet.rows.flatMap { row in sheet.cells[row.cells].map { sheet.formula(of: $0, row: row.number) } }
}

@Test("A formula longer than a spreadsheet takes leaves its value alone, for the cells that share it too")
func longFormulas() throws {
  // The letter takes two bytes and counts once.
  for (length, isKept) in [(8_192, true), (8_193, false)] {
    let text = "A1+\"" + String(repeating: "å", count: length - 5) + "\""
    let sheet = try SampleBook.sheet(
      rows: "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:B1\">\(text)</f><v>1</v></c>"
        + "<c><f t=\"shared\" si=\"0\"/><v>2</v></c></row>")
    #expect(sheet.cells.map(\.value) == [.number("1"), .number("2")])
    #expect(sheet.cells.map(\.hasFormula) == [true, true])
    #expect(formulas(sheet) == (isKept ? ["=" + text, "=B" + text.dropFirst()] : [nil, nil]))
  }
  let external = "[1]B!A1+\"" + String(repeating: "x", count: 30_000) + "\""
  let sheet = try SampleBook.sheet(rows: "<row><c><f>\(external)</f><v>1</v></c></row>")
  #expect(formulas(sheet) == [nil] && sheet.externalCells?.count == 1)
}

@Test("A formula counts once for each cell that shares it")
func sharedFormulasCount() {
  let leader = "<c><f t=\"shared\" si=\"0\">\(String(repeating: "1+", count: 500))1</f><v>1</v></c>"
  let follower = "<c><f t=\"shared\" si=\"0\"/><v>2</v></c>"
  let bytes = SampleBook.packed(
    SampleBook.parts(rows: "<row>\(leader)\(String(repeating: follower, count: 9))</row>"))
  #expect(throws: Never.self) { try Workbook.read(bytes, textLimit: 10_010) }
  do {
    _ = try Workbook.read(bytes, textLimit: 10_009)
    Issue.record("The formulas have 10 010 characters")
  } catch {
    #expect(error.all.map(\.code) == ["formats.too-many-cells"])
  }
}

@Test("Rows that name their columns take no longer to fill the more of them there are", .timeLimit(.minutes(5)))
func manyRowsWithSpans() throws {
  let count = 40_000
  let rows = (1...count).map { "<row r=\"\($0)\" spans=\"1:1\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
  let entries = (1...count).map {
    WorkbookPatch.Entry(sheet: "Blad1", cell: "C\($0)", value: .text("x"))
  }
  let result = try WorkbookPatch(entries).applied(to: SampleBook.packed(SampleBook.parts(rows: rows)))
  let sheet = try Workbook.read(result).sheets[0]
  #expect(sheet.usedRange?.description == "A1:C40000" && sheet.cells.count == 2 * count)
}
