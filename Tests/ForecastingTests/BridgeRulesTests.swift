import Forecasting
import TestSupport
import Testing

@Test(
  "A bridge shows the great causes and takes the small ones together",
  arguments: [
    ([], [], []),
    ([0, 0], [], []),
    ([5], [0], []),
    // Greatest first, whichever way; equals in their own order.
    ([1, -3, 2, -2], [1, 2, 3, 0], []),
    // Below one twentieth of all moves, and beyond the third: taken together, in their own order.
    ([50, 40, 30, 2, -1], [0, 1, 2], [3, 4]),
    // Three are shown however small the third is.
    ([1_000, 1, 1, 1, 1], [0, 1, 2], [3, 4]),
    // One that would be alone is shown.
    ([50, 40, 30, 1], [0, 1, 2, 3], []),
    ([9, 8, 7, 6, 5, 4, 3], [0, 1, 2, 3, 4, 5, 6], []),
    // Never more than seven.
    ([9, 8, 7, 6, 5, 5, 5, 5], [0, 1, 2, 3, 4, 5, 6], [7]),
    ([.max, .min, 1], [1, 0, 2], []),
  ] as [([Int64], [Int], [Int])])
func chosen(moves: [Int64], steps: [Int], rest: [Int]) {
  let choice = BridgeRules.choice(of: moves)
  #expect(choice.steps == steps)
  #expect(choice.rest == rest)
}

@Test("What stands for the rest is never shown by itself, however great")
func neverAlone() {
  let choice = BridgeRules.choice(of: [1, 900, 2], neverAlone: [1])
  #expect(choice.steps == [2, 0])
  #expect(choice.rest == [1])
  #expect(BridgeRules.choice(of: [1, 0, 2], neverAlone: [1]).rest == [])
}

@Test("Every cause that has moved is shown or taken together, once", arguments: 0..<200)
func partition(seed: Int) {
  var random = SeededChance(seed: seed)
  let moves = (0..<Int.random(in: 0...60, using: &random)).map { _ in
    Int64.random(in: -9...9, using: &random) * Int64.random(in: 0...100_000, using: &random)
  }
  let last = moves.count - 1
  let choice = BridgeRules.choice(of: moves, neverAlone: seed % 2 == 0 || moves.isEmpty ? [] : [last])
  #expect((choice.steps + choice.rest).sorted() == moves.indices.filter { moves[$0] != 0 })
  #expect(choice.steps.count <= BridgeRules.most)
  let sizes = choice.steps.map { moves[$0].magnitude }
  #expect(sizes == sizes.sorted(by: >))
  // Nothing taken together is greater than anything shown, but what is never alone.
  let small = choice.rest.filter { seed % 2 == 0 || $0 != last }.map { moves[$0].magnitude }
  #expect(small.allSatisfy { small in sizes.allSatisfy { $0 >= small } })
}

@Test(
  "What is left of a forecast falls as the budget of the months that are left, and evenly without pattern",
  arguments: [
    ([100, 100], [10, 10, 10, 30], 280, [100, 100, 20, 60]),
    ([100, 100], [10, 10, 0, 0], 280, [100, 100, 40, 40]),
    // A budget that goes both ways gives no pattern.
    ([100, 100], [10, 10, -10, 30], 280, [100, 100, 40, 40]),
    ([100, 100], [10, 10, 10, 30], 160, [100, 100, -10, -30]),
    ([], [1, 1, 1, 1], 10, [3, 2, 3, 2]),
    // Nothing is left to foresee.
    ([1, 2, 3, 4], [9, 9, 9, 9], 99, [1, 2, 3, 4]),
  ] as [([Int64], [Int64], Int64, [Int64])])
func expected(posted: [Int64], budget: [Int64], forecast: Int64, months: [Int64]) {
  #expect(ExpectedRules.months(posted: posted, budget: budget, forecast: forecast) == months)
}

@Test("The expected months are the forecast to the öre while any month is left", arguments: 0..<100)
func expectedSums(seed: Int) {
  var random = SeededChance(seed: seed)
  func amounts(_ count: Int) -> [Int64] { (0..<count).map { _ in Int64.random(in: -99_999...99_999, using: &random) } }
  let posted = amounts(seed % 12)
  let forecast = amounts(1)[0]
  let budget = seed % 3 == 0 ? amounts(12).map(abs) : amounts(12)
  #expect(ExpectedRules.months(posted: posted, budget: budget, forecast: forecast).reduce(0, +) == forecast)
}
