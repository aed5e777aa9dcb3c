import Accounts
import Figures
import Forecasting
import Importing
import Kernel
import Ledger
import Organisation
import Storage
import StoreSQLite
import Testing

private let protected = ProtectedCodes.Entry(
  selection: NamedSelection(
    id: "familjehem", name: "Familjehem", rules: [FactSelection(["service_area": [CodeRange("531")]])]),
  ground: "26 kap. 1 § OSL")

private let ledger = """
  period;konto;ansvar;verksamhet;belopp;text
  2019-04;5010;302;531;1200,00;Familjehem Ek
  2019-04;5010;302;520;500,00;Hyra april

  """

/// A board with a unit, a statement, protected codes and the ledger; what it was imported with.
private func place(_ text: String = ledger) async throws -> (place: Workplace, result: LedgerImporter.Result) {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  _ = try await desk.run(ImportUnits.self, [UnitDraft(id: "E1", unit: Attempt.unit, place: Place())])
  _ = try await desk.run(
    ImportStatements.self, [StatementDraft(id: "drift", statement: Attempt.statement, places: [:])])
  _ = try await desk.run(ImportProtected.self, [protected])
  return (place, try await read(text, at: place))
}

private func read(_ text: String, at place: Workplace) async throws -> LedgerImporter.Result {
  try await LedgerImporter(desk: place.desk()).run(
    SourceFile(name: "fil.csv", bytes: Array(text.utf8)), .init(source: "huvudbok"))
}

private func texts(_ desk: Desk, isConfidential: Bool, asOf: AsOf = .now) async throws -> Set<String> {
  let key = try #require(FigureKey("actual:line/drift.allt:2019-04"))
  let explanation = try await FollowUpDesk(desk).explain(
    key, month: Attempt.month, asOf: asOf, isConfidential: isConfidential)
  return Set(explanation.rows.map(\.text))
}

@Test("Protected texts need the right, the asking and the unit")
func rights() async throws {
  let (place, _) = try await place()
  let may: Set<Permission> = [.read, .readConfidential]
  #expect(try await texts(place.desk(permissions: may), isConfidential: false) == ["Skyddad text", "Hyra april"])
  #expect(try await texts(place.desk(permissions: may), isConfidential: true) == ["Familjehem Ek", "Hyra april"])
  #expect(try await texts(place.desk(permissions: [.read]), isConfidential: false) == ["Skyddad text", "Hyra april"])
  await #expect(
    throws: StorageProblem.notPermitted(useCase: ExplainFigure.name, permission: .readConfidential)
  ) { try await texts(place.desk(permissions: [.read]), isConfidential: true) }
  let stranger = place.desk(permissions: may, scope: .units(["E2"]))
  #expect(try await texts(stranger, isConfidential: true) == [])
  try place.remove()
}

@Test("Protection binds the past too, and what was protected then stays so")
func protectionOfThePast() async throws {
  let (place, _) = try await place()
  let protectedThen = try await place.desk().run(ImportProtected.self, []).event ?? 0
  let may = place.desk(permissions: [.read, .readConfidential])
  let mayNot = place.desk(permissions: [.read])
  // Nothing is protected now, but it was.
  #expect(try await texts(mayNot, isConfidential: false) == ["Familjehem Ek", "Hyra april"])
  let before = AsOf.event(protectedThen - 1)
  #expect(try await texts(mayNot, isConfidential: false, asOf: before) == ["Skyddad text", "Hyra april"])
  // Nothing was protected then, but it is now.
  _ = try await place.desk().run(ImportProtected.self, [protected])
  let open = AsOf.event(protectedThen)
  for desk in [may, mayNot] {
    #expect(try await texts(desk, isConfidential: false, asOf: open) == ["Skyddad text", "Hyra april"])
  }
  await #expect(
    throws: StorageProblem.notPermitted(useCase: ExplainFigure.name, permission: .readConfidential)
  ) { try await texts(mayNot, isConfidential: true, asOf: open) }
  #expect(try await texts(may, isConfidential: true, asOf: open) == ["Familjehem Ek", "Hyra april"])
  try place.remove()
}

@Test("A text alone that changes is something new, and months without a change keep their sealed texts")
func changedText() async throws {
  let march = "2019-03;5010;302;520;1,00;Mars\n"
  let (place, first) = try await place(ledger + march)
  #expect(try await read(ledger + march, at: place).isNothingNew)
  let changed = try await read(ledger.replacing("Hyra april", with: "Hyra maj") + march, at: place)
  #expect(!changed.isNothingNew)
  #expect(changed.newSegments == 0)
  #expect(changed.parts.map(\.segment) == first.parts.map(\.segment))
  #expect(try await texts(place.desk(), isConfidential: false) == ["Skyddad text", "Hyra maj"])
  let batches = try await place.desk().ask(ListBatches.self, ()).map(\.batch)
  #expect(batches.count == 2)
  #expect(batches[0].parts[0].texts == batches[1].parts[0].texts)
  #expect(batches[0].parts[1].texts != batches[1].parts[1].texts)
  let verification = try await place.store.verification()
  // Two files, March once and April twice.
  #expect(verification.sealedItems == 5)
  #expect(verification.findings == [])
  try place.remove()
}

@Test("Masked numbers are counted in the batch and told as a warning")
func maskedCountOfABatch() async throws {
  let text = ledger.replacing("Hyra april", with: "Hyra 121212-1212, 19121212-1212")
  let (place, result) = try await place(text)
  #expect(result.remarks.map(\.code) == ["importing.masked-numbers"])
  #expect(result.remarks.map(\.severity) == [.warning])
  let batch = try #require(try await place.desk().ask(ListBatches.self, ()).first?.batch)
  #expect(batch.maskedCount == 2)
  #expect(try await texts(place.desk(), isConfidential: false).contains("Hyra [personnummer], [personnummer]"))
  try place.remove()
}

@Test("The kept file comes back as it came, numbers and all, to whoever has the key")
func keptFile() async throws {
  let text = ledger.replacing("Hyra april", with: "121212-1212")
  let (place, _) = try await place(text)
  let file = try #require(try await place.desk().ask(ListBatches.self, ()).first?.batch.file)
  let kept = try await place.store.read(asOf: .now, scope: .everything) { try $0.sourceFile(file) }
  #expect(kept == .content(Array(text.utf8)))
  let keyless = try SQLiteStore.open(path: place.store.path)
  #expect(try await keyless.read(asOf: .now, scope: .everything) { try $0.sourceFile(file) } == .unreadable(.noKey))
  try keyless.close()
  try place.remove()
}

@Test(
  "A personal identity number as account, responsibility or service area is refused; other long codes pass",
  arguments: [
    ("121212-1212", "302", "520", true), ("5010", "121212-1212", "520", true), ("5010", "302", "191212121212", true),
    ("5010", "302", "19121212-1212", true), ("5010", "1212121212", "520", false), ("5010", "121212-1213", "520", false),
    ("5010", "556677-8899", "520", false), ("191212121213", "302", "520", false),
  ])
func numberAsCode(account: String, responsibility: String, area: String, isRefused: Bool) async throws {
  let (place, _) = try await place()
  let text = ledger.replacing("2019-04", with: "2019-05") + "2019-05;\(account);\(responsibility);\(area);7,00;Text\n"
  if isRefused {
    let problems = await #expect(throws: Problems.self) { try await read(text, at: place) }
    #expect(problems?.all.map(\.code) == ["importing.number-as-code"])
    #expect(problems?.all.contains { PersonalNumbers.occur(in: $0.message + $0.place.text) } == false)
  } else {
    _ = try await read(text, at: place)
  }
  try place.remove()
}
