import Accounts
import Figures
import Forecasting
import Importing
import Kernel
import Ledger
import Organisation
import Reporting
import Storage
import Testing

/// A board with the units E1 and E2 and a posting of each, whose texts are protected.
private func place() async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let units = [("E1", "302"), ("E2", "303")].map { id, code in
    UnitDraft(
      id: id,
      unit: OrgUnit(
        name: id, level: "enhet", parent: nil, responsibilities: [CodeRange(code)], validFrom: nil, validTo: nil,
        order: 1), place: Place())
  }
  _ = try await desk.run(ImportUnits.self, units)
  _ = try await desk.run(
    ImportStatements.self, [StatementDraft(id: "drift", statement: Attempt.statement, places: [:])])
  let everything = NamedSelection(
    id: "allt", name: "Allt", rules: [FactSelection(["service_area": [CodeRange("531")]])])
  _ = try await desk.run(ImportProtected.self, [.init(selection: everything, ground: "26 kap. 1 § OSL")])
  let ledger = """
    period;konto;ansvar;verksamhet;belopp;text
    2019-04;5010;302;531;1200,00;Familjehem Ek
    2019-04;5010;303;531;500,00;Familjehem Al

    """
  _ = try await LedgerImporter(desk: desk).run(
    SourceFile(name: "fil.csv", bytes: Array(ledger.utf8)), .init(source: "huvudbok"))
  return place
}

private func texts(_ desk: Desk, isConfidential: Bool) async throws -> Set<String> {
  let key = try #require(FigureKey("actual:line/drift.allt:2019-04"))
  let explanation = try await FollowUpDesk(desk).explain(
    key, month: Attempt.month, asOf: .now, isConfidential: isConfidential)
  return Set(explanation.rows.map(\.text))
}

private func forecast(_ unit: String) -> ImportForecast.Input {
  .init(month: Attempt.month, rows: [Attempt.remark(unit)])
}

@Test("Each use case runs with the scope that its own permission is held for")
func ownScopes() async throws {
  let place = try await place()
  var grants = Grants([.forecast], scope: .units(["E1"]))
  grants.add(.read, for: .everything)
  grants.add(.adjustForecast, for: .units(["E2"]))
  let person = place.desk("person", grants: grants)
  #expect(try await texts(person, isConfidential: false).count == 1)
  #expect(try await person.ask(ListBatches.self, ()).count == 1)
  #expect(try await person.run(ImportForecast.self, forecast("E1")).output.sheets == 1)
  await #expect(throws: StorageProblem.outsideScope(unit: "E2")) {
    try await person.run(ImportForecast.self, forecast("E2"))
  }
  let adjusting = AdjustForecast.Input(month: Attempt.month, layer: .controller, rows: [Attempt.remark("E2")])
  #expect(try await person.run(AdjustForecast.self, adjusting).output.sheets == 1)
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await person.run(
      AdjustForecast.self, .init(month: Attempt.month, layer: .controller, rows: [Attempt.remark("E1")]))
  }
  await #expect(throws: StorageProblem.notPermitted(useCase: DecideForecast.name, permission: .decideForecast)) {
    try await person.run(DecideForecast.self, .init(month: Attempt.month, layer: .board, decision: "§ 1", rows: []))
  }
  try place.remove()
}

@Test("A unit's manager who reads the whole board reads no confidential text of it")
func confidentialForLess() async throws {
  let place = try await place()
  var grants = Grants([.read], scope: .everything)
  grants.add(.readConfidential, for: .units(["E1"]))
  let person = place.desk("person", grants: grants)
  #expect(try await texts(person, isConfidential: false) == ["Skyddad text"])
  await #expect(
    throws: StorageProblem.notPermitted(useCase: ExplainFigure.name, permission: .readConfidential)
  ) { try await texts(person, isConfidential: true) }
  // Where she looks at her own unit alone, she reads it.
  #expect(try await texts(person.limited(to: "E1"), isConfidential: true) == ["Familjehem Ek"])
  await #expect(
    throws: StorageProblem.notPermitted(useCase: ExplainFigure.name, permission: .readConfidential)
  ) { try await texts(person.limited(to: "E2"), isConfidential: true) }
  #expect(try await texts(person.limited(to: "E2"), isConfidential: false) == ["Skyddad text"])
  try place.remove()
}

@Test("Somebody without any right is told neither a moment nor anything else")
func withoutRights() async throws {
  let place = try await place()
  let stranger = place.desk("okänd", grants: .none)
  await #expect(throws: StorageProblem.notPermitted(useCase: ListBatches.name, permission: .read)) {
    try await stranger.ask(ListBatches.self, ())
  }
  await #expect(throws: StorageProblem.notPermitted(useCase: ImportForecast.name, permission: .forecast)) {
    try await stranger.run(ImportForecast.self, forecast("E1"))
  }
  // A desk limited to a unit that the actor does not see shows nothing.
  let other = place.desk("chef", scope: .units(["E1"])).limited(to: "E2")
  #expect(try await texts(other, isConfidential: false) == [])
  try place.remove()
}
