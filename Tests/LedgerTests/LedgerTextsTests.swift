import Accounts
import Kernel
import Ledger
import Storage
import Testing

@Suite("Texts beside segments")
struct LedgerTextsTests {
  private static func column(_ words: [String]) -> TextColumn {
    var column = TextColumn()
    for word in words { column.append(word.utf8) }
    return column
  }

  private static func month(
    texts: [String], suppliers: [String]? = nil, objects: [String]? = nil, numbers: [String]? = nil
  ) -> LedgerMonth {
    let count = texts.count
    let codes = CodingPart.allCases.map { part in
      let words = part == .object ? objects : nil
      return CodeColumn(
        dictionary: words ?? [""], codes: (0..<count).map { words == nil ? 0 : UInt32($0) })
    }
    return LedgerMonth(
      series: CodeColumn(dictionary: ["A"], codes: texts.map { _ in 0 }),
      numbers: column(numbers ?? texts.indices.map { "\($0 + 1)" }), dates: texts.map { _ in 20_190_401 },
      parts: codes, phases: texts.map { _ in .month }, amounts: texts.map { _ in 100 }, texts: column(texts),
      suppliers: suppliers.map(column))
  }

  @Test("A segment holds no text, and its address is the same whatever the texts are")
  func address() throws {
    let april = try #require(Month("2019-04"))
    let first = Self.month(texts: ["Familjehem Ek", ""], suppliers: ["Ek", ""]).segment(month: april)
    let second = Self.month(texts: ["Hyra", "El"]).segment(month: april)
    #expect(first.digest == second.digest)
    #expect(first.rows.encoded().firstRange(of: Array("Familjehem".utf8)) == nil)
  }

  @Test("Texts and suppliers come back row by row; equal ones are equal content")
  func roundTrip() throws {
    let texts = Self.month(texts: ["Familjehem Ek", "", "å"], suppliers: ["Ek", "", "Bygg AB"]).texts
    let read = try #require(LedgerTexts(encoded: texts.sealable.bytes))
    #expect((0..<4).map(read.text) == ["Familjehem Ek", "", "å", ""])
    #expect((0..<4).map(read.supplier) == ["Ek", "", "Bygg AB", ""])
    #expect(
      Self.month(texts: ["a", ""], suppliers: ["", ""]).texts.sealable == Self.month(texts: ["a", ""]).texts.sealable)
    #expect(Self.month(texts: ["a"]).texts.sealable != Self.month(texts: ["b"]).texts.sealable)
    #expect(Self.month(texts: ["", ""], suppliers: ["", ""]).texts.isEmpty)
    #expect(!Self.month(texts: [""], suppliers: ["Ek"]).texts.isEmpty)
    #expect(LedgerTexts(encoded: [1, 2, 3]) == nil)
  }

  @Test("Personal identity numbers are masked in texts, suppliers and codes, and counted")
  func masked() throws {
    let month = Self.month(
      texts: ["Tolvan 121212-1212 och 19121212-1212", "Hyra"], suppliers: ["", "121212-1212 Åkeri"],
      objects: ["191212121212", "190401-0001"], numbers: ["1212121212", "191212121212"])
    #expect(month.maskedCount == 5)
    let april = try #require(Month("2019-04"))
    let segment = month.segment(month: april)
    #expect(segment.rows.code("object").dictionary == ["[personnummer]", "190401-0001"])
    #expect(segment.rows.text("voucher_number")[1] == "[personnummer]")
    #expect(month.texts.text(0) == "Tolvan [personnummer] och [personnummer]")
    #expect(month.texts.supplier(1) == "[personnummer] Åkeri")
  }
}
