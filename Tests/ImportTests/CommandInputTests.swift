import Accounts
import Budgeting
import Importing
import Kernel
import Organisation
import Storage
import Testing

/// What commands refuse of values that no file reader has checked.

private let board = Board(name: "Socialnämnden", municipality: "Exempelkommunen")

/// The codes of the problems that the body throws.
private func codes(_ body: () async throws -> Void) async -> [String] {
  do {
    try await body()
    return []
  } catch let problems as Problems {
    return problems.all.map(\.code)
  } catch let problem as any Problem {
    return [problem.code]
  } catch {
    return ["\(error)"]
  }
}

private func row(_ account: String, _ ore: Int64, _ profile: BudgetProfile = .even) -> BudgetRow {
  BudgetRow(codes: [.account: account], amount: Money(ore: ore), profile: profile)
}

private func months(_ amounts: Int64...) -> BudgetProfile { .explicit(amounts.map { Money(ore: $0) }) }

private func budget(_ rows: [BudgetRow]) -> ImportBudget.Input {
  .init(year: 2019, name: "Budget", rows: rows, file: Attempt.file)
}

@Test(
  "A budget's own months are twelve and sum to the year, and its amounts can be summed",
  arguments: [
    ([row("5", 12, months(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))], []),
    ([row("5", 11, months(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))], ["budgeting.months-disagree"]),
    ([row("5", 13, months(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))], ["budgeting.months-disagree"]),
    ([row("5", 0, months())], ["budgeting.months-disagree"]),
    ([row("5", .max), row("6", .max)], ["importing.amounts-too-large"]),
    ([row("5", .min)], ["importing.amounts-too-large"]),
    ([row("5", 0, months(.max, .max, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0))], ["importing.amounts-too-large"]),
  ])
func budgetRows(rows: [BudgetRow], expected: [String]) async throws {
  let place = try Workplace()
  #expect(await codes { _ = try await place.desk().run(ImportBudget.self, budget(rows)) } == expected)
  try place.remove()
}

@Test("The council's money is budgeted by frames or on accounts, never both")
func grantTwice() async throws {
  let place = try Workplace()
  let desk = place.desk()
  func rule(_ codes: String...) -> [FactSelection] { [FactSelection(["account": codes.map { CodeRange($0) }])] }
  let statement = Statement(
    name: "Drift", selection: [], outside: rule("89"),
    lines: [
      .init(id: "kostnader", name: "Kostnader", parent: "resultat", kind: .leaf, rules: rule("5")),
      .init(id: "bidrag", name: "Kommunbidrag", parent: "resultat", kind: .frame, rules: rule("8")),
      .init(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
    ])
  _ = try await desk.run(ImportStatements.self, [StatementDraft(id: "drift", statement: statement, places: [:])])
  let twice = budget([row("5010", 1), row("8010", -1), row("8910", -1)])
  // Without frames of the year the row is the budget of the line.
  #expect(await codes { _ = try await desk.run(ImportBudget.self, twice) } == [])
  let frames = [FrameDraft(id: "ram", frame: Attempt.frame)]
  #expect(await codes { _ = try await desk.run(ImportFrames.self, frames) } == ["budgeting.grant-twice"])
  _ = try await desk.run(ImportBudget.self, budget([row("5010", 2)]))
  _ = try await desk.run(ImportFrames.self, frames)
  #expect(await codes { _ = try await desk.run(ImportBudget.self, twice) } == ["budgeting.grant-twice"])
  let once = budget([row("5010", 1), row("8910", -1)])
  #expect(await codes { _ = try await desk.run(ImportBudget.self, once) } == [])
  try place.remove()
}

@Test("A month stands once among the occasions, and a statement once among the statements")
func repeated() async throws {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, board)
  let before = try await place.size()
  #expect(
    await codes { _ = try await desk.run(ImportOccasions.self, [Attempt.occasion, Attempt.occasion]) }
      == ["organisation.repeated-id"])
  let draft = StatementDraft(id: "drift", statement: Attempt.statement, places: [:])
  #expect(
    await codes { _ = try await desk.run(ImportStatements.self, [draft, draft]) } == ["accounts.repeated-id"])
  #expect(try await place.size() == before)
  try place.remove()
}
