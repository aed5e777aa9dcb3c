import Accounts
import Forecasting
import Kernel
import Storage
import TestSupport
import Testing

private typealias History = FallbackRules.History

@Test(
  "A method comes to a rule that can be carried out",
  arguments: [
    // Nothing posted this year: the budget stands.
    (.lastYearPattern, 0, (300, 1_000), .restOfBudget),
    (.runRate, 0, nil, .restOfBudget),
    (.restOfBudget, 400, (300, 1_000), .restOfBudget),
    (.runRate, 400, (300, 1_000), .runRate(Share(4, of: 12))),
    (.lastYearPattern, 400, (300, 1_000), .lastYearPattern(Share(300, of: 1_000))),
    (.lastYearPattern, -400, (-300, -1_000), .lastYearPattern(Share(-300, of: -1_000))),
    // No whole last year, or one that says nothing of this.
    (.lastYearPattern, 400, nil, .restOfBudget),
    (.lastYearPattern, 400, (0, 1_000), .restOfBudget),
    (.lastYearPattern, 400, (300, 0), .restOfBudget),
    (.lastYearPattern, 400, (-300, 1_000), .restOfBudget),
    (.lastYearPattern, 400, (100, 1_000), .restOfBudget),
    (.lastYearPattern, 400, (700, 1_000), .restOfBudget),
    (.lastYearPattern, 400, (167, 1_000), .lastYearPattern(Share(167, of: 1_000))),
    (.lastYearPattern, 400, (666, 1_000), .lastYearPattern(Share(666, of: 1_000))),
  ] as [(ForecastMethod, Int64, (Int64, Int64)?, FallbackRules.Rule)])
func rules(method: ForecastMethod, toDate: Int64, lastYear: (Int64, Int64)?, expected: FallbackRules.Rule) {
  let history = History(toDate: toDate, lastYear: lastYear.map { (toDate: $0.0, whole: $0.1) }, months: 4)
  #expect(FallbackRules.rule(method, history) == expected)
}

@Test("Each rule gives its amount, rounded to the öre")
func amounts() {
  func forecast(_ rule: FallbackRules.Rule) -> Int64 {
    FallbackRules.forecast(rule, actual: 410, adjusted: 400, budgetLeft: 900)
  }
  #expect(forecast(.restOfBudget) == 1_310)
  #expect(forecast(.runRate(Share(4, of: 12))) == 1_200)
  #expect(forecast(.runRate(Share(7, of: 12))) == 686)
  #expect(forecast(.lastYearPattern(Share(-320, of: -1_000))) == 1_250)
  // In December everything has happened.
  #expect(forecast(.runRate(Share(12, of: 12))) == 400)
}

private func line(_ kind: Statement.LineKind, _ accounts: [CodeRange]?) -> Statement.Line {
  Statement.Line(
    id: "x", name: "X", parent: nil, kind: kind, rules: [FactSelection(accounts.map { ["account": $0] } ?? [:])])
}

@Test("Personnel, account class 5, follows last year where nobody has chosen; other lines their budget")
func standards() {
  #expect(ForecastMethod.standard(line(.leaf, [CodeRange("5")])) == .lastYearPattern)
  #expect(ForecastMethod.standard(line(.leaf, [CodeRange(from: "50", to: "56")])) == .lastYearPattern)
  #expect(ForecastMethod.standard(line(.leaf, [CodeRange("5"), CodeRange("6")])) == .restOfBudget)
  #expect(ForecastMethod.standard(line(.leaf, [CodeRange(from: "5", to: "6")])) == .restOfBudget)
  #expect(ForecastMethod.standard(line(.leaf, [CodeRange("")])) == .restOfBudget)
  #expect(ForecastMethod.standard(line(.leaf, nil)) == .restOfBudget)
  #expect(ForecastMethod.standard(line(.frame, [CodeRange("5")])) == .restOfBudget)
  #expect(
    ForecastMethod.standard(Statement.Line(id: "x", name: "X", parent: nil, kind: .leaf, rules: [])) == .restOfBudget)
}

@Test("A method's word leads back to it", arguments: ForecastMethod.allCases)
func terms(method: ForecastMethod) {
  #expect(ForecastMethod(term: method.term) == method)
  #expect(ForecastMethod(term: method.term.uppercased()) == method)
  #expect(ForecastMethod(term: method.rawValue + "x") == nil)
}

@Test("Without a pattern the budget stands until June, and the pace from July", arguments: 1...12)
func withoutPattern(months: Int) {
  let history = History(toDate: 400, lastYear: nil, months: months)
  let expected: FallbackRules.Rule = months > 6 ? .runRate(Share(Int64(months), of: 12)) : .restOfBudget
  #expect(FallbackRules.rule(.lastYearPattern, history) == expected)
  #expect(FallbackRules.rule(.runRate, history) == .runRate(Share(Int64(months), of: 12)))
}

@Test(
  "An amount is parted by what is posted, to the last öre and never on what is not",
  arguments: [
    (100, [300, 100, 0], [75, 25, 0]), (100, [1, 1, 1], [33, 34, 33]), (-7, [2, 2], [-4, -3]), (100, [], []),
    (100, [0, 0], [0, 0]), (100, [-300, -100], [75, 25]),
    // A refund among costs has no share of them.
    (100, [300, -50, 100], [75, 0, 25]), (100, [50, -50], [0, 0]),
    (Money.limit, [Money.limit, Money.limit * 3], [Money.limit / 4, Money.limit * 3 / 4]),
  ] as [(Int64, [Int64], [Int64])])
func parts(amount: Int64, actuals: [Int64], expected: [Int64]) {
  #expect(FallbackRules.parts(of: amount, by: actuals) == expected)
}
