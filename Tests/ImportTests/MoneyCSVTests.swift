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
  let read = try FramesCSV.read(
    name: "f.csv",
    bytes: bytes(
      "id;namn;år;belopp;beslut;beslutsdag;gäller från;profil", "ram;Ram;2019;211703000;KF;2018-11-21;2019-01;jämn",
      "r2;Sänkt;2019;-7800000,00;KF;2019-03-27;2019-01-01;", "r3;Senare;2019;12;;;;"))
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

@Test("Forecast rows are levels or remarks; a row with neither is left out")
func forecast() throws {
  let rows = try ForecastCSV.read(
    name: "p.csv",
    bytes: bytes("enhet;område;rad;prognos;kommentar", "E1;a;personal;-100,50;", "E1;a;;;Dyrare", ";;;;", "E1;;k;;"),
    sign: .report)
  #expect(rows.map(\.amount) == [Money(ore: 10_050), nil])
  #expect(rows.map(\.remark) == ["", "Dyrare"])
  #expect(
    problems {
      _ = try ForecastCSV.read(
        name: "p.csv", bytes: bytes("enhet;område;rad;prognos;kommentar", "E1;a;k;hög;"), sign: .report)
    } == ["2:8 formats.not-an-amount"])
}
