import Accounts
import Kernel
import Storage
import Testing

private func rule(_ parts: [String: String]) -> FactSelection {
  FactSelection(parts.mapValues { $0.split(separator: ",").compactMap { CodeRange(text: String($0)) } })
}

private func classes(_ members: [(CounterpartyClass, [[String: String]])]) -> CounterpartyClasses {
  CounterpartyClasses(members: members.map { CounterpartyClasses.Member($0.0, rules: $0.1.map(rule)) })
}

@Test("Each row has the class that takes it, and what none takes is external", arguments: 1...20)
func classesOfRows(seed: Int) {
  print("seed \(seed)")
  var random = RandomCodings(seed: UInt64(seed))
  let columns = ["account", "counterparty"]
  // Counterparties keep the classes apart; the accounts only narrow them.
  let board = (0..<2).map { _ in FactSelection(["counterparty": [CodeRange("1")], "account": [random.range()]]) }
  let municipal = [FactSelection(["counterparty": [CodeRange("2"), CodeRange(from: "30", to: "31")]])]
  let classes = CounterpartyClasses(members: [.init(.municipal, rules: municipal), .init(.board, rules: board)])
  #expect(CounterpartyRules.problems(classes, in: "k.csv") == [])
  let lists = (0..<3).map { _ in random.facts(rows: 200, codes: 12, of: columns) }
  for (list, found) in zip(lists, classes.classes(of: CodedFacts(lists))) {
    for row in 0..<list.count {
      let expected: CounterpartyClass =
        list.matches(municipal, row: row) ? .municipal : list.matches(board, row: row) ? .board : .external
      #expect(found[row] == expected)
    }
  }
}

@Test("Without classes everything is external")
func noClasses() {
  var random = RandomCodings(seed: 1)
  let facts = random.facts(rows: 10, codes: 3, of: ["counterparty"])
  let found = CounterpartyClasses(members: []).classes(of: CodedFacts([facts]))
  #expect(found == [[CounterpartyClass](repeating: .external, count: 10)])
}

@Test(
  "Classes are disjoint: some coding part keeps each pair of rules apart",
  arguments: [
    (["counterparty": "100"], ["counterparty": "110-199"], []),
    (["counterparty": "100"], ["counterparty": "1"], ["accounts.overlapping-classes"]),
    (["counterparty": "100"], ["account": "39"], ["accounts.overlapping-classes"]),
    (["counterparty": "100", "account": "4"], ["account": "39"], []),
    (["counterparty": "*"], ["counterparty": "9"], ["accounts.overlapping-classes"]),
  ])
func disjoint(board: [String: String], municipal: [String: String], expected: [String]) {
  let found = CounterpartyRules.problems(classes([(.municipal, [municipal]), (.board, [board])]), in: "k.csv")
  #expect(found.map(\.code) == expected)
}

@Test("Rules of one class may overlap, and a class stands once")
func oneClass() {
  let twice = [["counterparty": "1"], ["counterparty": "10"]]
  #expect(CounterpartyRules.problems(classes([(.board, twice)]), in: "k.csv") == [])
  let repeated = classes([(.board, [["counterparty": "1"]]), (.board, [["counterparty": "2"]])])
  #expect(CounterpartyRules.problems(repeated, in: "k.csv").map(\.code) == ["accounts.repeated-id"])
}

@Test("The classes have words in files", arguments: CounterpartyClass.allCases)
func words(type: CounterpartyClass) {
  #expect(CounterpartyClass(term: type.term) == type)
  #expect(CounterpartyClass(term: type.term.uppercased()) == type)
  #expect(CounterpartySelection(type).classes == [type])
}
