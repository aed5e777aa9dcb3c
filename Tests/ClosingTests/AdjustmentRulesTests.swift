import Closing
import Kernel
import Storage
import Testing

private func months(_ tkr: [Int: Int64]) -> [Money] { (1...12).map { Money(tkr: tkr[$0] ?? 0) } }

private func item(
  _ sort: AdjustmentKind, _ tkr: [Int: Int64], isBooked: Bool = true, isInPeriodBudget: Bool = false,
  belongs: Bool? = nil, reversal: String? = nil, isEnded: Bool = false
) -> Adjustment {
  Adjustment(
    name: "Post", sort: sort, year: 2019,
    parts: [.init(line: "personal", area: nil, unit: nil, months: months(tkr))], isBooked: isBooked,
    isInPeriodBudget: isInPeriodBudget, belongsToPeriod: belongs, reversal: reversal.flatMap { Month($0) },
    isEnded: isEnded)
}

private func sum(_ adjustment: Adjustment, _ period: String) throws -> Int64 {
  AdjustmentRules.amount(of: adjustment, over: try #require(Period(period))).ore / 100_000
}

@Test("An item is taken out of whichever side holds what does not belong, and added where what belongs is not booked")
func signs() {
  // Booked, in the period budget, belongs to the period → what it does to actual and to the period budget.
  let cases: [(booked: Bool, budgeted: Bool, belongs: Bool, actual: Int, budget: Int)] = [
    (false, false, false, 0, 0), (false, false, true, 1, 0), (false, true, false, 0, -1), (false, true, true, 1, 0),
    (true, false, false, -1, 0), (true, false, true, 0, 0), (true, true, false, -1, -1), (true, true, true, 0, 0),
  ]
  for sort in AdjustmentKind.allCases where sort.nature != .comparison {
    for each in cases {
      let item = item(
        sort, [3: 100], isBooked: each.booked, isInPeriodBudget: each.budgeted, belongs: each.belongs)
      #expect(AdjustmentRules.sign(of: item, on: .actual) == each.actual, "\(sort) \(each)")
      #expect(AdjustmentRules.sign(of: item, on: .periodBudget) == each.budget, "\(sort) \(each)")
      #expect(AdjustmentRules.sign(of: item, on: .lastYear) == 0)
    }
  }
}

@Test("What makes last year comparable touches last year alone")
func comparison() {
  for sort in AdjustmentKind.allCases where sort.nature == .comparison {
    for isBooked in [false, true] {
      let item = item(sort, [3: 100], isBooked: isBooked, isInPeriodBudget: true, belongs: true)
      #expect(AdjustmentRules.Target.allCases.map { AdjustmentRules.sign(of: item, on: $0) } == [0, 0, 1])
    }
  }
}

@Test("Earned pay belongs to its months, what evens out or does not come again does not")
func usuallyBelongs() {
  #expect(AdjustmentKind.allCases.filter(\.usuallyBelongs) == [.accruedSalaries, .hourlyPayLag])
  #expect(Set(AdjustmentKind.allCases.map(\.term)).count == AdjustmentKind.allCases.count)
  for kind in AdjustmentKind.allCases { #expect(AdjustmentKind(term: kind.term.uppercased()) == kind) }
}

@Test("An item that is reversed comes to nothing from that month on, also in the year after")
func reversal() throws {
  let march = item(.bookedAhead, [2: 100, 3: 400], reversal: "2019-05")
  #expect(try sum(march, "2019-01") == 0)
  #expect(try sum(march, "2019-01..2019-04") == 500)
  #expect(try sum(march, "2019-05") == -500)
  #expect(try sum(march, "2019") == 0)
  let december = item(.bookedAhead, [12: 70], reversal: "2020-01")
  #expect(try sum(december, "2019") == 70)
  #expect(try sum(december, "2020-01") == -70)
  #expect(try sum(december, "2020-02..2020-12") == 0)
  #expect(try sum(item(.bookedAhead, [1: 9], reversal: "2019-03", isEnded: true), "2019-01") == 0)
}

@Test("The changes of a balance sum to what it ends with less what it began with")
func balances() {
  let balances: [Money?] = [nil, Money(tkr: 600), nil, Money(tkr: 2_301), nil, nil, Money(tkr: -40)]
  let changes = AdjustmentRules.changes(ofBalances: balances, opening: Money(tkr: 100))
  #expect(changes.map { $0.ore / 100_000 } == [0, 500, 0, 1_701, 0, 0, -2_341])
  #expect(changes.sum() == Money(tkr: -40 - 100))
  #expect(AdjustmentRules.changes(ofBalances: [], opening: Money(tkr: 5)) == [])
}

@Test("An amount spread evenly keeps its sum to the öre, in twelve months")
func even() {
  for months in [1...12, 1...4, 12...12, 5...7] {
    for ore in [0, 1, -1, 100, 1_105_400_000, -230_100_007] as [Int64] {
      let parts = AdjustmentRules.even(Money(ore: ore), over: months)
      #expect(parts.count == 12 && parts.sum() == Money(ore: ore))
      #expect(parts.indices.allSatisfy { months.contains($0 + 1) || parts[$0] == .zero })
    }
  }
}

@Test("Who levels out a year's first months is told of booked items that even out, by spot, and of no others")
func reversing() throws {
  let spot = AdjustmentRules.Spot(line: "personal", area: nil, unit: nil)
  let items = [
    item(.holidayPayDebt, [1: 500, 4: 300, 6: -800]), item(.hourlyPayLag, [4: 50], isBooked: false),
    item(.writeDown, [3: 2_800]), item(.accruedSalaries, [1: 40]),
  ].enumerated().map { Versioned(id: "p\($0)", version: 1, event: 1, value: $1) }
  let spring = try #require(Period("2019-01..2019-04"))
  #expect(AdjustmentRules.reversing(items, over: spring) == [spot: Money(tkr: 840)])
  #expect(AdjustmentRules.reversing(items, over: try #require(Period("2019-02"))).isEmpty)
}
