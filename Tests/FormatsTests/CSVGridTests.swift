import Formats
import Kernel
import Testing

private func texts(_ bytes: [UInt8]) throws -> [[String]] {
  try CSVFile(bytes, name: "f.csv").grid().rows.map { $0.cells.map(\.text) }
}

@Test(
  "Titles above a table do not hide what parts its fields",
  arguments: [
    "Utfall, april 2019\nSocialnämnden, hela\n\nKonto;Jan;Feb\n3010;1,5;2,5\n4010;3,5;4,5\nSumma;5,0;7,0\n",
    "Utfall; april\nKonto\tJan\tFeb\n3010\t1,5\t2,5\n4010\t3,5\t4,5\n5010\t1\t2\n",
    "sep=;\nKonto;Jan\n3010;1,5\n", "\"sep=|\"\r\nKonto|Jan|Feb\r\n", "SEP=,\nKonto,Jan\n",
  ])
func titles(text: String) throws {
  let rows = try texts(Array(text.utf8))
  #expect(rows.contains { $0.starts(with: ["Konto", "Jan"]) })
}

@Test("The line that tells the delimiter is no row, and the next is line 2")
func toldDelimiter() throws {
  let grid = try CSVFile(Array("sep=|\r\na|b;c\r\n\r\n \t|\r\nd|\"e\"\"f\"\r\n".utf8)).grid()
  #expect(grid.rows.map(\.number) == [2, 5])
  #expect(grid.rows[0].cells == [.text("a"), .text("b;c")] && grid.rows[1].cells == [.text("d"), .text("e\"f")])
}

@Test("UTF-16 is read with its byte order mark and without")
func wideText() throws {
  let text = "Konto;Belopp\r\n3010;ö5\r\n"
  let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
    #expect(try texts(bytes) == [["Konto", "Belopp"], ["3010", "ö5"]])
  }
}

@Test("Bad quoting is told with its place")
func badQuoting() {
  #expect(throws: Problems.self) { try texts(Array("a;\"b\nc;d\n".utf8)) }
}
