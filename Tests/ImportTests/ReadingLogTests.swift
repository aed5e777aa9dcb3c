import Access
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

private func place() async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  _ = try await desk.run(ImportUnits.self, [UnitDraft(id: "E1", unit: Attempt.unit, place: Place())])
  _ = try await desk.run(
    ImportStatements.self, [StatementDraft(id: "drift", statement: Attempt.statement, places: [:])])
  let ledger = "period;konto;ansvar;verksamhet;belopp;text\n2019-04;5010;302;531;1200,00;Familjehem Ek\n"
  _ = try await LedgerImporter(desk: desk).run(
    SourceFile(name: "fil.csv", bytes: Array(ledger.utf8)), .init(source: "huvudbok"))
  return place
}

private func readings(_ place: Workplace) async throws -> [String] {
  try await ReadingLog(place.desk()).latest(100).map {
    "\($0.actor): \($0.what)" + ($0.moment.isEmpty ? "" : " (\($0.moment))")
  }
}

@Test("Who looks at protected texts stands in the log, and who looks at others does not")
func looksAreLogged() async throws {
  let place = try await place()
  let key = try #require(FigureKey("actual:line/drift.allt:2019-04"))
  let desk = FollowUpDesk(place.desk("chef-e1"))
  _ = try await desk.explain(key, month: Attempt.month, asOf: .now)
  #expect(try await readings(place) == [])
  _ = try await desk.explain(key, month: Attempt.month, asOf: .now, isConfidential: true)
  // Such a question is always asked at an event.
  #expect(try await readings(place) == ["chef-e1: skyddade texter bakom \(key) (händelse 4)"])
  _ = try await place.desk("controller").ask(ReadSourceFile.self, "ledger-0001", asOf: .event(4))
  #expect(try await Set(readings(place)).contains("controller: källfilen till inläsning ledger-0001 (händelse 4)"))
  try place.remove()
}

@Test("Who is refused has read nothing, and where the log cannot be written nothing is shown")
func refusedReadings() async throws {
  let place = try await place()
  await #expect(throws: StorageProblem.self) {
    try await place.desk("gäst", permissions: [.read]).ask(ReadSourceFile.self, "ledger-0001")
  }
  await #expect(throws: LedgerProblem.self) { try await place.desk().ask(ReadSourceFile.self, "ledger-0099") }
  #expect(try await readings(place) == [])
  try place.remove()
}

@Test("The log is read by whoever may, for the whole board, and is no event")
func readingRights() async throws {
  let place = try await place()
  let before = try await place.size()
  _ = try await place.desk("controller").ask(ReadSourceFile.self, "ledger-0001")
  #expect(try await place.size() == before)
  let refusal = StorageProblem.notPermitted(useCase: ReadingLog.name, permission: .readLog)
  for desk in [
    place.desk("a", permissions: Set(Permission.allCases).subtracting([.readLog])),
    place.desk("a", permissions: [.readLog], scope: .units(["E1"])),
  ] {
    await #expect(throws: refusal) { try await ReadingLog(desk).latest(10) }
  }
  #expect(try await ReadingLog(place.desk("revisor", permissions: [.readLog])).latest(10).count == 1)
  #expect(try await ReadingLog(place.desk()).latest(0).isEmpty)
  #expect(try await ReadingLog(place.desk()).latest(10, of: "annan").isEmpty)
  #expect(try await ReadingLog(place.desk()).latest(10, .login).isEmpty)
  try place.remove()
}
