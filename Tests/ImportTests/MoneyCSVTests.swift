import Accounts
import Budgeting
import Forecasting
import Formats
import Kernel
import Testing

private func bytes(_ lines: String...) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

@Test("A budget's sign is turned once", arguments: [(AmountSign.report, Int64(-10_000)), (.ledger, 10_000)])
func budgetSign(sign: AmountSign, expected: Int64) throws {
  let rows = try BudgetCSV.read(name: "b.csv", bytes: bytes("konto;ansvar;belopp", "3010;302;100,00"), sign: sign)
  #expect(
    rows == [
      BudgetRow(codes: [.account: "3010", .responsibility: "302"], amount: Money(ore: expected), profile: .even)
    ])
}

@Test("A budget's profile is even, last year's or twelve months that sum")
func profiles() throws {
  let months = "jan;feb;mar;apr;maj;jun;jul;aug;sep;okt;nov;dec"
  let rows = try BudgetCSV.read(
    name: "b.csv",
    bytes: bytes(
      "konto;belopp;profil;\(months)", "1;12;jämn;;;;;;;;;;;;", "2;12;Fjolår;;;;;;;;;;;;", "3;12;;;;;;;;;;;;;",
      "4;3;egen;1;1;1;;;;;;;;;", "5;3;;1;1;;;;;;;;;;1"), sign: .ledger)
  let explicit = { (values: [Int: Int64]) in
    BudgetProfile.explicit((0..<12).map { Money(ore: values[$0] ?? 0) })
  }
  #expect(
    rows.map(\.profile) == [
      .even, .lastYear, .even, explicit([0: 100, 1: 100, 2: 100]), explicit([0: 100, 1: 100, 11: 100]),
    ])
}

@Test(
  "Every problem of a budget is told with its place",
  arguments: [
    (";302;1;", ["2:1 budgeting.no-account"]), ("5;302;;", ["2:7 formats.not-an-amount"]),
    ("5;302;1;vågig", ["2:9 budgeting.unknown-profile"]), ("5;302;1,001;", ["2:7 formats.too-many-decimals"]),
    ("5;302;1;egen\n6;302;x;", ["2:12 budgeting.months-disagree", "3:7 formats.not-an-amount"]),
  ] as [(String, [String])])
func budgetProblems(rows: String, expected: [String]) {
  #expect(
    problems {
      _ = try BudgetCSV.read(name: "b.csv", bytes: bytes("konto;ansvar;belopp;profil;jan", rows), sign: .report)
    }.map { $0.replacing("2:13", with: "2:12") } == expected)
}

@Test("Money to the board becomes negative, and a change may reach back")
func frames() throws {
  let drafts = try FramesCSV.read(
    name: "f.csv",
    bytes: bytes(
      "id;namn;år;belopp;beslut;beslutsdag;gäller från;profil", "ram;Ram;2019;211703000;KF;2018-11-21;2019-01;jämn",
      "r2;Sänkt;2019;-7800000,00;KF;2019-03-27;2019-01-01;", "r3;Senare;2019;12;;;;"))
  let read = Dictionary(drafts.map { ($0.id, $0.frame) }, uniquingKeysWith: { first, _ in first })
  #expect(read["ram"]?.amount == Money(ore: -21_170_300_000))
  #expect(read["r2"]?.amount == Money(ore: 780_000_000))
  #expect(read["r2"]?.validFrom == Month("2019-01"))
  #expect(read["r3"]?.months == [Money](repeating: Money(ore: -100), count: 12))
}

@Test(
  "Every problem of a file of frames is told with its place",
  arguments: [
    ("a;A;19;1;;;;", ["2:5 formats.not-understood"]), ("a;A;2019;1;;i går;;", ["2:13 formats.not-understood"]),
    ("a;A;2019;1;;;2020-01;", ["2:14 budgeting.frame-after-year"]),
    ("a;A;2019;1;;;2020-05-01;", ["2:14 budgeting.frame-after-year"]), ("a;A;2019;1;;;2019-12-31;", []),
    ("a;A;2019;1;;;2018-12-31;", []), ("a b;A;2019;1;;;;", ["2:1 budgeting.odd-id"]),
    ("a;A;2019;1;;;maj;", ["2:14 formats.not-understood"]),
    ("a;A;2019;1;;;;fjolår", ["2:15 budgeting.uneven-frame"]),
    ("a;A;2019;1;;;;\na;B;2019;1;;;;", ["3:1 budgeting.repeated-frame"]),
  ] as [(String, [String])])
func frameProblems(rows: String, expected: [String]) {
  let file = bytes("id;namn;år;belopp;beslut;beslutsdag;gäller från;profil", rows)
  #expect(problems { _ = try FramesCSV.read(name: "f.csv", bytes: file) } == expected)
}

@Test("A frame component says what kind of money it is, how long, in which prices, and what later years have")
func frameColumns() throws {
  let drafts = try FramesCSV.read(
    name: "f.csv",
    bytes: bytes(
      "id;namn;år;belopp;slag;gäller till;profil;prisnivå;kompenserar;procent;index;plan år 2;plan år 3;jan;jun;dec",
      "g;Grund;2019;300;Grundram;;egen;2018;;;;310;320,50;100;100;100",
      "t;Tillfällig;2019;12;tillfällig;2020-06-30;ikapp;;;;;6;;;;", "k;Pris;2019;;;;;;g;2,5;PKV;;;;;",
      "s;Tillägg;2019;1;tilläggsanslag;;;;;;;;;;;"))
  #expect(drafts.map(\.frame.sort) == [.base, .temporary, .compensation, .supplementary])
  #expect(drafts[0].frame.plan.map(\.amount.ore) == [-31_000, -32_050])
  #expect(drafts[0].frame.plan.map(\.year) == [2020, 2021])
  #expect(drafts[0].frame.months.filter { $0 != .zero } == [Money](repeating: Money(ore: -10_000), count: 3))
  #expect(drafts[0].frame.priceLevel == 2018)
  #expect(drafts[1].frame.validTo == Month("2020-06") && drafts[1].frame.profile == .catchUp)
  #expect(drafts[2].frame.compensation == .init(component: "g", basisPoints: 250, index: "PKV"))
  #expect(drafts.map(\.hasAmount) == [true, true, false, true])
}

@Test(
  "Every problem of a frame component's own columns is told",
  arguments: [
    ("a;A;2019;12;engångs;;;;;;", ["budgeting.unknown-kind"]),
    ("a;A;2019;12;;;egen;;;6;", ["budgeting.months-disagree"]),
    ("a;A;2019;12;;;jämn;;;6;6", ["budgeting.months-beside-profile"]),
    ("a;A;2019;;;;;b;;;", ["formats.not-an-amount"]),
    ("a;A;2019;;;;;;2,5;;", ["budgeting.unknown-frame"]), ("a;A;2019;;;;;b;2,555;;", ["formats.too-many-decimals"]),
    ("a;A;2019;12;;maj;;;;;", ["formats.not-understood"]), ("a;A;2019;12;;;;;;6;6", []),
  ] as [(String, [String])])
func frameColumnProblems(row: String, expected: [String]) {
  let header = "id;namn;år;belopp;slag;gäller till;profil;kompenserar;procent;jan;feb"
  let found = problems { _ = try FramesCSV.read(name: "f.csv", bytes: bytes(header, row)) }
  #expect(found.map { String($0.split(separator: " ").last ?? "") } == expected)
}

@Test("A budget row whose profile decides the months has none of its own")
func monthsBesideProfile() {
  for profile in ["jämn", "fjolår"] {
    let file = bytes("konto;belopp;profil;jan;feb", "5;12;" + profile + ";;12")
    #expect(
      problems { _ = try BudgetCSV.read(name: "b.csv", bytes: file, sign: .report) }
        == ["2:\(profile.count + 8) budgeting.months-beside-profile"])
  }
}

@Test("Forecast rows are levels or remarks; a row with neither is left out")
func forecast() throws {
  let rows = try ForecastCSV.read(
    name: "p.csv",
    bytes: bytes("enhet;område;rad;prognos;kommentar", "E1;a;personal;-100,50;", "E1;a;;;Dyrare", ";;;;", "E1;;k;;"),
    sign: .report)
  #expect(rows.map(\.entered) == [.init(.level, Money(ore: 10_050)), nil])
  #expect(rows.map(\.remark) == ["", "Dyrare"])
  #expect(
    problems {
      _ = try ForecastCSV.read(
        name: "p.csv", bytes: bytes("enhet;område;rad;prognos;kommentar", "E1;a;k;hög;"), sign: .report)
    } == ["2:8 formats.not-an-amount"])
}
