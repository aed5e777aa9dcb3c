import Accounts
import Care
import Kernel
import Organisation
import Storage
import Testing

private let april = Attempt.month

private func place() async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  _ = try await desk.run(ImportUnits.self, [UnitDraft(id: "E1", unit: Attempt.unit, place: Place())])
  _ = try await desk.run(
    ImportStatements.self, [StatementDraft(id: Statement.drift, statement: Attempt.statement, places: [:])])
  return place
}

private func draft(
  _ count: Int, month: Month = april, unit: String = "E1", line: String = "allt", area: String? = nil
) -> VolumeDraft {
  VolumeDraft(
    month: month, unit: unit, row: .init(line: line, area: area, measure: .careDays, count: Quantity(count)),
    place: Place())
}

private func counts(_ place: Workplace, of scope: Scope = .everything) async throws -> [Int64] {
  try await place.store.read(asOf: .now, scope: .everything) { view in
    let year = Period("2019") ?? Period(april)
    return try view.state.careVolumes(in: year, of: scope).flatMap { $0.value.rows.map(\.count.hundredths) }
  }
}

@Test("A file takes the place of its months and units alone, and the same numbers write nothing")
func replacing() async throws {
  let place = try await place()
  let march = april.advanced(by: -1)
  #expect(
    try await place.desk().run(ImportVolumes.self, .init([draft(5, month: march), draft(7)], file: "a.csv")).output == 2
  )
  #expect(try await place.desk().run(ImportVolumes.self, .init([draft(9)], file: "b.csv")).output == 1)
  #expect(try await counts(place) == [500, 900])
  #expect(try await counts(place, of: .units(["E1"])) == [500, 900])
  #expect(try await counts(place, of: .units(["E2"])) == [])
  let again = try await place.desk().run(ImportVolumes.self, .init([draft(9)], file: "c.csv"))
  #expect(again.event == nil && again.output == 0)
  try place.remove()
}

@Test("Everything that is wrong with a file is told, and nothing of it is written")
func volumeMistakes() async throws {
  let place = try await place()
  let before = try await place.size()
  do {
    _ = try await place.desk().run(
      ImportVolumes.self,
      .init(
        [draft(1), draft(2), draft(3, unit: "E9"), draft(4, line: "x"), draft(5, line: "summa"), draft(6, area: "y")],
        file: "a.csv"))
    Issue.record("It was written")
  } catch let problems as Problems {
    #expect(
      problems.all.map(\.code) == [
        "care.repeated-number", "care.unknown-unit", "care.unknown-line", "care.unknown-line", "care.unknown-area",
      ])
  }
  #expect(try await place.size() == before)
  await #expect(throws: StorageProblem.outsideScope(unit: "E1")) {
    try await place.desk("någon", scope: .units(["E2"])).run(ImportVolumes.self, .init([draft(1)], file: "a.csv"))
  }
  try place.remove()
}
