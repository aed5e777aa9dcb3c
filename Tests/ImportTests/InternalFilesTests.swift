import Accounts
import Budgeting
import Forecasting
import Formats
import Kernel
import Organisation
import Storage
import TestSupport
import Testing

private func bytes(_ lines: String...) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

private let header = "id;år;namn;part;riktning;belopp;grund;fakturering;profil;jan;dec;konto;motpart"

private func read(_ rows: String...) throws -> [InternalAgreementDraft] {
  try InternalAgreementsCSV.read(name: "a.csv", bytes: Array(([header] + rows).joined(separator: "\n").utf8))
}

@Test("Classes of counterparties are read with all their rules")
func counterparties() throws {
  let classes = try CounterpartiesCSV.read(
    name: "k.csv",
    bytes: bytes(
      "klass;konto;motpart", "nämndintern;;100", "Kommunintern;;110-199", "kommunintern;39;200", "extern;;9"))
  #expect(classes.members.map(\.type) == [.external, .municipal, .board])
  #expect(classes.members[1].rules.count == 2)
}

@Test(
  "Every problem of a file of counterparties is told with its place",
  arguments: [
    ("inhyrd;;100", ["2:1 accounts.unknown-class"]), ("kommunintern;;", ["2:1 accounts.empty-selection"]),
    (";;100", ["2:1 formats.missing-value"]), ("extern;;1-", ["2:9 formats.not-understood"]),
    ("inhyrd;;1\nextern;;", ["2:1 accounts.unknown-class", "3:1 accounts.empty-selection"]),
  ] as [(String, [String])])
func counterpartyProblems(rows: String, expected: [String]) {
  let found = problems { _ = try CounterpartiesCSV.read(name: "k.csv", bytes: bytes("klass;konto;motpart", rows)) }
  #expect(found == expected)
}

@Test("What we sell is revenue, what we buy is cost, and months sum to the year")
func agreements() throws {
  let drafts = try read(
    "a;2018;Plats;VoN;säljer;6400000,00;Beslut;ej fakturerat;jämn;;;361;110", "b;2019;Vård;VoN;Köper;12,05;;;;;;46;110",
    "b;2019;;;;;;;;;;47;110", "c;2019;Sent;VoN;säljer;3;;;egen;1;2;36;120")
  #expect(drafts.map(\.agreement.id) == ["2018/a", "2019/b", "2019/c"])
  #expect(drafts[0].agreement.months.sum() == Money(ore: -640_000_000))
  #expect(drafts[0].agreement.isNotedNotInvoiced && !drafts[1].agreement.isNotedNotInvoiced)
  #expect(drafts[1].agreement.months.sum() == Money(ore: 1_205) && drafts[1].agreement.rules.count == 2)
  #expect(drafts[2].agreement.months.map(\.ore) == [-100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -200])
  let april = try #require(Period("2018-01..2018-04"))
  #expect(drafts[0].agreement.agreed(over: april).ore == -213_333_333)
  #expect(drafts[1].agreement.agreed(over: april) == .zero)
}

@Test(
  "Every problem of a file of agreements is told with its place",
  arguments: [
    ("a b;2018;N;P;säljer;1;;;;;;36;", ["2:1 accounts.odd-id"]),
    ("a;18;N;P;säljer;1;;;;;;36;", ["2:3 formats.not-understood"]),
    ("a;2018;N;P;lånar;1;;;;;;36;", ["2:12 forecasting.agreement-direction"]),
    ("a;2018;N;P;säljer;-1;;;;;;36;", ["2:19 forecasting.agreement-amount"]),
    ("a;2018;N;P;säljer;1;;kanske;;;;36;", ["2:22 forecasting.agreement-invoicing"]),
    ("a;2018;N;P;säljer;1;;;vågig;;;36;", ["2:23 budgeting.unknown-profile"]),
    ("a;2018;N;P;säljer;1;;;egen;1;1;36;", ["2:28 budgeting.months-disagree"]),
    ("a;2018;N;P;säljer;1;;;;;;;", ["2:1 accounts.empty-selection"]),
    ("a;2018;N;P;säljer;1;;;;;;36;\na;2018;M;;;;;;;;;37;", ["3:1 forecasting.agreement-rows"]),
    ("a;2018;;P;säljer;1;;;;;;36;", ["2:8 formats.missing-value"]),
    ("a;2018;N;P;säljer;9999999999999999999;;;;;;36;", ["2:19 formats.amount-too-large"]),
  ] as [(String, [String])])
func agreementProblems(rows: String, expected: [String]) {
  #expect(problems { _ = try read(rows) } == expected)
}

@Test(
  "An agreement is invoiced by what is posted the right way",
  arguments: [
    (.sell, -100, 0, .notInvoiced), (.sell, -100, -99, .partly), (.sell, -100, -100, .invoiced),
    (.sell, -100, -101, .invoiced), (.sell, -100, 50, .notInvoiced), (.sell, 0, 0, .notDue), (.sell, 0, -1, .invoiced),
    (.buy, 100, 0, .notInvoiced), (.buy, 100, 1, .partly), (.buy, 100, 100, .invoiced), (.buy, 100, -1, .notInvoiced),
    (.buy, 0, -1, .notDue),
  ] as [(InternalAgreement.Direction, Int64, Int64, InternalAgreement.Invoicing)])
func invoicing(
  direction: InternalAgreement.Direction, agreed: Int64, posted: Int64, expected: InternalAgreement.Invoicing
) {
  let agreement = InternalAgreement(
    agreement: "a", name: "A", party: "B", direction: direction, year: 2019,
    months: [Money](repeating: .zero, count: 12), rules: [], ground: "", isNotedNotInvoiced: false)
  #expect(agreement.invoicing(agreed: Money(ore: agreed), posted: Money(ore: posted)) == expected)
}

@Test("Agreements of a year that may take the same posting are refused, also beside those that are kept")
func overlap() async throws {
  let place = try Workplace()
  let desk = place.desk()
  let first = try read("a;2019;A;P;säljer;1;;;;;;36;110")
  #expect(try await desk.run(ImportInternalAgreements.self, first).output == 1)
  #expect(try await desk.run(ImportInternalAgreements.self, first).output == 0)
  let before = try await place.size()
  for rows in ["b;2019;B;P;säljer;1;;;;;;361;", "b;2019;B;P;säljer;1;;;;;;;1"] {
    let second = try read(rows)
    await #expect(throws: Problems.self) { try await desk.run(ImportInternalAgreements.self, second) }
  }
  #expect(try await place.size() == before)
  let later = try read("b;2020;B;P;säljer;1;;;;;;361;110", "c;2019;C;P;säljer;1;;;;;;361;120")
  #expect(try await desk.run(ImportInternalAgreements.self, later).output == 2)
  try place.remove()
}

@Test("Who answers for some units brings in no agreement of the board")
func agreementScope() async throws {
  let place = try Workplace()
  let drafts = try read("a;2019;A;P;säljer;1;;;;;;36;110")
  await #expect(throws: StorageProblem.outsideScope(unit: "-")) {
    try await place.desk("chef", scope: .units(["E1"])).run(ImportInternalAgreements.self, drafts)
  }
  try place.remove()
}

@Test("Odd bytes are read or refused, never more", arguments: 1...60)
func mutations(seed: Int) {
  print("seed \(seed)")
  var random = SeededChance(seed: seed)
  var agreements = bytes(header, "a;2018;Plats;VoN;säljer;6400000,00;Beslut;ej fakturerat;jämn;;;361;110")
  var classes = bytes("klass;konto;motpart", "nämndintern;;100", "kommunintern;39;110-199")
  for _ in 0..<Int.random(in: 1...6, using: &random) {
    let odd: [UInt8] = [UInt8(ascii: ";"), 10, 0, 0xFF, UInt8(ascii: "-"), UInt8(ascii: "9"), UInt8(ascii: "\"")]
    let byte = odd.randomElement(using: &random) ?? 0
    agreements[Int.random(in: agreements.indices, using: &random)] = byte
    classes[Int.random(in: classes.indices, using: &random)] = byte
  }
  _ = problems { _ = try InternalAgreementsCSV.read(name: "a.csv", bytes: agreements) }
  _ = problems { _ = try CounterpartiesCSV.read(name: "k.csv", bytes: classes) }
}
