import Closing
import Formats
import Kernel
import Testing

private let head = "id;namn;slag;år;rad;område;enhet;form;ingående;belopp;från;till;bokförd;i periodbudget"
private let months = ";jan;feb;mar;apr;maj;jun;jul;aug;sep;okt;nov;dec"

private func read(_ rows: String..., columns: String = "") throws -> [AdjustmentDraft] {
  let text = ([head + columns] + rows).joined(separator: "\n") + "\n"
  return try AdjustmentsCSV.read(name: "poster.csv", bytes: Array(text.utf8), sign: .report)
}

private func tkr(_ draft: AdjustmentDraft?) -> [Int64]? {
  draft?.adjustment.parts.first?.months.map { $0.ore / 100_000 }
}

private func codes(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let problems as Problems {
    return problems.all.map(\.code)
  } catch {
    return ["\(error)"]
  }
}

@Test("A debt that grows is a cost whatever the file's sign, a claim that grows is revenue, an amount follows the sign")
func forms() throws {
  let year = [Int64](repeating: 0, count: 12)
  func only(_ month: Int, _ amount: Int64) -> [Int64] { year.enumerated().map { $0 == month - 1 ? amount : $1 } }
  let cases: [(row: String, expected: [Int64])] = [
    ("a;A;nedskrivning;2019;intakter;;;;;-2 800 000;2019-03;;ja;nej", only(3, 2_800)),
    ("a;A;nedskrivning;2019;intakter;;;belopp;;-1 200 000;;;ja;nej", [Int64](repeating: 100, count: 12)),
    (
      "a;A;engångspost;2019;intakter;;;;;300 000;2019-10;2019-12;ja;nej", [0, 0, 0, 0, 0, 0, 0, 0, 0, -100, -100, -100]
    ),
    ("a;A;semesterlöneskuld;2019;personal;;;skuld;;400 000;;2019-04;ja;nej", [100, 100, 100, 100] + year.prefix(8)),
    ("a;A;semesterlöneskuld;2019;personal;;;skuld;500 000;400 000;2019-04;2019-04;ja;nej", only(4, -100)),
    ("a;A;uppbokning;2019;intakter;;;fordran;;90 000;2019-02;2019-02;ja;nej", only(2, -90)),
  ]
  for each in cases { #expect(tkr(try read(each.row).first) == each.expected, "\(each.row)") }
}

@Test("A balance month by month stands still where a month is empty")
func monthlyBalance() throws {
  let row = "a;A;semesterlöneskuld;2020;personal;;;skuld;5200000;;;;ja;nej;;;;;;;;;4160000;;;"
  #expect(tkr(try read(row, columns: months).first) == [0, 0, 0, 0, 0, 0, 0, 0, -1_040, 0, 0, 0])
}

@Test("Rows with the same id are one item; what its first row says need not be said again")
func severalRows() throws {
  let drafts = try read(
    "ame;AME;flyttad enhet;2018;kommunbidrag;;;;;-11054000;;;;", "ame;;;;personal;;;;;7610000;;;;",
    "ame;;;;personal;ekb;;;;1000;;;;")
  #expect(drafts.count == 1)
  #expect(drafts.first?.adjustment.parts.map(\.line) == ["kommunbidrag", "personal", "personal"])
  #expect(drafts.first?.adjustment.parts.first?.months.sum() == Money(ore: 1_105_400_000))
  #expect(drafts.first?.adjustment.isBooked == false)
}

@Test(
  "What is wrong with a row is told with its code, and every row is read",
  arguments: [
    ("a b;A;nedskrivning;2019;intakter;;;;;1;;;ja;nej", "closing.odd-id"),
    ("a;A;bonus;2019;intakter;;;;;1;;;ja;nej", "closing.unknown-sort"),
    ("a;A;nedskrivning;2019;intakter;;;saldo;;1;;;ja;nej", "closing.unknown-form"),
    ("a;A;nedskrivning;2019;intakter;;;;;1;;;;nej", "closing.not-yes-or-no"),
    ("a;A;nedskrivning;2019;intakter;;;;;1;;;ja;kanske", "closing.not-yes-or-no"),
    ("a;A;nedskrivning;2019;intakter;;;;;;;;ja;nej", "closing.no-amount"),
    ("a;A;nedskrivning;2019;intakter;;;;;1;2018-03;;ja;nej", "closing.outside-year"),
    ("a;A;nedskrivning;2019;intakter;;;;;1;2019-05;2019-03;ja;nej", "closing.backwards"),
    ("a;A;nedskrivning;2019;intakter;;;;;1,001;;;ja;nej", "formats.too-many-decimals"),
    ("a;;nedskrivning;2019;intakter;;;;;1;;;ja;nej", "formats.missing-value"),
    ("a;A;nedskrivning;2019;;;;;;1;;;ja;nej", "formats.missing-value"),
  ])
func problems(row: String, code: String) {
  #expect(codes { _ = try read(row, "b;B;bonus;2019;intakter;;;;;1;;;ja;nej") } == [code, "closing.unknown-sort"])
}

@Test("Rows of one item that disagree, and two for the same spot, are refused")
func disagreement() {
  let first = "a;A;nedskrivning;2019;intakter;;;;;1;;;ja;nej"
  #expect(codes { _ = try read(first, "a;B;;;personal;;;;;1;;;;") } == ["closing.rows-disagree"])
  #expect(codes { _ = try read(first, "a;;;;personal;;;;;1;;;nej;") } == ["closing.rows-disagree"])
  #expect(codes { _ = try read(first, "a;A;;2019;intakter;;;;;2;;;ja;nej") } == ["closing.repeated-spot"])
}

@Test("An item is reversed after its last month, and months must sum to the amount")
func reversals() throws {
  let columns = ";vänds"
  let row = "a;A;uppbokning;2019;ovriga;;;;;-5000;2019-03;;ja;nej;"
  #expect(codes { _ = try read(row + "2019-03", columns: columns) } == ["closing.reversed-too-early"])
  #expect(try read(row + "2019-04", columns: columns).first?.adjustment.reversal == Month("2019-04"))
  #expect(try read(row + "2020-01", columns: columns).first?.adjustment.reversal == Month("2020-01"))
  let sums = "a;A;uppbokning;2019;ovriga;;;;;-5000;;;ja;nej;-1000;-2000;;;;;;;;;;"
  #expect(codes { _ = try read(sums, columns: months) } == ["closing.months-disagree"])
}

@Test("An assumption is in or out, and the sign is the file's")
func assumptions() throws {
  func read(_ row: String) throws -> [AssumptionDraft] {
    let text = "id;namn;år;belopp;ingår;beslut;status\n" + row + "\n"
    return try AssumptionsCSV.read(name: "antaganden.csv", bytes: Array(text.utf8), sign: .report)
  }
  let plan = try #require(try read("plan;Handlingsplan;2019;8325000;ja;SN § 41;").first?.assumption)
  #expect(plan.amount == Money(tkr: -8_325) && plan.isIncluded && !plan.isEnded && plan.line == nil)
  #expect(try read("plan;Handlingsplan;2019;1;NEJ;;avslutad").first?.assumption.isEnded == true)
  #expect(codes { _ = try read("plan;Handlingsplan;2019;1;;;") } == ["closing.not-yes-or-no"])
  #expect(codes { _ = try read("plan;Handlingsplan;2019;1;ja;;nej") } == ["closing.unknown-status"])
  #expect(codes { _ = try read("p;A;2019;1;ja;;\np;B;2019;1;ja;;") } == ["closing.repeated-id"])
}
