import Kernel
import Storage
import TestSupport
import Testing

@Suite("Rows within a selection")
struct RowsWithinTests {
  private static let columns = FactColumns([
    ("account", .code(CodeColumn(dictionary: ["5110", "4641", ""], codes: [0, 1, 2, 0]))),
    ("responsibility", .code(CodeColumn(dictionary: ["302", "3021", "31"], codes: [0, 1, 2, 2]))),
  ])

  @Test(
    "A row lies within when each named part's code does",
    arguments: [
      ([:], [true, true, true, true]), (["account": ["5"]], [true, false, false, true]),
      (["responsibility": ["302"]], [true, true, false, false]),
      (["responsibility": ["302", "31"]], [true, true, true, true]),
      (["account": ["5"], "responsibility": ["31"]], [false, false, false, true]),
      (["account": ["9"]], [false, false, false, false]),
      // A column that is missing has empty codes.
      (["project": ["9"]], [false, false, false, false]),
    ] as [([String: [String]], [Bool])])
  func rows(parts: [String: [String]], expected: [Bool]) {
    let selection = FactSelection(parts.mapValues { $0.map { CodeRange($0) } })
    #expect(Self.columns.rows(within: selection) == expected)
  }

  @Test("No rows lie within any selection of none")
  func none() {
    let selection = FactSelection(["account": [CodeRange("5")]])
    #expect(FactColumns([("account", .code(CodeColumn()))]).rows(within: selection).isEmpty)
    #expect(FactColumns([]).rows(within: .everything).isEmpty)
  }

  // The selection's own answer, row by row, is the measure.
  @Test("The answer is that of the selection for each row", arguments: 1...20)
  func sameAsSelection(seed: Int) {
    var chance = SeededChance(seed: seed)
    let words = ["", "3", "30", "302", "3021", "31", "A1"]
    func code() -> String { words.randomElement(using: &chance) ?? "" }
    let names = ["account", "responsibility", "project"]
    let columns = FactColumns(
      names.map { name in
        let codes = (0..<50).map { _ in UInt32.random(in: 0..<UInt32(words.count), using: &chance) }
        return (name, .code(CodeColumn(dictionary: words, codes: codes)))
      })
    let selection = FactSelection(
      Dictionary(
        names.prefix(.random(in: 0...3, using: &chance)).map { name in
          (name, (0..<2).map { _ in CodeRange(code()) })
        }, uniquingKeysWith: { first, _ in first }))
    let expected = (0..<columns.count).map { row in
      selection.contains { name in
        let column = columns.code(name)
        return column.dictionary[Int(column.codes[row])]
      }
    }
    #expect(columns.rows(within: selection) == expected, "seed \(seed)")
  }
}
