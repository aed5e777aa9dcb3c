import Storage
import TestSupport
import Testing

@Suite("Packed facts")
struct PackedFactsTests {
  // The sizes at which a code needs another byte, and amounts at the ends of each width.
  private static let sizes = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537]
  private static let limits: [Int64] = [
    0, -1, 32_767, -32_768, 32_768, -32_769, 2_147_483_647, -2_147_483_648, 2_147_483_648, -2_147_483_649, .max, .min,
  ]

  @Test("What is packed comes back as it was, however many codes there are", arguments: sizes)
  func codes(size: Int) {
    let words = (0..<size).map { "k\($0)" }
    let column = CodeColumn(dictionary: words, codes: [0, UInt32(size - 1), UInt32(size / 2), 0])
    let facts = FactColumns([("account", .code(column))])
    let packed = PackedFacts(facts)
    #expect(packed.unpacked == facts)
    #expect(packed.code("account") == column)
    #expect(column.codes.indices.map { packed.codes("account")[$0] } == column.codes.map { Int($0) })
  }

  @Test("Amounts of every width come back as they were", arguments: limits)
  func integers(limit: Int64) {
    let facts = FactColumns([("amount_ore", .integer([1, limit, -1, 0]))])
    #expect(PackedFacts(facts).unpacked == facts)
    #expect(PackedFacts(facts).integer("amount_ore") == [1, limit, -1, 0])
  }

  @Test("Random facts come back as they were", arguments: 1...20)
  func random(seed: Int) {
    var chance = SeededChance(seed: seed)
    let count = Int.random(in: 0...300, using: &chance)
    let words = (0..<Int.random(in: 1...400, using: &chance)).map { "ord \($0)" }
    var texts = TextColumn()
    for row in 0..<count { texts.append("text \(row)".utf8) }
    let facts = FactColumns([
      (
        "a",
        .code(
          CodeColumn(
            dictionary: words,
            codes: (0..<count).map { _ in UInt32.random(in: 0..<UInt32(words.count), using: &chance) }))
      ),
      ("b", .integer((0..<count).map { _ in Int64.random(in: -100_000...100_000, using: &chance) })),
      ("c", .text(texts)),
    ])
    #expect(PackedFacts(facts).unpacked == facts, "seed \(seed)")
  }

  @Test("Some rows come back as all of them do", arguments: sizes)
  func someRows(size: Int) {
    let codes = (0..<300).map { UInt32($0 * 7_919 % size) }
    let amounts = codes.map { (Int64($0) - 7) << (size % 40) }
    let (packedCodes, packedAmounts) = (PackedCodes(codes, below: size), PackedIntegers(amounts))
    for range in [0..<0, 0..<1, 17..<217, 299..<300, 300..<300, 100..<300] {
      var some = [UInt32](repeating: 99, count: 200)
      var numbers = [Int64](repeating: 99, count: 200)
      packedCodes.unpack(range, into: &some)
      packedAmounts.unpack(range, into: &numbers)
      #expect(some.prefix(range.count) == codes[range])
      #expect(numbers.prefix(range.count) == amounts[range])
      #expect(some.dropFirst(range.count).allSatisfy { $0 == 99 })
    }
  }

  @Test("A column that is missing is empty")
  func missing() {
    let packed = PackedFacts(FactColumns([("a", .integer([1, 2]))]))
    #expect(packed.integer("b") == [0, 0])
    #expect(packed.dictionary("b") == [""])
    #expect(packed.code("b") == CodeColumn(dictionary: [""], codes: [0, 0]))
    #expect(PackedFacts(FactColumns([])).unpacked == FactColumns([]))
  }

  @Test("A few codes and small amounts take a third of the room")
  func room() {
    let codes = (0..<10_000).map { UInt32($0 % 200) }
    let words = (0..<200).map { "k\($0)" }
    let columns = (0..<7).map { ("part\($0)", FactColumn.code(CodeColumn(dictionary: words, codes: codes))) }
    let facts = FactColumns(columns + [("amount_ore", .integer((0..<10_000).map { Int64($0 * 1_000) }))])
    #expect(PackedFacts(facts).byteCount < 16 * 10_000)
  }
}
