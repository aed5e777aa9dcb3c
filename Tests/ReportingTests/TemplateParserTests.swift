import Documents
import Kernel
import Reporting
import TestSupport
import Testing

private func codes(_ text: String) -> [String] { TemplateParser.stored(text).problems.map(\.code) }

@Suite("The text of a template is read")
struct TemplateParserTests {
  @Test(
    "What cannot be read is told with its line",
    arguments: [
      ("@avsnit drift", "template.unknown-word", 1), ("Text <månade>.", "template.unknown-word", 1),
      ("\n@slut", "template.stray", 2), ("@annars\nText.", "template.stray", 1),
      ("@om kanske\n@slut", "template.odd-condition", 1),
      ("@om\n@slut", "template.missing", 1), ("Text.\n@om underskott\nText.", "template.unclosed", 2),
      ("@text analys\n@slut", "template.missing", 1), ("@text å \"Analys\"\n@slut", "template.odd-value", 1),
      ("@text a \"A\"\nroll: kung\n@slut", "template.unknown-word", 2),
      ("@text a \"A\"\nför: alla\n@slut", "template.odd-value", 2),
      ("@tabell a \"A\"\nkolumn: U = {actual:to-date}\n@slut", "template.missing", 1),
      ("@tabell a \"A\"\nrader: rad\n@slut", "template.missing", 1),
      ("@tabell a \"A\"\nrader: rad\nkolumn: U = {actual\n@slut", "prose.unclosed", 3),
      ("@diagram a staplar \"A\"\nrader: rad\nkolumn: U = {actual:to-date}\n@slut", "template.missing", 1),
      ("@diagram a cirklar \"A\"\n@slut", "template.unknown-word", 1),
      ("@varje hund\n@slut", "template.unknown-word", 1),
      ("@varje rad störst efter {actual:to-date}\n@slut", "template.odd-value", 1),
      ("@ruta rosa: Text.", "template.unknown-word", 1), ("@bilaga", "template.missing", 1),
      ("@sekretess \"Rubrik\"\n@slut", "template.missing", 1), ("Pris {actual:to-date", "prose.unclosed", 1),
    ])
  func problems(_ text: String, code: String, line: Int) {
    let found = TemplateParser.stored(text).problems
    #expect(found.map(\.code) == [code], "\(text)")
    #expect(found.first?.place.line == line, "\(text)")
  }

  @Test("Two tables, or two written parts, of the same id are told of; two of different kinds may share it")
  func repeated() {
    let table = "@tabell a \"A\"\nrader: rad\nkolumn: U = {actual:to-date}\n@slut\n"
    let text = "@text a \"A\"\n@slut\n"
    #expect(codes(table + table) == ["template.repeated"])
    #expect(codes(text + "@om underskott\n" + text + "@slut\n") == ["template.repeated"])
    #expect(codes(table + text) == [])
  }

  @Test("Conditions within conditions are told of once, where there are too many")
  func depth() {
    let nested = String(repeating: "@om underskott\n", count: 500) + String(repeating: "@slut\n", count: 500)
    #expect(codes(nested) == ["template.too-large"])
    #expect(codes(String(repeating: "a", count: 200_001)) == ["template.too-large"])
  }

  @Test("An empty line parts paragraphs, conditions do not, and an item goes on over indented lines")
  func running() throws {
    let tree = TemplateParser.stored("Ett\ntvå\n@om underskott\ntre\n@slut\n\nfyra\n- fem\n  sex\nsju").tree
    let expected: [TemplateNode] = [
      .paragraph(words("Ett två", 1), isJoined: false),
      .condition([
        TemplateBranch(
          .compares(.init(.figure(.init("variance", [], .fullYear))), .less, .init(digits: 0, unit: nil)),
          [.paragraph(words("tre", 4), isJoined: true)])
      ]),
      .paragraph(words("fyra", 7), isJoined: false), .item(words("fem sex", 8), isNumbered: false),
      .paragraph(words("sju", 10), isJoined: false),
    ]
    #expect(tree.nodes == expected)
  }

  private func words(_ text: String, _ line: Int) -> TemplateWords {
    TemplateWords([.text(text)], at: Place(line: line))
  }

  @Test("Fields, figures and what weighs more are found in words; doubled marks are plain")
  func pieces() {
    let tree = TemplateParser.stored("**Läget <månaden>** <<b> {{x}} {actual:to-date | tkr} 3 < 4").tree
    guard case .paragraph(let words, _) = tree.nodes.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(
      words.pieces == [
        .strong("Läget "), .field(.named(.month), isStrong: true), .text(" <b> {x} "),
        .reference(.init(.figure(.init("actual", [], .toDate)), format: .init(unit: .tkr))), .text(" 3 < 4"),
      ])
  }

  @Test(
    "Conditions are read as people write them",
    arguments: [
      ("överskott", "compares"), ("{actual:to-date} <= -1,5 mnkr", "compares"), ("{actual:to-date} ≠ 0", "compares"),
      ("{actual:to-date}", "isKnown"), ("<paragraf>", "has"), ("inte <paragraf>", "not"),
      ("finns område", "hasMembers"),
      ("text analys", "isWritten"), ("<paragraf> och <diarienummer>", "all"),
      ("<paragraf> och text analys eller underskott", "any"),
    ])
  func conditions(_ text: String, kind: String) {
    let reading = TemplateParser.stored("@om \(text)\nJa.\n@slut")
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    guard case .condition(let branches) = reading.tree.nodes.first, let condition = branches.first?.condition else {
      Issue.record("no condition: \(text)")
      return
    }
    #expect(String(describing: condition).hasPrefix(kind))
  }

  @Test("Every shipped template is without fault, and its text says what it is called")
  func shipped() {
    for (id, template) in ShippedTemplates.all {
      #expect(TemplateRules.problems(template).map(\.message) == [], "\(id)")
      #expect(template.tree.name == template.title)
    }
    #expect(Set(ShippedTemplates.all.map(\.id)).count == 5)
  }

  @Test("No text, however odd, stops the reader")
  func fuzz() throws {
    var chance = SeededChance(seed: 20_190_521)
    let pieces =
      [
        "@", "{", "}", "<", ">", "\"", "”", "**", ":", "=", "|", "\n", " ", "- ", "1. ", "# ", "//", "actual:to-date",
        "störst 3 efter ", "rad", "underskott", "och", "inte", "−500 tkr", "9999999999999999999", "å", "\u{301}", "🧭",
      ] + ["mall", "tabell", "diagram", "text", "om", "annars", "varje", "sekretess", "slut"].map { "@" + $0 + " " }
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0..<40, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
        .joined()
      let reading = TemplateParser.stored(text)
      #expect(reading.tree.allNodes.count <= text.count)
    }
  }
}
