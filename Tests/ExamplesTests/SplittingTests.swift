import Kernel
import Testing

@testable import MakeExamples

@Suite("Amounts are split exactly")
struct SplittingTests {
  @Test(
    "The parts of a split sum to the whole, whatever its sign and weights",
    arguments: [
      (0, [1, 1, 1]), (1, [1, 1, 1]), (-1, [1, 1]), (100, [3, 3, 3]), (-10_001, [7, 0, 13]), (5, [0, 1, 0]),
      (24_999_999_999, [985, 1_015, 999, 1_001]),
    ] as [(Int64, [Int64])])
  func sums(ore: Int64, weights: [Int64]) {
    let parts = Money(ore: ore).split(by: weights)
    #expect(parts.count == weights.count)
    #expect(parts.sum() == Money(ore: ore))
    for (part, weight) in zip(parts, weights) where weight == 0 { #expect(part == .zero) }
  }

  @Test("A split in steps has parts of whole steps")
  func steps() {
    let parts = Money(ore: -1_230_000).split(by: [1, 2, 4], step: 10_000)
    #expect(parts.sum() == Money(ore: -1_230_000))
    #expect(parts.allSatisfy { $0.ore % 10_000 == 0 })
  }

  @Test(
    "Decimal thousands become öre exactly, and nothing finer is let through",
    arguments: [
      ("0", 0), ("-4300", -430_000_000), ("7909.9554", 790_995_540), ("-0.00001", -1), ("1.000001", nil),
      ("", nil), ("-", nil), ("x", nil), ("1.x", nil),
    ] as [(String, Int64?)])
  func decimals(text: String, ore: Int64?) {
    #expect(Money(decimal: text[...], unit: 100_000)?.ore == ore)
  }

  @Test("A generator gives the same numbers for the same purpose, and others for another")
  func generator() {
    var first = SeededGenerator("huvudbok")
    var again = SeededGenerator("huvudbok")
    var other = SeededGenerator("budget")
    let numbers = (0..<50).map { _ in first.next(in: -3...3) }
    #expect(numbers == (0..<50).map { _ in again.next(in: -3...3) })
    #expect(numbers != (0..<50).map { _ in other.next(in: -3...3) })
    #expect(Set(numbers) == Set(-3...3))
  }

  @Test("The matrix spread over codings keeps every cell")
  func cells() {
    let items = Allocation().items
    for cell in Matrix.cells {
      let parts = items.filter { $0.coding.area == cell.area && $0.coding.line == cell.line }
      #expect(parts.map(\.budget2019).sum() == cell[.budget2019])
      #expect(parts.map(\.budget2018).sum() == cell[.budget2018])
      #expect(parts.map(\.forecastMarch).sum() == cell[.forecastMarch])
      #expect(parts.map(\.forecastApril).sum() == cell[.forecastApril])
      #expect(parts.map { $0.actual2019.sum() }.sum() == cell[.actualApril2019])
      #expect(parts.map { $0.actual2018.prefix(4).sum() }.sum() == cell[.actualApril2018])
      #expect(parts.map { $0.actual2018.sum() }.sum() == cell[.actual2018])
    }
  }
}
