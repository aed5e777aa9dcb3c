import Accounts
import Budgeting
import Kernel
import Storage
import Testing

private typealias Draft = ReallocationRules.Draft

private func draft(_ account: String, _ responsibility: String, _ ore: Int64) -> Draft {
  Draft(codes: [.account: account, .responsibility: responsibility], amount: Money(ore: ore))
}

private let budget = BudgetRows([
  BudgetRow(
    codes: [.account: "6010", .responsibility: "302", .serviceArea: "510"], amount: Money(ore: 1_200), profile: .even),
  BudgetRow(
    codes: [.account: "6010", .responsibility: "311", .serviceArea: "520"], amount: Money(ore: 600),
    profile: .lastYear),
  BudgetRow(
    codes: [.account: "6010", .responsibility: "311", .serviceArea: "533"], amount: Money(ore: 600), profile: .even),
  BudgetRow(codes: [.account: "3010", .responsibility: "302"], amount: Money(ore: -2_400), profile: .even),
  BudgetRow(codes: [.account: "5010"], amount: Money(ore: 120), profile: .even),
  BudgetRow(codes: [.account: "5010", .responsibility: "302"], amount: Money(ore: 120), profile: .even),
])

@Test("A coding is completed where the budget has exactly one, and asked about where it has several")
func completion() {
  let (one, none) = ReallocationRules.completed([draft("6010", "302", 1)], in: budget)
  #expect(one.first?.codes[.serviceArea] == "510" && none.isEmpty)
  let (_, several) = ReallocationRules.completed([draft("6010", "311", 1)], in: budget)
  #expect(several.map(\.code) == ["budgeting.several-codings"])
  // A coding that the budget has to the letter is that one, though another has more codes.
  let (exact, clear) = ReallocationRules.completed(
    [Draft(codes: [.account: "5010"], amount: Money(ore: 1))], in: budget)
  #expect(exact.first?.codes == [.account: "5010"] && clear.isEmpty)
  let (new, fine) = ReallocationRules.completed([draft("7777", "999", 1)], in: budget)
  #expect(new.first?.codes == [.account: "7777", .responsibility: "999"] && fine.isEmpty)
  let nameless = Draft(codes: [.responsibility: "999"], amount: Money(ore: 1))
  #expect(ReallocationRules.completed([nameless], in: budget).problems.map(\.code) == ["budgeting.no-account"])
  #expect(
    ReallocationRules.completed([Draft(codes: [:], amount: Money(ore: 1))], in: BudgetRows([])).problems.map(\.code)
      == ["budgeting.no-account"])
}

@Test(
  "A coding gives no more than its budget has left from the month on",
  arguments: [
    ("2019-05", Int64(-800), []), ("2019-05", -801, ["budgeting.overdrawn"]), ("2019-01", -1_200, []),
    ("2019-12", -100, []), ("2019-12", -101, ["budgeting.overdrawn"]), ("2019-12", 5_000, []),
  ] as [(String, Int64, [String])])
func overdrawn(from: String, ore: Int64, expected: [String]) throws {
  let month = try #require(Month(from))
  let (drafts, _) = ReallocationRules.completed([draft("6010", "302", ore)], in: budget)
  #expect(
    ReallocationRules.overdrawn(drafts, of: budget, decidedRows: budget.count, from: month).map(\.code) == expected)
}

@Test("A coding without budget gives nothing, two rows on one coding are taken together")
func limits() throws {
  let month = try #require(Month("2019-05"))
  func problems(_ drafts: [Draft]) -> Int {
    ReallocationRules.overdrawn(drafts, of: budget, decidedRows: budget.count, from: month).count
  }
  #expect(problems([draft("7777", "999", -1)]) == 1)
  let full = Draft(codes: [.account: "6010", .responsibility: "302", .serviceArea: "510"], amount: Money(ore: -500))
  #expect(problems([full]) == 0)
  #expect(problems([full, full]) == 1)
}

@Test(
  "A coding never crosses to the other side of zero unseen, from either side, nor goes on where it has",
  arguments: [
    // Revenue of 1 600 from May: it may be raised without limit, and relieved of what there is.
    ("3010", "302", [], Int64(-5_000), []), ("3010", "302", [], 1_600, []),
    ("3010", "302", [], 1_601, ["har −16,00 kr i budget från och med maj 2019, men 16,01 kr läggs till."]),
    // A cost of 800 from May that was overdrawn: no more is taken, what was taken may come back.
    ("6010", "302", [-1_000], -1, ["har −2,00 kr i budget från och med maj 2019, men 0,01 kr tas därifrån."]),
    ("6010", "302", [-1_000], 100, []), ("6010", "302", [-1_000], 5_000, []),
    // Revenue that was taken across to a cost.
    ("3010", "302", [1_700], 1, ["har 1,00 kr i budget från och med maj 2019, men 0,01 kr läggs till."]),
    ("3010", "302", [1_700], -5_000, []),
    // Nothing was decided: a revenue account may be expected to bring something in, another has nothing to give.
    ("3999", "302", [], -100, []),
    ("3999", "302", [], 100, ["har 0,00 kr i budget från och med maj 2019, men 1,00 kr läggs till."]),
    ("6999", "302", [], 100, []),
  ] as [(String, String, [Int64], Int64, [String])])
func sides(account: String, responsibility: String, moved: [Int64], ore: Int64, expected: [String]) throws {
  let month = try #require(Month("2019-05"))
  let (drafts, _) = ReallocationRules.completed([draft(account, responsibility, ore)], in: budget)
  let codes = try #require(drafts.first?.codes)
  let rows = budget.appending(
    moved.map { amount in
      let months = [Money](repeating: .zero, count: 4) + ProfileRules.even(Money(ore: amount), over: 8)
      return BudgetRow(codes: codes, amount: Money(ore: amount), profile: .explicit(months))
    })
  let problems = ReallocationRules.overdrawn(drafts, of: rows, decidedRows: budget.count, from: month)
  let messages = problems.map { $0.message.replacing("\u{A0}", with: " ") }
  #expect(messages.count == expected.count)
  for (message, expected) in zip(messages, expected) { #expect(message.hasSuffix(expected)) }
}

private func rule(_ part: String, _ codes: String...) -> [FactSelection] {
  [FactSelection([part: codes.map { CodeRange($0) }])]
}

private let statements = ReallocationRules.Statements(
  drift: Statement(
    name: "Drift", selection: [], outside: rule("project", "9"),
    lines: [
      .init(id: "kostnader", name: "Kostnader", parent: "resultat", kind: .leaf, rules: rule("account", "3", "5", "6")),
      .init(id: "bidrag", name: "Kommunbidrag", parent: "resultat", kind: .frame, rules: rule("account", "8")),
      .init(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
    ]),
  investments: Statement(
    name: "Investering", selection: rule("project", "9"), outside: [],
    lines: [
      .init(id: "inv", name: "Investering", parent: "summa", kind: .leaf, rules: rule("project", "9")),
      .init(id: "summa", name: "Summa", parent: nil, kind: .sum, rules: []),
    ]))

@Test(
  "A reallocation sums to zero, leaves the frame alone and stays within its statement",
  arguments: [
    ([("6010", "", Int64(-5)), ("6020", "", 5)], []),
    ([("6010", "", -5), ("6020", "", 4)], ["budgeting.reallocation-unbalanced"]),
    ([("6010", "", 0), ("6020", "", 0)], ["budgeting.nothing-moved", "budgeting.nothing-moved"]),
    ([("6010", "", -5), ("6010", "", 5)], ["budgeting.nothing-moved"]),
    ([("6010", "", -5), ("8010", "", 5)], ["budgeting.reallocated-frame"]),
    ([("6010", "", -5), ("1210", "93", 5)], ["budgeting.between-statements"]),
    ([("6010", "", -5), ("6020", "", 5), ("1210", "93", -7), ("1240", "93", 7)], []),
  ] as [([(String, String, Int64)], [String])])
func rules(rows: [(String, String, Int64)], expected: [String]) {
  let drafts = rows.map { Draft(codes: [.account: $0.0, .project: $0.1], amount: Money(ore: $0.2)) }
  func problems(_ isBetween: Bool) -> [String] {
    ReallocationRules.problems(drafts, year: 2019, statements: statements, isBetweenStatements: isBetween).map(\.code)
  }
  #expect(problems(false) == expected)
  #expect(problems(true) == expected.filter { $0 != "budgeting.between-statements" })
}

@Test("Months before the first are left alone, each month sums to zero, and each row to its amount")
func spread() throws {
  let month = try #require(Month("2019-05"))
  let rows = ReallocationRules.spread(
    [draft("1", "a", -100), draft("2", "b", 33), draft("3", "c", 67)], from: month)
  #expect(rows.map(\.amount.ore) == [-100, 33, 67])
  for index in 0..<12 {
    #expect(rows.map { $0.months[index] }.sum() == .zero)
    if index < 4 { #expect(rows.allSatisfy { $0.months[index] == .zero }) }
  }
}

@Test("A code that nobody has used is told once")
func unknown() {
  let lists: [CodingPart: CodeList] = [.account: CodeList(entries: [.init(code: "6020", name: "Hyra")])]
  let drafts = [draft("6020", "302", -1), draft("6099", "302", 1), draft("6099", "999", 1)]
  #expect(
    ReallocationRules.unknownCodes(drafts, budget: budget, lists: lists).map(\.message) == [
      "Koden konto 6099 finns varken i budgeten eller i kodlistan.",
      "Koden ansvar 999 finns varken i budgeten eller i kodlistan.",
    ])
}

@Test("Codes are told apart by their bytes")
func exactBytes() throws {
  // Å in one character, and A with a ring after it: equal as Swift strings.
  let rows = BudgetRows([
    BudgetRow(codes: [.account: "\u{C5}"], amount: Money(ore: 1), profile: .even),
    BudgetRow(codes: [.account: "A\u{30A}"], amount: Money(ore: 2), profile: .even),
  ])
  #expect(rows.columns.code("account").dictionary.count == 2)
  let back = try BudgetRows.decode(rows.encoded())
  #expect(back.columns.code("account").codes == [0, 1])
  #expect(
    rows.appending([BudgetRow(codes: [.account: "A\u{30A}"], amount: Money(ore: 3), profile: .even)])
      .columns.code("account").codes == [0, 1, 1])
}

@Test("Damaged rows of a budget are refused and never trap, and rows of a later schema say so", arguments: [3, 11])
func damagedRows(seed: Int) throws {
  let bytes = budget.encoded()
  var state = UInt64(seed)
  for _ in 0..<2_000 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var damaged = bytes
    damaged[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
    // What can still be read may differ; what cannot is an error, and nothing stops the program.
    let read = try? BudgetRows.decode(damaged)
    if let read { #expect(read.count >= 0) }
  }
  for count in 0..<bytes.count where count != bytes.count {
    #expect(throws: (any Error).self) { try BudgetRows.decode(Array(bytes.prefix(count))) }
  }
  #expect(throws: StorageProblem.newerThanProgram(tag: "budget-rows/3")) {
    try BudgetRows.decode(Array("budget-rows/3\nx".utf8))
  }
}
