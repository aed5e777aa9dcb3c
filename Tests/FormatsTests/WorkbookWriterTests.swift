import Formats
import Kernel
import Testing

@Test("What is written is read back, with words shared or in their cells", arguments: [true, false])
func writtenWorkbooks(sharesStrings: Bool) throws {
  var first = WorkbookWriter.Sheet("Blad & 1")
  first.put(.text(" Rubrik\n_x000D_ "), row: 1, column: 0, look: .bold)
  first.put(.number("-1234.50"), row: 3, column: 1, look: .amount)
  first.put(.number("302"), row: 3, column: 2, look: .digits(5))
  first.put(.boolean(false), row: 3, column: 3)
  first.put(.error("#N/A"), row: 4, column: 0)
  first.put(.formula("B3*2", saved: .number("-2469")), row: 4, column: 1)
  first.put(nil, row: 5, column: 0, look: .boldAmount)
  first.merges = [try #require(CellRange("A1:D1"))]
  first.hiddenRows = [4, 9]
  first.hiddenColumns = [1, 2]
  var second = WorkbookWriter.Sheet("Två")
  second.visibility = .hidden
  second.put(.formula("A1&\"x\"", saved: .text("x")), row: 1, column: 0)
  var writer = WorkbookWriter(sharesStrings: sharesStrings)
  let bytes = writer.bytes(of: [first, second])
  var again = WorkbookWriter(sharesStrings: sharesStrings)
  #expect(again.bytes(of: [first, second]) == bytes)
  let book = try Workbook.read(bytes)
  #expect(book.sheets.map(\.name) == ["Blad & 1", "Två"] && book.sheets[1].visibility == .hidden)
  let sheet = book.sheets[0]
  #expect(
    sheet.cells.map(\.value) == [
      .text(" Rubrik\n_x000D_ "), .number("-1234.50"), .number("302", digits: 5), .boolean(false), .error("#N/A"),
      .number("-2469"),
    ])
  let grid = try sheet.grid()
  #expect(grid.rows.map(\.number) == [1, 3, 4] && grid.rows[1][2].text == "00302")
  #expect(grid.hiddenColumns == [1, 2] && grid.rows[2].isHidden && sheet.hiddenRowCount == 2)
  #expect(book.sheets[1].cells[0].value == .text("x"))
}
