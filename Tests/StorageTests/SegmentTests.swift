import Kernel
import Storage
import Testing

@Suite("Segments")
struct SegmentTests {
  private static let table = FactTable(
    name: "test_facts", columns: [.init("a", .code), .init("x", .integer), .init("t", .text)], groupedBy: ["a"],
    summed: ["x"])

  private func segment(
    _ codes: CodeColumn, text: TextColumn = TextColumn(bytes: Array("åäö".utf8), ends: [2, 4, 6]),
    month: String = "2019-04", reversed: Bool = false
  ) throws -> Segment {
    let named: [(String, FactColumn)] = [("a", .code(codes)), ("x", .integer([1, 2, 3])), ("t", .text(text))]
    return Segment(
      table: Self.table, month: try #require(Month(month)), rows: FactColumns(reversed ? named.reversed() : named))
  }

  @Test("The address depends on the rows, not on how the dictionary was filled or the columns ordered")
  func canonical() throws {
    let plain = try segment(CodeColumn(dictionary: ["302", "31"], codes: [0, 1, 0]))
    let spellings = [
      CodeColumn(dictionary: ["31", "302"], codes: [1, 0, 1]),
      CodeColumn(dictionary: ["302", "31", "unused"], codes: [0, 1, 0]),
      CodeColumn(dictionary: ["302", "31", "302"], codes: [0, 1, 2]),
      CodeColumn(dictionary: ["", "302", "302", "31"], codes: [2, 3, 1]),
    ]
    for codes in spellings {
      let other = try segment(codes, reversed: true)
      #expect(other.digest == plain.digest)
      #expect(other.rows.encoded() == plain.rows.encoded())
      #expect(other.sums.encoded() == plain.sums.encoded())
    }
  }

  @Test("Other rows, another order, another month or another table have other addresses")
  func different() throws {
    let plain = try segment(CodeColumn(dictionary: ["302", "31"], codes: [0, 1, 0]))
    let moved = try segment(CodeColumn(dictionary: ["302", "31"], codes: [1, 0, 0]))
    let spelt = try segment(CodeColumn(dictionary: ["0302", "31"], codes: [0, 1, 0]))
    let may = try segment(CodeColumn(dictionary: ["302", "31"], codes: [0, 1, 0]), month: "2019-05")
    let table = FactTable(name: "other_facts", columns: Self.table.columns, groupedBy: ["a"], summed: ["x"])
    let other = Segment(table: table, month: plain.month, rows: plain.rows)
    #expect(Set([plain, moved, spelt, may, other].map(\.digest)).count == 5)
  }

  @Test("Strings that are equal but spelt with other bytes stay apart")
  func bytewise() throws {
    let segment = try segment(CodeColumn(dictionary: ["é", "e\u{301}", "é"], codes: [0, 1, 2]))
    #expect(segment.rows.code("a").dictionary.map { Array($0.utf8).count } == [2, 3])
    #expect(segment.rows.code("a").codes == [0, 1, 0])
    #expect(segment.sums.count == 2)
  }

  /// Text bytes with the ends of three rows, and what each row must become.
  struct Dirty: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let ends: [UInt32]
    let texts: [String]

    static let all = [
      Dirty(testDescription: "clean", bytes: Array("aåb".utf8), ends: [1, 3, 4], texts: ["a", "å", "b"]),
      Dirty(testDescription: "empty", bytes: [], ends: [0, 0, 0], texts: ["", "", ""]),
      Dirty(testDescription: "zero byte", bytes: [97, 0, 98], ends: [3, 3, 3], texts: ["a\u{FFFD}b", "", ""]),
      Dirty(testDescription: "Latin-1", bytes: [0xE5, 97, 98], ends: [1, 2, 3], texts: ["\u{FFFD}", "a", "b"]),
      Dirty(
        testDescription: "a character cut in two", bytes: [0xC3, 0xA5, 97], ends: [1, 2, 3],
        texts: ["\u{FFFD}", "\u{FFFD}", "a"]),
    ]
  }

  @Test("Text is kept as valid UTF-8 without zero bytes", arguments: Dirty.all)
  func cleanText(dirty: Dirty) throws {
    let segment = try segment(
      CodeColumn(dictionary: ["a\0"], codes: [0, 0, 0]), text: TextColumn(bytes: dirty.bytes, ends: dirty.ends))
    #expect((0..<3).map { segment.rows.text("t")[$0] } == dirty.texts)
    #expect(segment.rows.code("a").dictionary == ["a\u{FFFD}"])
  }

  @Test("A name of a table or column is lower-case letters, digits and underscores")
  func names() {
    for name in ["a", "ledger_posting", "x9_"] { #expect(FactTable.isName(name)) }
    for name in ["", "A", "9a", "_a", "a b", "a;", "å", "a-b", "a\"", String(repeating: "a", count: 49)] {
      #expect(!FactTable.isName(name))
    }
  }
}
