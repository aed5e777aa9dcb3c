import Accounts
import Budgeting
import Kernel
import Testing

@Test(
  "Twelve even parts sum to the amount and differ by at most one öre",
  arguments: [0, 1, -1, 11, 12, 13, 100, 20_390_300_000, -20_390_300_001, Money.limit] as [Int64])
func evenParts(ore: Int64) throws {
  let parts = ProfileRules.even(Money(ore: ore), over: 12)
  #expect(parts.count == 12)
  #expect(parts.sum() == Money(ore: ore))
  let smallest = try #require(parts.map(\.ore).min())
  let largest = try #require(parts.map(\.ore).max())
  #expect(largest - smallest <= 1)
}

@Test("Weighted parts follow the weights, sum to the amount, and leave months without weight empty")
func weightedParts() {
  let parts = ProfileRules.weighted(Money(ore: 1_000), by: [0, 3, 0, 1])
  #expect(parts == [Money(ore: 0), Money(ore: 750), Money(ore: 0), Money(ore: 250)])
  let credit = ProfileRules.weighted(Money(ore: -100), by: [-1, -2])
  #expect(credit == [Money(ore: -33), Money(ore: -67)])
}

@Test("Weights that sum to zero or point both ways give no profile")
func impossibleWeights() {
  #expect(ProfileRules.weighted(Money(ore: 100), by: [0, 0]) == nil)
  #expect(ProfileRules.weighted(Money(ore: 100), by: [5, -1]) == nil)
  #expect(ProfileRules.weighted(Money(ore: 100), by: []) == nil)
}

@Test("A frame is spread over the months from its first, and a change decided later may reach back")
func frameMonths() throws {
  func frame(_ month: String) throws -> BudgetFrame {
    BudgetFrame(
      name: "Ram", year: 2019, amount: Money(ore: -1_200), decision: "KF § 1", decidedOn: Day("2019-03-27"),
      validFrom: try #require(Month(month)))
  }
  #expect(try frame("2019-01").months == [Money](repeating: Money(ore: -100), count: 12))
  let late = try frame("2019-11").months
  #expect(late.prefix(10).allSatisfy { $0 == .zero })
  #expect(Array(late.suffix(2)) == [Money(ore: -600), Money(ore: -600)])
  #expect(try frame("2018-05").months.sum() == Money(ore: -1_200))
}

@Test("Budget rows survive the way over their bytes")
func rowBytes() throws {
  let rows = [
    BudgetRow(codes: [.account: "0411", .responsibility: "302"], amount: Money(ore: 5), profile: .even),
    BudgetRow(codes: [.account: "5"], amount: Money(ore: -7), profile: .lastYear),
    BudgetRow(
      codes: [.account: "5"], amount: Money(ore: 12),
      profile: .explicit([Money](repeating: Money(ore: 1), count: 12))),
  ]
  let decoded = try BudgetRows.decode(BudgetRows(rows).encoded())
  #expect(decoded == BudgetRows(rows))
  #expect(decoded.codes(of: 0) == [.account: "0411", .responsibility: "302"])
  #expect(decoded.months(of: 1) == nil)
  #expect(decoded.months(of: 2) == [Money](repeating: Money(ore: 1), count: 12))
}
