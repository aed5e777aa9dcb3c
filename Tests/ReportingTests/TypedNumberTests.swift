import Documents
import Figures
import Kernel
import Reporting
import Testing
import TestSupport

private let sample = SampleFigures(
  unitNames: ["Familjehem", "Stöd"],
  lineNames: ["Verksamhetens intäkter", "Personalkostnader", "Lokalhyror", "Övriga kostnader"])
private let resolver = ProseResolver(month: SampleFigures.month, catalogue: sample.catalogue)

private func findings(_ text: String) -> [TypedNumbers.Finding] {
  TypedNumbers(resolver).findings(in: ProseParser.stored(text).prose)
}

/// A text, and its numbers as digits, decimals, unit and whether they are rough.
private let written: [(String, [String])] = [
  ("Underskott om 6 902 tkr.", ["6902 0 tkr"]), ("−2 440 tkr, −6 358 tkr", ["-2440 0 tkr", "-6358 0 tkr"]),
  ("1800 tkr och 1\u{A0}800\u{A0}tkr", ["1800 0 tkr", "1800 0 tkr"]), ("5,2 mnkr", ["52 1 mnkr"]),
  ("85,00% eller 97 procent", ["8500 2 %", "97 0 %"]), ("3 399 kr, 12 miljoner kronor", ["3399 0 kr", "12 0 mnkr"]),
  ("ca 4 000 tkr, drygt 1 300 tkr", ["4000 0 tkr rough", "1300 0 tkr rough"]), ("+1 600 tkr", ["1600 0 tkr"]),
  ("År 2018 6 400 tkr", ["6400 0 tkr"]), ("den 12 maj 2019, § 58, 3 tjänster", []), ("a7 tkr, 7tkrs, 7 krav", []),
  ("99999999999999999999 tkr", []), ("1-2 tkr", ["2 0 tkr"]), ("", []),
]

@Test("Numbers with units are found as people write them", arguments: written)
func reading(_ text: String, _ expected: [String]) {
  let found = findings(text).map(\.number)
  #expect(found.map { "\($0.digits) \($0.decimals) \($0.unit.text)" + ($0.isRough ? " rough" : "") } == expected)
}

@Test("A number that a figure has is offered as a reference that prints it")
func offered() throws {
  // The variance of staff costs is 12 345 × 6 × −2 kronor for each of twelve months.
  let found = try #require(findings("Prognosen för personalkostnaderna innebär en avvikelse om 1 778 tkr.").first)
  let offer = try #require(found.offers.first)
  #expect(offer.stored == "{variance:line/drift.l1:2019 | tkr, utan tecken}")
  #expect(found.contradicted == nil)
  let text = ProseRules.inlines(ProseParser.stored(offer.stored).prose, resolver).plainText
  #expect(text == "1\u{A0}778\u{A0}tkr")
}

@Test("A number that is not the figure that its words mean is a warning with both")
func contradicted() throws {
  let found = try #require(findings("Ett ord.\nFör personalkostnader är avvikelsen för helår 1 787 tkr.").first)
  #expect(found.offers.isEmpty)
  let problem = try #require(found.contradiction)
  #expect(problem.code == "prose.contradicted")
  #expect(problem.severity == .warning)
  #expect(problem.message.contains("1 787 tkr") && problem.message.contains("1\u{A0}778\u{A0}tkr"))
  #expect(problem.place.line == 2)
  #expect(problem.place.column == 47)
}

@Test("The board and a deficit of nothing in particular mean the board's result, also beside a unit's name")
func boardsResult() throws {
  let board = SampleFigures(unitNames: ["Nämnd", "Stab"], lineNames: ["Personalkostnader"])
  let numbers = TypedNumbers(ProseResolver(month: SampleFigures.month, catalogue: board.catalogue))
  // The variance of the whole board is 12 345 × 6 kronor for each of twelve months: 889 tkr.
  for start in ["Nämndens avvikelse för helåret är", "Prognosen är ett underskott om"] {
    for (amount, isWrong) in [("889", false), ("898", true)] {
      let found = try #require(numbers.findings(in: ProseParser.stored("\(start) \(amount) tkr.").prose).first)
      #expect(found.offers.isEmpty == isWrong, "\(start) \(amount)")
      #expect((found.contradicted?.key.description == "variance:2019") == isWrong, "\(start) \(amount): \(found)")
    }
  }
}

@Test("A number that no words tie to a figure stands unremarked")
func unremarked() {
  for text in ["Vi köpte in cyklar för 450 tkr.", "Personalkostnaderna steg med 13 tkr i en enhet.", "1 778 personer"] {
    for finding in findings(text) { #expect(finding.offers.isEmpty && finding.contradicted == nil, "\(text)") }
  }
}

@Test("A reference is no typed number, and rough numbers may be off by half of their last digit")
func rough() {
  #expect(findings("{variance:full-year | tkr}").isEmpty)
  #expect(findings("Avvikelsen för helår, personalkostnader, är ca 1 800 tkr.").first?.offers.isEmpty == false)
  #expect(findings("Avvikelsen för helår, personalkostnader, är 1 800 tkr.").first?.offers.isEmpty == true)
}

@Test("No text stops the search for numbers", arguments: [5, 6])
func anyText(_ seed: Int) {
  print("seed \(seed)")
  var chance = SeededChance(seed: seed)
  let bits = [
    "1", "22", "333", " ", "\u{A0}", ",", ".", "-", "−", " tkr", "%", "mnkr", "personalkostnader", "avvikelse", "helår",
    "ca ", "\n", "å", "🙂", "{actual:full-year}", "{{", "}}", "9999999999999999", "2018", "resultatet",
  ]
  for _ in 0..<400 {
    let count = Int.random(in: 0...12, using: &chance)
    _ = findings((0..<count).map { _ in bits[Int.random(in: bits.indices, using: &chance)] }.joined())
  }
}
