import Kernel
import Storage
import TestSupport
import Testing

@Suite("Fact columns")
struct FactColumnsTests {
  private static let samples: [FactColumns] = [
    FactColumns([]),
    FactColumns([("a", .integer([]))]),
    FactColumns([("a", .integer([.min, -1, 0, 1, .max]))]),
    FactColumns([("a", .code(CodeColumn(dictionary: ["", "å", "01"], codes: [0, 1, 2, 1])))]),
    FactColumns([("a", .text(TextColumn(bytes: Array("abå".utf8), ends: [0, 1, 1, 4])))]),
    FactColumns([
      ("account", .code(CodeColumn(dictionary: ["5011", "3110"], codes: [0, 1, 0]))),
      ("amount_ore", .integer([100, -50, 7])),
      ("text", .text(TextColumn(bytes: Array("hyrabidrag".utf8), ends: [4, 10, 10]))),
    ]),
  ]

  @Test("Columns survive the way over their bytes", arguments: samples.indices)
  func roundTrip(index: Int) {
    let columns = Self.samples[index]
    #expect(FactColumns(encoded: columns.encoded()) == columns)
  }

  // Bytes that decode must be exactly the bytes of what they decode to: then no two byte strings mean the same, and
  // nothing that was damaged passes for something else unseen.
  @Test("Damaged bytes are refused, or are the bytes of other columns", arguments: samples.indices)
  func mutations(index: Int) {
    let bytes = Self.samples[index].encoded()
    for length in 0..<bytes.count { #expect(FactColumns(encoded: Array(bytes.prefix(length))) == nil) }
    #expect(FactColumns(encoded: bytes + [0]) == nil)
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        guard let decoded = FactColumns(encoded: damaged) else { continue }
        #expect(decoded.encoded() == damaged, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test("Noise is refused without a crash", arguments: 1...20)
  func noise(seed: Int) {
    var chance = SeededChance(seed: seed)
    let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &chance) }
    #expect(FactColumns(encoded: noise) == nil, "seed \(seed)")
    #expect(FactColumns(encoded: Array("RFC1".utf8) + noise) == nil, "seed \(seed)")
  }

  @Test("A column that a segment lacks is empty codes, zeros and empty texts")
  func missingColumns() {
    let columns = FactColumns([("a", .integer([1, 2]))])
    #expect(columns["b"] == nil)
    #expect(columns.code("b").codes.map { columns.code("b").dictionary[Int($0)] } == ["", ""])
    #expect(columns.integer("b") == [0, 0])
    #expect(columns.text("b")[1] == "")
  }

  private static let table = FactTable(
    name: "test_facts",
    columns: [.init("a", .code), .init("b", .code), .init("c", .code), .init("x", .integer), .init("y", .integer)],
    groupedBy: ["a", "b", "c"], summed: ["x", "y"])

  // Few codes go through the dense numbering, many through the open table; the law is the same.
  @Test("Sums are what a plain grouping gives, in order of first appearance", arguments: 1...12)
  func sums(seed: Int) {
    var chance = SeededChance(seed: seed)
    let count = [0, 1, 50, 3_000][seed % 4]
    let size = seed % 3 == 0 ? 4 : 2_000
    func codes() -> CodeColumn {
      CodeColumn(
        dictionary: (0..<size).map { "k\($0)" },
        codes: (0..<count).map { _ in UInt32.random(in: 0..<UInt32(size), using: &chance) })
    }
    func amounts() -> [Int64] { (0..<count).map { _ in Int64.random(in: -1_000_000...1_000_000, using: &chance) } }
    let rows = FactColumns([
      ("a", .code(codes())), ("b", .code(codes())), ("c", .code(codes())), ("x", .integer(amounts())),
      ("y", .integer(amounts())),
    ])
    var order: [[String]] = []
    var expected: [[String]: [Int64]] = [:]
    for row in 0..<count {
      let key = ["a", "b", "c"].map { rows.code($0).dictionary[Int(rows.code($0).codes[row])] }
      if expected[key] == nil { order.append(key) }
      let old = expected[key] ?? [0, 0, 0]
      expected[key] = [old[0] + rows.integer("x")[row], old[1] + rows.integer("y")[row], old[2] + 1]
    }
    let sums = rows.sums(for: Self.table)
    #expect(sums.count == order.count, "seed \(seed)")
    for (index, key) in order.enumerated() {
      let found = ["a", "b", "c"].map { sums.code($0).dictionary[Int(sums.code($0).codes[index])] }
      #expect(found == key, "seed \(seed)")
      let values = ["x", "y", FactColumns.rowCount].map { sums.integer($0)[index] }
      #expect(values == expected[key], "seed \(seed)")
    }
  }

  @Test("A table without grouping has one sum, and none where there are no rows")
  func total() {
    let table = FactTable(name: "test_facts", columns: [.init("x", .integer)], groupedBy: [], summed: ["x"])
    let sums = FactColumns([("x", .integer([1, 2, 3]))]).sums(for: table)
    #expect(sums.integer("x") == [6])
    #expect(sums.integer(FactColumns.rowCount) == [3])
    #expect(FactColumns([("x", .integer([]))]).sums(for: table).count == 0)
  }
}
