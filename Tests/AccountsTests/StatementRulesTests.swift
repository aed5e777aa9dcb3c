import Accounts
import Kernel
import Storage
import Testing

@Suite("What holds for statements and areas")
struct StatementRulesTests {
  static let someRule = [FactSelection(["account": [CodeRange("5")]])]

  static func line(
    _ id: String, in parent: String? = nil, _ kind: Statement.LineKind = .leaf, rules: [FactSelection]? = nil
  ) -> Statement.Line {
    Statement.Line(id: id, name: id, parent: parent, kind: kind, rules: rules ?? (kind == .leaf ? someRule : []))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: [Statement.Line]
    let codes: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "a heading alone", lines: [line("h", .heading)], codes: ["accounts.no-result"]),
    Case(name: "a leaf without a sum", lines: [line("a")], codes: ["accounts.no-result"]),
    Case(
      name: "two sums at the top",
      lines: [line("a", in: "s"), line("s", .sum), line("b", in: "r"), line("r", .sum), line("t", .sum)],
      codes: ["accounts.several-results", "accounts.several-results"]),
    Case(
      name: "a leaf and a frame beside the sum",
      lines: [line("a", in: "s"), line("s", .sum), line("b"), line("f", .frame), line("h", .heading)],
      codes: ["accounts.outside-result", "accounts.outside-result"]),
    Case(
      name: "ids that the program uses",
      lines: [line("ej-placerat", in: "s"), line("flertydigt", in: "s"), line("ovrigt", in: "s"), line("s", .sum)],
      codes: ["accounts.reserved-id", "accounts.reserved-id"]),
    Case(name: "a tree", lines: [line("a", in: "s"), line("s", in: "r", .sum), line("r", .sum)], codes: []),
    Case(
      name: "a frame and a heading", lines: [line("h", .heading), line("f", in: "r", .frame), line("r", .sum)],
      codes: []),
    Case(name: "an id twice", lines: [line("a"), line("a")], codes: ["accounts.repeated-id"]),
    Case(name: "an unknown parent", lines: [line("a", in: "x")], codes: ["accounts.unknown-parent"]),
    Case(name: "a leaf for a parent", lines: [line("a", in: "b"), line("b")], codes: ["accounts.unknown-parent"]),
    Case(name: "a leaf without a rule", lines: [line("a", rules: [])], codes: ["accounts.leaf-without-rule"]),
    Case(name: "its own parent", lines: [line("s", in: "s", .sum)], codes: ["accounts.circle"]),
    Case(
      name: "a circle of two, and a leaf beneath it",
      lines: [line("s", in: "t", .sum), line("t", in: "s", .sum), line("a", in: "s")],
      codes: ["accounts.circle", "accounts.circle"]),
  ]

  @Test("A statement's problems are found", arguments: cases)
  func problems(_ sample: Case) {
    let statement = Statement(name: "Drift", selection: [], outside: [], lines: sample.lines)
    let places = Dictionary(
      sample.lines.enumerated().map { ($1.id, Place(file: "rader.csv", line: $0 + 2)) },
      uniquingKeysWith: { first, _ in first })
    let problems = StatementRules.problems(StatementDraft(id: "drift", statement: statement, places: places))
    #expect(problems.map(\.code) == sample.codes)
    #expect(
      problems.allSatisfy { $0.place.file == "rader.csv" && !$0.message.isEmpty && !$0.remedy.text(for: .page).isEmpty }
    )
  }

  @Test("Areas overlap where no coding part keeps them apart")
  func areas() {
    func area(_ id: String, _ parts: [String: String]) -> NamedSelection {
      NamedSelection(id: id, name: id, rules: [FactSelection(parts.mapValues { [CodeRange($0)] })])
    }
    func codes(_ areas: [NamedSelection]) -> [String] { AreaRules.problems(areas, in: "areas.csv").map(\.code) }
    #expect(codes([]) == [])
    #expect(codes([area("ovrigt", ["service_area": "51"])]) == ["accounts.reserved-id"])
    #expect(codes([area("a", ["service_area": "51"]), area("b", ["service_area": "52"])]) == [])
    #expect(
      codes([area("a", ["service_area": "5"]), area("b", ["service_area": "52"])]) == ["accounts.overlapping-areas"])
    #expect(
      codes([area("a", ["service_area": "51"]), area("b", ["responsibility": "30"])]) == ["accounts.overlapping-areas"])
    #expect(
      codes([
        area("a", ["service_area": "51", "responsibility": "30"]),
        area("b", ["service_area": "51", "responsibility": "31"]),
      ]) == [])
    #expect(codes([area("a", ["service_area": "51"]), area("a", ["service_area": "52"])]) == ["accounts.repeated-id"])
  }

  @Test("Areas that are found to be disjoint never take the same coding", arguments: [1, 2, 3] as [UInt64])
  func disjoint(_ seed: UInt64) {
    print("seed \(seed)")
    var random = RandomCodings(seed: seed)
    let parts = ["account", "service_area"]
    let facts = random.facts(rows: 500, codes: 40, of: parts)
    var found = 0
    for _ in 0..<60 {
      let areas = random.named(3, of: parts)
      guard AreaRules.problems(areas, in: "").isEmpty else { continue }
      found += 1
      for row in 0..<facts.count {
        #expect(areas.filter { facts.matches($0.rules, row: row) }.count <= 1)
      }
    }
    #expect(found > 0)
  }
}
