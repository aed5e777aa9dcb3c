import Accounts
import Importing
import Kernel
import Ledger
import Organisation
import Storage
import Testing

private let header = "period;datum;serie;ver;konto;ansvar;verksamhet;belopp;text\n"
private let rent = "2019-04;2019-04-03;A;7;6010;302;520;1200,00;Hyra\n"
private let other = "2019-04;2019-04-03;A;7;6020;302;520;80,00;El\n"
private let away = "2019-04;2019-04-05;A;9;6010;303;520;10,00;Annan enhet\n"

/// A board with two units and the ledger.
private func place(_ rows: String...) async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let second = OrgUnit(
    name: "Öppenvård", level: "enhet", parent: nil, responsibilities: [CodeRange("303")], validFrom: nil, validTo: nil,
    order: 2)
  _ = try await desk.run(
    ImportUnits.self,
    [UnitDraft(id: "E1", unit: Attempt.unit, place: Place()), UnitDraft(id: "E2", unit: second, place: Place())])
  try await read(rows, at: place)
  return place
}

private func read(_ rows: [String], at place: Workplace) async throws {
  _ = try await LedgerImporter(desk: place.desk()).run(
    SourceFile(name: "fil.csv", bytes: Array((header + rows.joined()).utf8)),
    .init(
      source: "huvudbok", consent: SupersedeConsent(isGeneral: true, named: Set(SupersedeProblem.consents)),
      isOneSided: true))
}

private let manager: Set<Permission> = [.read, .forecast]

/// The posting of the voucher with the amount, in whatever import it lies.
private func posting(_ voucher: String, _ ore: Int64, _ place: Workplace) async throws -> PostingID {
  let found = try await PostingDesk(place.desk()).find(PostingQuery(voucher: voucher))
  return try #require(found.postings.first { $0.amount.ore == ore }).id
}

private func states(_ place: Workplace, isAll: Bool = false) async throws -> [MarkState] {
  try await MarkingDesk(place.desk()).list(isAll: isAll).rows.map(\.state)
}

@Test("A mark follows its posting when the month is read anew in another order with other texts")
func rereadMonth() async throws {
  let place = try await place(rent, other)
  let desk = MarkingDesk(place.desk("chef", permissions: manager, scope: .units(["E1"])))
  let id = try await posting("A7", 120_000, place)
  #expect(try await desk.mark(id, fault: "Fel enhet").mark == "2019-04/E1/1")
  try await read([other.replacing("El", with: "Elnät"), rent.replacing("Hyra", with: "Lokalhyra")], at: place)
  let rows = try await desk.list().rows
  #expect(rows.map(\.state) == [.waiting])
  #expect(rows.first?.posting?.row == 2 && rows.first?.posting?.batch != id.batch)
  try place.remove()
}

@Test(
  "What the next file holds tells whether a mark may be corrected",
  arguments: [
    ([rent, other], .waiting),
    ([other], .perhapsCorrected(.postingGone)),
    ([rent.replacing("302", with: "303"), other], .perhapsCorrected(.postingGone)),
    ([rent.replacing("1200,00", with: "600,00"), other], .perhapsCorrected(.postingGone)),
    ([away], .perhapsCorrected(.voucherGone)),
    ([rent.replacing(";7;", with: ";8;"), other.replacing(";7;", with: ";8;")], .perhapsCorrected(.voucherGone)),
    (
      [rent, other, "2019-04;2019-04-30;B;23;6010;302;520;-1200,00;Omförd\n"], .perhapsCorrected(.mirrored(["B23"]))
    ),
    (
      [rent, other, "2019-05;2019-05-02;B;2;6010;302;520;-1200,00;Omförd\n"], .perhapsCorrected(.mirrored(["B2"]))
    ),
    ([rent, other, "2019-04;2019-04-30;B;23;6010;302;530;-1200,00;Annan verksamhet\n"], .waiting),
    ([rent, other, "2019-03;2019-03-30;B;23;6010;302;520;-1200,00;Tidigare\n"], .waiting),
  ] as [([String], MarkState)])
func whatTheNextFileSays(_ rows: [String], _ state: MarkState) async throws {
  let place = try await place(rent, other)
  let desk = MarkingDesk(place.desk())
  _ = try await desk.mark(try await posting("A7", 120_000, place), fault: "Fel enhet")
  try await read(rows, at: place)
  #expect(try await states(place) == [state])
  try place.remove()
}

@Test("A mirror that was there when the posting was marked is not its correction, but a further one may be")
func earlierMirrors() async throws {
  let mirror = "2019-04;2019-04-20;C;1;6010;302;520;-1200,00;Periodisering\n"
  let place = try await place(rent, other, mirror)
  let desk = MarkingDesk(place.desk())
  _ = try await desk.mark(try await posting("A7", 120_000, place), fault: "Fel enhet")
  #expect(try await states(place) == [.waiting])
  try await read([rent, other, mirror, mirror.replacing("C;1", with: "C;5")], at: place)
  #expect(try await states(place) == [.perhapsCorrected(.mirrored(["C5"]))])
  try place.remove()
}

@Test("Of postings that are alike each is marked by itself, and one that goes is missed")
func alike() async throws {
  let place = try await place(rent, rent, other)
  let desk = MarkingDesk(place.desk())
  let found = try await PostingDesk(place.desk()).find(PostingQuery(voucher: "A7"))
  let ids = found.postings.filter { $0.amount.ore == 120_000 }.map(\.id).sorted { $0.row < $1.row }
  _ = try await desk.mark(ids[1], fault: "Dubbelbokad")
  #expect(try await desk.posting(ids[0]).mark == nil)
  #expect(try await desk.posting(ids[1]).mark?.id == "2019-04/E1/1")
  try await read([other, rent], at: place)
  #expect(try await states(place) == [.perhapsCorrected(.postingGone)])
  try place.remove()
}

@Test("A manager marks postings of her own unit, and sees no other unit's marks")
func ownUnit() async throws {
  let place = try await place(rent, other, away)
  let one = place.desk("chef-e1", permissions: manager, scope: .units(["E1"]))
  let two = place.desk("chef-e2", permissions: manager, scope: .units(["E2"]))
  let id = try await posting("A7", 120_000, place)
  // Another's posting is not there for her.
  await #expect(throws: LedgerProblem.unknownPosting(id)) { try await MarkingDesk(two).mark(id, fault: "Fel") }
  let name = try await MarkingDesk(one).posting(id).name
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await two.run(MarkPosting.self, .init(posting: name, day: nil, mirrors: 0, fault: "Fel"))
  }
  let mark = try await MarkingDesk(one).mark(id, fault: "Fel").mark
  #expect(try await MarkingDesk(one).list().rows.count == 1)
  #expect(try await MarkingDesk(two).list().rows.isEmpty)
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) { try await MarkingDesk(two).list(unit: "E1") }
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await two.run(WithdrawMarkedPosting.self, mark)
  }
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await two.run(WithdrawMarkedPosting.self, "2019-04/E1/99")
  }
  await #expect(
    throws: StorageProblem.notPermitted(useCase: SettleMarkedPosting.name, permission: SettleMarkedPosting.permission)
  ) { try await one.run(SettleMarkedPosting.self, .init(mark: mark, .corrected, words: "B23")) }
  #expect(try await one.run(WithdrawMarkedPosting.self, mark).output == 2)
  #expect(try await states(place, isAll: true) == [.settled(.withdrawn)])
  try place.remove()
}

@Test("A settled mark is left as it is, and the posting can be marked anew")
func settled() async throws {
  let place = try await place(rent, other)
  let (desk, id) = (MarkingDesk(place.desk()), try await posting("A7", 120_000, place))
  let mark = try await desk.mark(id, fault: "Fel enhet").mark
  await #expect(throws: MarkingProblem.alreadyMarked(mark: mark)) { try await desk.mark(id, fault: "Igen") }
  await #expect(throws: MarkingProblem.noWords(.refused)) {
    try await place.desk().run(SettleMarkedPosting.self, .init(mark: mark, .refused, words: "  "))
  }
  _ = try await place.desk().run(SettleMarkedPosting.self, .init(mark: mark, .refused, words: "Rätt som det är"))
  await #expect(throws: MarkingProblem.alreadySettled(mark: mark, .refused)) {
    try await place.desk().run(WithdrawMarkedPosting.self, mark)
  }
  #expect(try await states(place) == [])
  #expect(try await desk.mark(id, fault: "Fel konto").mark == "2019-04/E1/2")
  #expect(try await states(place, isAll: true) == [.waiting, .settled(.refused)])
  try place.remove()
}

@Test("A mark says what is wrong, with a unit and an account that there are, and hides identity numbers")
func input() async throws {
  let place = try await place(rent, other)
  let (desk, id) = (MarkingDesk(place.desk()), try await posting("A7", 120_000, place))
  _ = try await place.desk().run(
    ImportCodes.self, .init([.account: CodeList(entries: [.init(code: "6010", name: "Hyra")])]))
  let before = try await place.size()
  do {
    _ = try await desk.mark(id, fault: " ", proposal: .init(unit: "E9", account: "9999"))
    Issue.record("It was marked")
  } catch let problems as Problems {
    #expect(
      problems.all.compactMap { $0 as? MarkingProblem } == [.noFault, .unknownUnit("E9"), .unknownAccount("9999")])
  }
  #expect(try await place.size() == before)
  let number = "19121212" + "-1212"
  let written = try await desk.mark(
    id, fault: "Gäller \(number)", proposal: .init(unit: " E2 ", account: "", words: "Hör till \(number)"))
  #expect(written.masked == 2)
  let mark = try #require(try await desk.list().rows.first).mark.value
  #expect(!mark.fault.contains(number) && !mark.proposal.words.contains(number))
  #expect(mark.proposal.unit == "E2" && mark.proposal.account == nil)
  try place.remove()
}
