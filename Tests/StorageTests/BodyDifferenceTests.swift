import Storage
import TestSupport
import Testing

@Suite("What is different between two versions")
struct BodyDifferenceTests {
  /// Two bodies and what is told of their difference.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: String?
    let after: String
    let lines: [String]

    init(_ before: String?, _ after: String, _ lines: [String]) {
      self.before = before
      self.after = after
      self.lines = lines
    }

    var testDescription: String { "\(before ?? "nothing") → \(after)" }

    static let all = [
      Case(#"{}"#, #"{}"#, []),
      Case(#"{"name":"A"}"#, #"{"name":"A"}"#, []),
      Case(#"{"name":"A"}"#, #"{"name":"B"}"#, ["namn: ”A” → ”B”"]),
      Case(nil, #"{"name":"A","order":3}"#, ["nytt: namn: ”A”", "nytt: ordning: 3"]),
      Case(#"{"parent":"A100"}"#, #"{}"#, ["borttaget: överordnad: A100"]),
      Case(#"{"parent":null}"#, #"{"parent":""}"#, []),
      Case(#"{"rules":[]}"#, #"{}"#, []),
      Case(#"{"isCumulative":true}"#, #"{"isCumulative":false}"#, ["ackumulerad: ja → nej"]),
      Case(#"{"amount":100}"#, #"{"amount":-123456789}"#, ["belopp: 1 kr → −1 234 567,89 kr"]),
      Case(
        #"{"amount":1}"#, #"{"amount":-9223372036854775808}"#,
        [
          "belopp: 0,01 kr → −92 233 720 368 547 758,08 kr"
        ]),
      Case(#"{"year":2018}"#, #"{"year":2019}"#, ["år: 2018 → 2019"]),
      Case(#"{"unknown_field":1}"#, #"{"unknown_field":1234}"#, ["unknown_field: 1 → 1 234"]),
      Case(
        #"{"responsibilities":[["302"]]}"#, #"{"responsibilities":[["302"],["310","319"]]}"#,
        [
          "nytt: ansvar: 310–319"
        ]),
      Case(#"{"sections":["a","b"]}"#, #"{"sections":["b","a"]}"#, ["avsnitt: en ordning → en annan ordning"]),
      Case(#"{"sections":["a","a"]}"#, #"{"sections":["a"]}"#, ["borttaget: avsnitt: a"]),
      Case(
        #"{"lines":[{"id":"x","name":"X"},{"id":"y","name":"Y"}]}"#,
        #"{"lines":[{"id":"y","name":"Z"},{"id":"w","name":"W"}]}"#,
        ["rader, y, namn: ”Y” → ”Z”", "nytt: rader: id w, namn ”W”", "borttaget: rader: id x, namn ”X”"]),
      Case(
        #"{"rows":[{"statement":"drift","line":"personal","area":"ekb","entered":{"basis":"level","amount":100}}]}"#,
        #"{"rows":[{"statement":"drift","line":"personal","area":"ekb","entered":{"basis":"rest","amount":200}}]}"#,
        [
          "rader, drift personal ekb, angivet, belopp: 1 kr → 2 kr",
          "rader, drift personal ekb, angivet, sätt: nivå → återstår",
        ]),
      Case(
        #"{"months":[0,0,0,0,0,0,0,0,0,0,0,100]}"#, #"{"months":[100,0,0,0,0,0,0,0,0,0,0,0]}"#,
        ["månader: 1 kr på 1 månader → 1 kr på 1 månader, annorlunda fördelat"]),
      Case(
        #"{"stamp":{"at":"2019-05-04T20:00:00Z","decision":"SN § 1"}}"#,
        #"{"stamp":{"at":"2019-06-04T20:00:00Z","decision":"SN § 2"}}"#,
        ["skrivet, beslut: ”SN § 1” → ”SN § 2”"]),
      Case(#"{"meeting":"x"}"#, #"{"meeting":{"a":1}}"#, ["sammanträde: x → a 1"]),
      Case(#"[1]"#, #"7"#, [": 1 → 7"]),
    ]
  }

  @Test("Each field is told as people read it", arguments: Case.all)
  func told(test: Case) throws {
    let before = try test.before.map { try BodyTree(Array($0.utf8)) }
    let after = try BodyTree(Array(test.after.utf8))
    let lines = BodyDifference(from: before, to: after, sign: .ledger).changes.map(\.text)
    #expect(lines.map { $0.replacing("\u{A0}", with: " ") } == test.lines)
  }

  @Test("Amounts are turned where the kind shows the sign of reports")
  func sign() throws {
    let tree = try BodyTree(Array(#"{"amount":-180000000}"#.utf8))
    let change = try #require(BodyDifference(from: nil, to: tree, sign: .report).changes.first)
    #expect(change.after?.replacing("\u{A0}", with: " ") == "1 800 000 kr")
  }

  @Test("A long list is counted, and told whole where that is asked for")
  func counted() throws {
    func list(_ codes: Range<Int>, _ name: String) throws -> BodyTree {
      .object(["entries": .list(codes.map { .object(["code": .text("\($0)"), "name": .text(name)]) })])
    }
    let (old, new) = (try list(0..<100, "a"), try list(90..<120, "b"))
    let short = BodyDifference(from: old, to: new, sign: .ledger).changes
    #expect(short.map(\.text) == ["poster: 20 nya, 90 borttagna, 10 ändrade"])
    #expect(BodyDifference(from: old, to: new, sign: .ledger, limit: .max).changes.count == 120)
  }

  // Whatever two bodies hold, telling their difference ends, and is silent only where they say the same.
  @Test("Random trees are compared without a trap, and equal ones have no difference", arguments: 1...20)
  func randomTrees(seed: Int) {
    var chance = SeededChance(seed: seed)
    for _ in 0..<50 {
      let (a, b) = (tree(3, &chance), tree(3, &chance))
      #expect(BodyDifference(from: a, to: a, sign: .report).changes.isEmpty, "seed \(seed)")
      for change in BodyDifference(from: a, to: b, sign: .report).changes { #expect(!change.text.isEmpty) }
    }
  }

  private func tree(_ depth: Int, _ chance: inout SeededChance) -> BodyTree {
    let names = ["id", "amount", "months", "rows", "selection", "stamp", "parts", "code"]
    switch Int.random(in: 0...(depth > 0 ? 6 : 3), using: &chance) {
    case 0: return .null
    case 1: return .truth(.random(using: &chance))
    case 2: return .number([.min, .max, 0, 1, -1].randomElement(using: &chance) ?? 0)
    case 3: return .text(["", "a", "302", "å b"].randomElement(using: &chance) ?? "")
    case 4, 5:
      var fields: [String: BodyTree] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &chance) {
        fields[names.randomElement(using: &chance) ?? ""] = tree(depth - 1, &chance)
      }
      return .object(fields)
    default: return .list((0..<Int.random(in: 0...5, using: &chance)).map { _ in tree(depth - 1, &chance) })
    }
  }
}
