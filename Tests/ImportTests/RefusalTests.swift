import Access
import Accounts
import Budgeting
import Care
import Closing
import Forecasting
import Foundation
import Kernel
import Ledger
import Organisation
import Reporting
import Storage
import Testing

private let board = Board(name: "Socialnämnden", municipality: "Exempelkommunen")

@Test("Every use case is tried here")
func everyUseCase() throws {
  let sources = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")
  var names: Set<String> = []
  let files = try #require(FileManager.default.enumerator(atPath: sources.path))
  for case let path as String in files where path.hasSuffix(".swift") {
    let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
    for match in text.matches(of: /static let name = "([a-z]+\.[a-z-]+)"/) { names.insert(String(match.1)) }
  }
  #expect(Set(Attempt.all.map(\.name)) == names)
}

@Test("The wrong person is refused, and nothing is written", arguments: Attempt.all)
func wrongPerson(attempt: Attempt) async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  let before = try await place.size()
  let refusal = StorageProblem.notPermitted(useCase: attempt.name, permission: attempt.permission)
  // Somebody who may do everything else.
  let others = Set(Permission.allCases).subtracting([attempt.permission])
  for permissions in [[], others] {
    await #expect(throws: refusal) { try await attempt.run(place.desk("gäst", permissions: permissions)) }
    #expect(try await place.size() == before)
  }
  // The one right is enough to be heard; what the use case then says of its input is another matter.
  do {
    try await attempt.run(place.desk("rätt", permissions: [attempt.permission]))
  } catch let problem as any Problem {
    #expect(problem.code != refusal.code)
  } catch let problems as Problems {
    #expect(!problems.all.contains { $0.code == refusal.code })
  }
  try place.remove()
}

@Test("Nothing is written when a command throws", arguments: Attempt.all.filter(\.isCommand))
func nothingWhenThrowing(attempt: Attempt) async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  let before = try await place.size()
  await #expect(throws: Stop.self) {
    try await attempt.run(Desk(store: InterruptedStore(inner: place.store), context: place.desk().context))
  }
  #expect(try await place.size() == before)
  try place.remove()
}

@Test("A second board is refused")
func secondBoard() async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  await #expect(throws: OrganisationProblem.boardExists("Socialnämnden")) {
    try await place.desk().run(CreateBoard.self, board)
  }
  try place.remove()
}

@Test("A store without a board takes no units and makes no report")
func noBoard() async throws {
  let place = try Workplace()
  await #expect(throws: OrganisationProblem.noBoard) { try await place.desk().run(ImportUnits.self, []) }
  await #expect(throws: OrganisationProblem.noBoard) {
    try await place.desk().ask(ReadReport.self, .init(month: Attempt.month))
  }
  try place.remove()
}

@Test("A budget without rows is refused")
func emptyBudget() async throws {
  let place = try Workplace()
  await #expect(throws: BudgetingProblem.emptyBudget(file: "fil.csv")) {
    try await place.desk().run(ImportBudget.self, .init(year: 2019, name: "Tom", rows: [], file: Attempt.file))
  }
  try place.remove()
}

@Test("A unit manager writes for the own unit and no other")
func outsideScope() async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  _ = try await place.desk().run(ImportUnits.self, [UnitDraft(id: "E1", unit: Attempt.unit, place: Place())])
  let input = ImportForecast.Input(month: Attempt.month, rows: [Attempt.remark])
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await place.desk("chef E2", scope: .units(["E2"])).run(ImportForecast.self, input)
  }
  #expect(try await place.desk("chef E1", scope: .units(["E1"])).run(ImportForecast.self, input).output.sheets == 1)
  try place.remove()
}

/// What somebody may do who answers for some units only; the rest of what writes concerns the whole board.
private let unitwise = [
  ImportAdjustments.name, ImportAssumptions.name, ImportForecast.name, AdjustForecast.name, DecideForecast.name,
  WriteRemark.name, WriteSection.name, CopySection.name, MarkSectionReady.name, ReturnSection.name, ApproveSection.name,
  TakeSection.name, ReleaseSection.name, LiftSectionLock.name, MakeToken.name, RevokeToken.name,
  ImportVolumes.name, MarkPosting.name, SettleMarkedPosting.name, WithdrawMarkedPosting.name,
]

@Test(
  "Who answers for some units is refused what concerns the whole board",
  arguments: Attempt.all.filter {
    $0.isCommand && !unitwise.contains($0.name) || [PreviewImport.name, PreviewReread.name].contains($0.name)
  })
func wholeBoard(attempt: Attempt) async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  let before = try await place.size()
  await #expect(throws: StorageProblem.outsideScope(unit: Scope.wholeBoard)) {
    // Not even who may stand for what has no unit.
    try await attempt.run(place.desk("chef", scope: .units(["E1", Scope.wholeBoard])))
  }
  #expect(try await place.size() == before)
  try place.remove()
}

@Test("Who answers for a department brings in what is expected of its units, and nothing of others")
func closingOfADepartment() async throws {
  let place = try Workplace()
  _ = try await place.desk().run(CreateBoard.self, board)
  let units = [("A", nil), ("A1", "A"), ("B", nil)].map { id, parent in
    UnitDraft(
      id: id,
      unit: OrgUnit(
        name: id, level: "enhet", parent: parent, responsibilities: parent == nil ? [] : [CodeRange("302")],
        validFrom: nil, validTo: nil, order: 1), place: Place())
  }
  _ = try await place.desk().run(ImportUnits.self, units)
  _ = try await place.desk().run(
    ImportStatements.self, [StatementDraft(id: "drift", statement: Attempt.statement, places: [:])])
  func adjustment(_ unit: String?) -> AdjustmentDraft {
    let part = Adjustment.Part(line: "allt", area: nil, unit: unit, months: Attempt.adjustment.parts[0].months)
    return AdjustmentDraft(
      id: "post",
      adjustment: Adjustment(
        name: "Post", sort: .oneOff, year: 2019, parts: [part], isBooked: true, isInPeriodBudget: false),
      places: [Place()])
  }
  func assumption(_ unit: String?) -> AssumptionDraft {
    AssumptionDraft(
      id: "plan",
      assumption: ForecastAssumption(
        name: "Plan", year: 2019, amount: Money(ore: -100), isIncluded: true, unit: unit), place: Place())
  }
  let manager = place.desk("chef", scope: .units(["A"]))
  for (unit, refused) in [("B", "B"), (nil, Scope.wholeBoard)] as [(String?, String)] {
    await #expect(throws: StorageProblem.outsideScope(unit: refused)) {
      try await manager.run(ImportAdjustments.self, [adjustment(unit)])
    }
    await #expect(throws: StorageProblem.outsideScope(unit: refused)) {
      try await manager.run(ImportAssumptions.self, [assumption(unit)])
    }
  }
  #expect(try await manager.run(ImportAdjustments.self, [adjustment("A1")]).output == 1)
  #expect(try await manager.run(ImportAssumptions.self, [assumption("A1")]).output == 1)
  // What others stand behind is not written over.
  _ = try await place.desk().run(ImportAdjustments.self, [adjustment("B")])
  _ = try await place.desk().run(ImportAssumptions.self, [assumption("B")])
  await #expect(throws: StorageProblem.outsideScope(unit: "B")) {
    try await manager.run(ImportAdjustments.self, [adjustment("A1")])
  }
  await #expect(throws: StorageProblem.outsideScope(unit: "B")) {
    try await manager.run(ImportAssumptions.self, [assumption("A1")])
  }
  try place.remove()
}
