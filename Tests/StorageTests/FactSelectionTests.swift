import FoundationEssentials
import Kernel
import Storage
import TestSupport
import Testing

@Suite("Selections of facts")
struct FactSelectionTests {
  // All codes of up to three digits over a small alphabet: every way two prefixes can lie to each other occurs.
  private static let codes: [String] = {
    let digits = ["0", "1", "2", "3"]
    let two = digits.flatMap { first in digits.map { first + $0 } }
    return [""] + digits + two + two.flatMap { first in digits.map { first + $0 } }
  }()

  private func selection(_ chance: inout SeededChance) -> FactSelection {
    var parts: [String: [CodeRange]] = [:]
    for part in ["account", "responsibility"] where Bool.random(using: &chance) {
      parts[part] = (0..<Int.random(in: 1...2, using: &chance)).map { _ in
        let ends = (0..<2).map { _ in Self.codes[Int.random(in: 0..<Self.codes.count, using: &chance)] }.sorted()
        return Bool.random(using: &chance) ? CodeRange(ends[0]) : CodeRange(from: ends[0], to: ends[1])
      }
    }
    return FactSelection(parts)
  }

  @Test("What covers holds every code of the covered; what does not overlap shares none", arguments: 1...300)
  func laws(seed: Int) {
    var chance = SeededChance(seed: seed)
    let left = selection(&chance)
    let right = selection(&chance)
    let covers = left.covers(right)
    let overlaps = left.overlaps(right)
    #expect(overlaps == right.overlaps(left), "seed \(seed): \(left) and \(right)")
    #expect(FactSelection.everything.covers(left), "seed \(seed)")
    // Two selections that overlap without covering promise nothing of single codes.
    guard covers || !overlaps else { return }
    var wrong: [String] = []
    for account in Self.codes {
      for responsibility in Self.codes {
        let code = { $0 == "account" ? account : responsibility }
        guard right.contains(code) else { continue }
        let inLeft = left.contains(code)
        if covers, !inLeft { wrong.append("covers \(account) \(responsibility)") }
        if !overlaps, inLeft { wrong.append("overlaps \(account) \(responsibility)") }
      }
    }
    #expect(wrong.isEmpty, "seed \(seed): \(left) and \(right): \(wrong.prefix(3))")
  }

  @Test("A selection covers itself", arguments: 1...100)
  func reflexive(seed: Int) {
    var chance = SeededChance(seed: seed)
    let selection = selection(&chance)
    #expect(selection.covers(selection), "seed \(seed): \(selection)")
  }

  @Test(
    "Codes are compared as prefixes from the left",
    arguments: [
      ("302", "302", true), ("302", "30271", true), ("302", "30", false), ("302", "0302", false), ("", "", true),
      ("", "x", true), ("302", "", false),
    ])
  func prefixes(range: String, code: String, holds: Bool) {
    #expect(FactSelection(["responsibility": [CodeRange(range)]]).contains { _ in code } == holds)
  }

  @Test("A selection survives storage, whatever its codes are spelt with")
  func stored() throws {
    let selection = FactSelection([
      "account": [CodeRange("A-1"), CodeRange(from: "5 0", to: "5 9"), CodeRange("*"), CodeRange("")],
      "project": [CodeRange(from: "å", to: "ö")], "object": [],
    ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let bytes = try encoder.encode(selection)
    #expect(try JSONDecoder().decode(FactSelection.self, from: bytes) == selection)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"parts":{"account":[["A-1"],["5 0","5 9"],["*"],[""]],"project":[["å","ö"]]}}"#)
    for damaged in [#"{"parts":{"account":[[]]}}"#, #"{"parts":{"account":[["1","2","3"]]}}"#, "{}"] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(FactSelection.self, from: Data(damaged.utf8)) }
    }
  }

  @Test("A selection is described by its parts, and everything is allt")
  func described() {
    #expect(FactSelection.everything.description == "allt")
    let selection = FactSelection(["responsibility": [CodeRange("302"), CodeRange(from: "310", to: "319")]])
    #expect(selection.description == "responsibility 302, 310-319")
  }
}
