import Documents
import Figures
import Kernel
import Testing

private func cell(ore: Int64, _ presentation: Presentation = .tkr) throws -> FigureCell {
  let key = try #require(FigureKey("variance:line/result:2019"))
  return FigureCell(key: key, value: .money(Money(ore: ore)), presentation: presentation)
}

@Test(
  "An amount is rounded once and signed as the presentation says",
  arguments: [
    (690_200_000, "\u{2212}6\u{A0}902"), (-50_000, "1"), (-49_999, "0"), (49_999, "0"), (0, "0"), (50_000, "\u{2212}1"),
  ] as [(Int64, String)])
func printedAmount(ore: Int64, text: String) throws {
  #expect(try cell(ore: ore).text == text)
}

@Test("Words follow the sign as printed, and a result that rounds to zero is no deficit")
func wording() throws {
  let wording = Wording.words(
    positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")
  #expect(try cell(ore: 690_200_000).text(wording) == "ett underskott om\u{A0}6\u{A0}902\u{A0}tkr")
  #expect(try cell(ore: -100_000).text(wording) == "ett överskott om\u{A0}1\u{A0}tkr")
  #expect(try cell(ore: 49_999).text(wording) == "ett nollresultat")
}

@Test("In running text a number is rounded to its step, and the word says which way and how much")
func approximation() throws {
  let cases: [(number: UInt64, step: Int64, value: UInt64, word: String)] = [
    (3_175, 100, 3_200, "knappt"), (3_174, 100, 3_200, "cirka"), (3_150, 100, 3_200, "cirka"),
    (3_149, 100, 3_100, "cirka"), (3_125, 100, 3_100, "drygt"), (3_126, 100, 3_100, "cirka"),
    (3_201, 100, 3_200, "drygt"), (3_200, 100, 3_200, ""), (0, 100, 0, ""), (49, 100, 49, ""),
    (50, 100, 100, "cirka"), (99, 100, 100, "knappt"), (2_812, 100, 2_800, "drygt"), (7, 1, 7, ""), (7, 0, 7, ""),
    (UInt64.max, 100, UInt64.max, ""),
  ]
  for each in cases {
    let rough = Approximation(of: each.number, step: each.step)
    #expect(rough.value == each.value && rough.word == each.word, "\(each)")
  }
  let wording = Wording.roughly(
    step: 100, positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")
  func text(_ ore: Int64) throws -> String { try cell(ore: ore).text(wording).replacing("\u{A0}", with: " ") }
  #expect(try text(317_500_000) == "ett underskott om knappt 3 200 tkr")
  #expect(try text(-320_000_000) == "ett överskott om 3 200 tkr")
  #expect(try text(1_200_000) == "ett underskott om 12 tkr")
  #expect(try text(40_000) == "ett nollresultat")
}

@Test("A machine reads a decimal point, an ASCII minus and no grouping")
func machineText() throws {
  let millions = Presentation(unit: .mnkr, factor: -1, decimals: 1)
  #expect(try cell(ore: 523_000_000, millions).machineText == "-5.2")
  #expect(try cell(ore: 3_000_000, millions).machineText == "0.0")
  #expect(try cell(ore: -1_234_567_800_000, .tkr).machineText == "12345678")
}

@Test("A table says when its rounded cells do not add up")
func rounding() throws {
  func table(_ amounts: [Int64]) throws -> Table {
    let cells = try amounts.map { try cell(ore: $0) }
    let sum = try cell(ore: amounts.reduce(0, +))
    var rows = cells.enumerated().map { Table.Row(id: "r\($0)", cells: [.text("Rad"), .figure($1)]) }
    rows.append(
      Table.Row(id: "sum", kind: .total, cells: [.text("Summa"), .figure(sum)], sumOf: Array(amounts.indices)))
    return Table(id: "t", caption: "T", columns: [.init("row", "Rad", .label), .init("a", "Belopp")], rows: rows)
  }
  #expect(try table([140_000, 140_000, 140_000]).showsRounding)
  #expect(try !table([100_000, 200_000]).showsRounding)
}

@Test("A figure key is spelled and read back")
func keys() throws {
  for text in ["variance:area/A12:line/L3:2019", "actual:line/personal:2019-01..2019-04", "count:2019-04"] {
    #expect(FigureKey(text)?.description == text)
  }
  #expect(FigureKey("variance") == nil)
  #expect(FigureKey("variance:area:2019") == nil)
}
