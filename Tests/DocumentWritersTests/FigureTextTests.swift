import Documents
import Figures
import Kernel
import TestSupport
import Testing

@testable import DocumentWriters

@Test("The fast text of a cell is the text of the cell")
func fastText() {
  let seed = UInt64.random(in: 0...UInt64.max)
  print("seed \(seed)")
  var generator = SeededChance(seed: Int(truncatingIfNeeded: seed))
  var fast = FigureText()
  for number in 0..<20_000 {
    let shift = Int64.random(in: 0...45, using: &generator)
    let value = Int64.random(in: -1_000 * Money.limit...1_000 * Money.limit, using: &generator) >> shift
    let cell = FigureCell(
      key: FigureKey(
        "m\(number % 7)", [FigureSelection("line", "L\(number)")], number % 3 == 0 ? Sample.year : Sample.toDate),
      value: .money(Money(ore: value)),
      presentation: Presentation(
        unit: [.kr, .tkr, .mnkr][number % 3], factor: number % 2 == 0 ? 1 : -1,
        decimals: Int.random(in: 0...2, using: &generator)))
    #expect(FigureText.text(of: cell) == cell.text)
    #expect(fast.key(of: cell) == cell.key.description)
  }
}

@Test(
  "Numbers of every length and precision are written as everywhere else",
  arguments: [
    0, 1, -1, 9, 10, 99, 100, 999, 1_000, -1_000, 999_999, 1_000_000, -1_234_567, Int64.max / 2, Int64.max, Int64.min,
  ] as [Int64])
func numbers(number: Int64) {
  for decimals in 0...6 {
    #expect(FigureText.text(of: number, decimals: decimals) == SwedishText.number(number, decimals: decimals))
  }
}

@Test("Halves are rounded away from zero on the fast way too", arguments: [-150_000, -50_000, -49_999, 49_999, 50_000])
func halves(ore: Int64) {
  let cell = FigureCell(
    key: FigureKey("m", [], Sample.year), value: .money(Money(ore: ore)), presentation: .tkr)
  #expect(FigureText.text(of: cell) == cell.text)
}

@Test("Shares, counts and missing values are written as everywhere else")
func otherValues() {
  for cell in [
    Sample.count("a", 12_345), Sample.count("a", -1), Sample.share("a", 1, of: 3), Sample.share("a", -77, of: 1_000),
    Sample.share("a", 1, of: 0), Sample.missing("a"),
  ] {
    #expect(FigureText.text(of: cell) == cell.text)
  }
}
