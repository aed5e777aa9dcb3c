import Documents
import Figures
import Kernel
import TestSupport
import Testing

@testable import Reporting

private func document(_ paragraphs: [String]) -> Document {
  Document(title: "Rapport", blocks: paragraphs.map { .paragraph([.text($0)]) })
}

private func runs(_ old: [String], _ new: [String]) -> [[WordDifference.Run]] {
  WordComparison.differences(document(old), document(new)).map(\.runs)
}

@Test("Words that were taken away and added are told within their paragraph")
func words() {
  #expect(runs(["a b"], ["a b"]) == [])
  #expect(runs([], ["a b"]) == [[.added("a b")]])
  #expect(runs(["a b"], []) == [[.removed("a b")]])
  #expect(
    runs(["Vi väntar ett underskott i år."], ["Vi väntar ett mindre underskott i år."])
      == [[.kept("Vi väntar ett"), .added("mindre"), .kept("underskott i år.")]])
  #expect(
    runs(["Tre vakanser i mars."], ["Två vakanser i mars."])
      == [[.removed("Tre"), .added("Två"), .kept("vakanser i mars.")]])
  // What has little in common is another paragraph.
  #expect(runs(["Om våren"], ["Något helt annat sägs"]) == [[.added("Något helt annat sägs")], [.removed("Om våren")]])
  // A paragraph that is only moved past a new one stays.
  #expect(runs(["a b c", "d e f"], ["ny", "a b c", "d e f"]) == [[.added("ny")]])
}

@Test("A figure in a sentence is the same word whatever its value")
func figuresInWords() throws {
  let key = try #require(FigureKey("variance:line/l:2019"))
  func sentence(_ ore: Int64, _ end: String) -> Document {
    let cell = FigureCell(key: key, value: .money(Money(ore: ore)), presentation: .tkr)
    return Document(
      title: "Rapport", blocks: [.paragraph([.text("Avvikelsen är "), .figure(cell, .signed), .text(end)])])
  }
  #expect(WordComparison.differences(sentence(100_000, " nu."), sentence(900_000, " nu.")).isEmpty)
  #expect(WordComparison.differences(sentence(100_000, " nu."), sentence(900_000, " då.")).count == 1)
}

@Test("What is kept and removed is the earlier text, what is kept and added the later", arguments: 0..<50)
func stepsLeadThere(seed: Int) {
  var chance = SeededChance(seed: seed)
  let old = (0..<Int.random(in: 0...12, using: &chance)).map { _ in Int.random(in: 0...4, using: &chance) }
  let new = (0..<Int.random(in: 0...12, using: &chance)).map { _ in Int.random(in: 0...4, using: &chance) }
  let steps = WordComparison.steps(old, new)
  #expect(steps.compactMap { if case .added = $0 { nil } else { $0.thing } } == old, "seed \(seed)")
  #expect(steps.compactMap { if case .removed = $0 { nil } else { $0.thing } } == new, "seed \(seed)")
}

extension WordComparison.Step {
  fileprivate var thing: Thing {
    switch self {
    case .kept(let thing), .removed(let thing), .added(let thing): thing
    }
  }
}

@Test("Figures are read back as they were kept, provenance and all")
func figuresRoundTrip() throws {
  let key = try #require(FigureKey("variance:line/l:2019"))
  let other = try #require(FigureKey("actual:line/l:2019-04"))
  let made = Provenance(segments: ["0123456789ab"], records: ["budget-version/2019@3"], event: 7)
  let figures = LockedFigures([
    .init(cell: FigureCell(key: key, value: .money(Money(ore: -1)), presentation: .tkr), provenance: made),
    .init(cell: FigureCell(key: other, value: .missing, presentation: .tkr), provenance: made),
    .init(
      cell: FigureCell(key: key, value: .share(Share(1, of: 3)), presentation: .tkr, status: .closed), provenance: nil),
  ])
  let bytes = try figures.bytes()
  #expect(try LockedFigures(bytes: bytes) == figures)
  #expect(try LockedFigures(bytes: bytes).bytes() == bytes)
}

/// The golden body of figures/1: it must decode for ever.
private let goldenFigures = """
  {"figures":[{"cell":{"decimals":0,"factor":-1,"key":"variance:line/l:2019","ore":-1,"unit":"tkr"},"source":0}],\
  "provenances":[{"event":7,"records":["budget-version/2019@3"],"segments":["0123456789ab"]}],"schema":"figures/1"}
  """

@Test("Figures kept as figures/1 are read for ever, those of a newer program and damaged ones are refused")
func goldenBody() throws {
  let read = try LockedFigures(bytes: Array(goldenFigures.utf8))
  #expect(read.entries.first?.provenance?.records == ["budget-version/2019@3"])
  #expect(String(decoding: try read.bytes(), as: UTF8.self) == goldenFigures)
  #expect(throws: DocumentProblem.newerThanProgram(tag: "figures/2")) {
    try LockedFigures(bytes: Array(goldenFigures.replacing("figures/1", with: "figures/2").utf8))
  }
  #expect(throws: DocumentProblem.damaged("figures")) {
    try LockedFigures(bytes: Array(goldenFigures.replacing("\"source\":0", with: "\"source\":1").utf8))
  }
}
