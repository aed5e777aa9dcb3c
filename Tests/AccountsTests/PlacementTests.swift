import Accounts
import Kernel
import Storage
import Testing

@Suite("Placement of codings")
struct PlacementTests {
  /// How many leaves, rows and codes, and over which parts: few and many rules, tables and too many for a table.
  struct Case: CustomTestStringConvertible, Sendable {
    let leaves: Int
    let rows: Int
    let codes: Int
    let parts: [String]

    var testDescription: String { "\(leaves) leaves, \(rows) rows, \(codes) codes, \(parts.count) parts" }
  }

  static let all = CodingPart.allCases.map(\.column)
  static let cases = [
    Case(leaves: 1, rows: 200, codes: 5, parts: ["account"]),
    Case(leaves: 5, rows: 5_000, codes: 40, parts: ["account"]),
    Case(leaves: 8, rows: 9_000, codes: 60, parts: ["account", "service_area"]),
    Case(leaves: 40, rows: 1_000, codes: 30, parts: ["account", "responsibility", "service_area"]),
    // More than 64 rules, and more combinations than a table takes.
    Case(leaves: 100, rows: 800, codes: 60, parts: all),
    Case(leaves: 3, rows: 0, codes: 4, parts: ["account"]),
    Case(leaves: 3, rows: 1, codes: 1, parts: ["project"]),
  ]

  @Test("Each row has the place that asking every line gives", arguments: cases, [1, 2, 3] as [UInt64])
  func places(_ sample: Case, _ seed: UInt64) {
    print("seed \(seed)")
    var random = RandomCodings(seed: seed)
    let statement = random.statement(leaves: sample.leaves, of: sample.parts)
    let facts = random.facts(rows: sample.rows, codes: sample.codes, of: sample.parts)
    let places = PlacementRules.places(facts, in: statement)
    #expect(places == (0..<facts.count).map { facts.naivePlace(row: $0, in: statement) })
  }

  @Test("The first selection that takes a row has it, and overlapping ones all", arguments: cases, [4, 5] as [UInt64])
  func selections(_ sample: Case, _ seed: UInt64) {
    print("seed \(seed)")
    var random = RandomCodings(seed: seed)
    let named = random.named(min(sample.leaves, 40), of: sample.parts)
    let facts = random.facts(rows: sample.rows, codes: sample.codes, of: sample.parts)
    let firsts = (0..<facts.count).map { row in
      named.indices.first { facts.matches(named[$0].rules, row: row) } ?? named.count
    }
    #expect(PlacementRules.indices(facts, in: named) == firsts)
    let taken = named.map { selection in (0..<facts.count).filter { facts.matches(selection.rules, row: $0) } }
    #expect(PlacementRules.rows(facts, in: named) == taken)
  }

  @Test("Several lists of facts with dictionaries of their own are placed as one", arguments: [6, 7] as [UInt64])
  func severalLists(_ seed: UInt64) {
    print("seed \(seed)")
    var random = RandomCodings(seed: seed)
    let parts = ["account", "responsibility", "service_area"]
    let lists = [0, 300, 7_000, 1].map { random.facts(rows: $0, codes: 25, of: parts) }
    let layout = CellLayout(
      statement: random.statement(leaves: 6, of: parts), areas: random.named(4, of: parts),
      units: [[CodeRange("1")], [], [CodeRange("2"), CodeRange("31")]])
    var placer = CellPlacer(layout, facts: CodedFacts(lists)) { $0 != 0 }
    for (index, list) in lists.enumerated() {
      let cells = layout.cells(of: list)
      var row = 0
      placer.forEachBlock(of: index, count: list.count) { rows, keys in
        for place in 0..<rows.count {
          let isHidden = cells[row]?.unit == 0
          #expect((keys[place] < 0) == (cells[row] == nil || isHidden))
          if let cell = cells[row], !isHidden {
            #expect(Int(keys[place]) == (cell.line * 5 + cell.area) * 4 + cell.unit)
          }
          row += 1
        }
      }
      #expect(row == list.count)
    }
  }

  @Test("A cell has the line, area and unit that asking one by one gives", arguments: [8, 9] as [UInt64])
  func cells(_ seed: UInt64) {
    print("seed \(seed)")
    var random = RandomCodings(seed: seed)
    let parts = ["account", "responsibility", "service_area", "activity"]
    let facts = random.facts(rows: 3_000, codes: 30, of: parts)
    let statement = random.statement(leaves: 7, of: parts)
    let areas = random.named(5, of: parts)
    let units = [[CodeRange("1")], [CodeRange(from: "2", to: "30"), CodeRange("4")], []]
    let layout = CellLayout(statement: statement, areas: areas, units: units)
    let cells = layout.cells(of: facts)
    let responsibilities = facts.code("responsibility")
    for row in 0..<facts.count {
      let code = responsibilities.dictionary[Int(responsibilities.codes[row])]
      let line: Int? =
        switch facts.naivePlace(row: row, in: statement) {
        case .line(let line): line
        case .outside: nil
        case .uncovered: layout.uncoveredLine
        case .ambiguous: layout.ambiguousLine
        }
      let cell = line.map { line in
        MoneyCube.Cell(
          line: line, area: areas.indices.first { facts.matches(areas[$0].rules, row: row) } ?? areas.count,
          unit: units.firstIndex { $0.contains { $0.contains(code) } } ?? units.count)
      }
      #expect(cells[row] == cell)
    }
  }

  @Test("A leaf that two of its own rules take is not ambiguous; the same code on two leaves is")
  func ambiguity() {
    func leaf(_ id: String, _ ranges: [String]) -> Statement.Line {
      Statement.Line(
        id: id, name: id, parent: nil, kind: .leaf, rules: ranges.map { FactSelection(["account": [CodeRange($0)]]) })
    }
    let statement = Statement(
      name: "Drift", selection: [], outside: [FactSelection(["account": [CodeRange("1")]])],
      lines: [leaf("a", ["50", "501"]), leaf("b", ["52", "6"]), leaf("c", ["60"])])
    let codes = ["5010", "520", "600", "61", "7", "1", "", "5"]
    let facts = FactColumns([
      ("account", .code(CodeColumn(dictionary: codes, codes: codes.indices.map { UInt32($0) })))
    ])
    #expect(
      PlacementRules.places(facts, in: statement)
        == [.line(0), .line(1), .ambiguous, .line(1), .uncovered, .outside, .uncovered, .uncovered])
  }

  @Test("Facts without the column that a rule asks for have empty codes there")
  func missingColumn() {
    let facts = FactColumns([("amount_ore", .integer([1, 2]))])
    let project = [NamedSelection(id: "p", name: "P", rules: [FactSelection(["project": [CodeRange("7")]])])]
    #expect(PlacementRules.indices(facts, in: project) == [1, 1])
    #expect(PlacementRules.indices(FactColumns([]), in: project) == [])
    #expect(PlacementRules.rows(facts, in: []) == [])
  }
}
