import Accounts
import Forecasting
import Kernel
import Organisation
import Storage
import StoreSQLite
import Testing

/// What the use cases that write forecasts let through, keep and refuse.

private func row(
  _ unit: String, area: String = "a", line: String = "allt", _ basis: ForecastBasis? = .level, _ ore: Int64 = 100,
  remark: String? = nil
) -> ForecastInput.Row {
  .init(
    unit: unit, area: area, line: line, entered: basis.map { .init($0, Money(ore: ore)) }, remark: remark,
    place: Place())
}

private func input(
  _ rows: [ForecastInput.Row], layer: ForecastLayer = .unit, manner: ForecastInput.Manner = .cells
) -> ForecastInput {
  ForecastInput(
    month: Attempt.month, layer: layer, decision: layer == .board ? "SN § 52" : "", manner: manner, rows: rows)
}

/// A store with a board, two units, an area and a statement.
private func prepared() async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let other = OrgUnit(
    name: "Enhet 2", level: "enhet", parent: nil, responsibilities: [CodeRange("303")], validFrom: nil, validTo: nil,
    order: 2)
  _ = try await desk.run(
    ImportUnits.self,
    [
      UnitDraft(id: "E1", unit: Attempt.unit, place: Place()), UnitDraft(id: "E2", unit: other, place: Place()),
    ])
  _ = try await desk.run(ImportAreas.self, .init(areas: [Attempt.area], file: "areas.csv"))
  _ = try await desk.run(
    ImportStatements.self, [StatementDraft(id: "drift", statement: Attempt.statement, places: [:])])
  return place
}

private func sheet(_ place: Workplace, _ unit: String = "E1", _ layer: ForecastLayer = .unit) async throws
  -> ForecastSheet?
{
  let id = ForecastSheet.id(Attempt.month, unit, layer)
  return try await place.store.read(asOf: .now, scope: .everything) { view in
    try view.state.record(ForecastSheet.self, id: id)?.value
  }
}

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

@Test("A cell is set among the others, keeps what was entered, and can be taken back")
func cells() async throws {
  let place = try await prepared()
  let desk = place.desk("cli:chef")
  _ = try await desk.run(ImportForecast.self, input([row("E1", .variance, 500, remark: "Fler ärenden")]))
  _ = try await desk.run(ImportForecast.self, input([row("E1", area: "ovrigt", .rest, 70)]))
  var found = try #require(try await sheet(place))
  #expect(found.rows.map(\.entered) == [.init(.variance, Money(ore: 500)), .init(.rest, Money(ore: 70))])
  #expect(found.rows.map(\.stamp.author) == ["cli:chef", "cli:chef"])
  let events = found.rows.compactMap(\.stamp.event)
  #expect(events.count == 2 && events[0] < events[1])
  // Another amount leaves the remark as it stands, with its own event.
  _ = try await place.desk("cli:controller").run(ImportForecast.self, input([row("E1", .level, 900)]))
  found = try #require(try await sheet(place))
  #expect(found.rows[0].remark == "Fler ärenden" && found.rows[0].remarkEvent == events[0])
  #expect(found.rows[0].stamp.author == "cli:controller")
  // The same again writes nothing.
  let same = try await place.desk("cli:annan").run(ImportForecast.self, input([row("E1", .level, 900)]))
  #expect(same.event == nil && same.output.sheets == 0)
  _ = try await desk.run(ImportForecast.self, input([row("E1", nil)], manner: .clearing))
  #expect(try await sheet(place)?.rows.map(\.area) == ["ovrigt"])
  #expect(
    await codes { _ = try await desk.run(ImportForecast.self, input([row("E1", nil)], manner: .clearing)) }
      == ["forecasting.nothing-to-clear"])
  _ = try await desk.run(ImportForecast.self, input([row("E1", area: "", line: "", nil)], manner: .clearing))
  #expect(try await sheet(place)?.rows == [])
  try place.remove()
}

@Test("A file is the whole sheet of each unit in it, and of no other")
func sheets() async throws {
  let place = try await prepared()
  let desk = place.desk()
  _ = try await desk.run(
    ImportForecast.self, input([row("E1"), row("E1", area: "ovrigt"), row("E2")], manner: .sheets))
  _ = try await desk.run(ImportForecast.self, input([row("E1")], manner: .sheets))
  #expect(try await sheet(place)?.rows.count == 1)
  #expect(try await sheet(place, "E2")?.rows.count == 1)
  try place.remove()
}

@Test("What belongs in no cell is refused, and nothing is written")
func refused() async throws {
  let place = try await prepared()
  let before = try await place.size()
  let desk = place.desk()
  let cases: [(ForecastInput, [String])] = [
    (input([row("E9")]), ["forecasting.unknown-unit"]),
    (input([row("", .level)]), ["forecasting.amount-without-unit"]),
    (input([row("-", .variance)]), ["forecasting.amount-without-unit"]),
    (input([row("", .addition)]), ["forecasting.addition-of-unit"]),
    (input([row("E1"), row("E1")]), ["forecasting.repeated-cell"]),
    (input([row("E1", line: "inget")]), ["forecasting.unknown-line"]),
    (input([row("E1", area: "")]), ["forecasting.amount-without-area"]),
    (input([row("E1")], manner: .clearing), ["forecasting.nothing-to-clear"]),
  ]
  for (input, expected) in cases {
    #expect(await codes { _ = try await desk.run(ImportForecast.self, input) } == expected)
  }
  let owned = input([row("E1", .addition)], layer: .controller)
  #expect(await codes { _ = try await desk.run(AdjustForecast.self, owned) } == ["forecasting.addition-of-unit"])
  let undecided = ForecastInput(month: Attempt.month, layer: .board, rows: [row("E1")])
  #expect(await codes { _ = try await desk.run(DecideForecast.self, undecided) } == ["forecasting.no-decision"])
  #expect(try await place.size() == before)
  try place.remove()
}

@Test("Who writes for a unit cannot write in the layers above it, nor for another unit")
func rightsOfLayers() async throws {
  let place = try await prepared()
  let before = try await place.size()
  let manager = place.desk("chef", permissions: [.read, .forecast], scope: .units(["E1"]))
  let controller = input([row("E1")], layer: .controller)
  let board = input([row("E1")], layer: .board)
  #expect(await codes { _ = try await manager.run(AdjustForecast.self, controller) } == ["storage.not-permitted"])
  #expect(await codes { _ = try await manager.run(DecideForecast.self, board) } == ["storage.not-permitted"])
  // Nor by way of the use case that the manager may use.
  #expect(await codes { _ = try await manager.run(ImportForecast.self, controller) } == ["storage.not-permitted"])
  #expect(await codes { _ = try await manager.run(ImportForecast.self, board) } == ["storage.not-permitted"])
  #expect(
    await codes { _ = try await manager.run(ImportForecast.self, input([row("E2")])) } == ["storage.outside-scope"])
  let adjuster = place.desk("controller", permissions: [.adjustForecast])
  #expect(await codes { _ = try await adjuster.run(AdjustForecast.self, board) } == ["storage.not-permitted"])
  // An addition belongs to the whole board.
  let limited = place.desk("controller", scope: .units(["E1"]))
  let addition = input([row("", .addition)], layer: .controller)
  #expect(await codes { _ = try await limited.run(AdjustForecast.self, addition) } == ["storage.outside-scope"])
  #expect(try await place.size() == before)
  _ = try await manager.run(ImportForecast.self, input([row("E1")]))
  _ = try await adjuster.run(AdjustForecast.self, addition)
  #expect(try await sheet(place, "-", .controller)?.rows.count == 1)
  try place.remove()
}

@Test("Personal identity numbers in remarks are masked before anything is kept")
func maskedRemarks() async throws {
  let place = try await prepared()
  let written = try await place.desk().run(
    ImportForecast.self, input([row("E1", remark: "Gäller 19121212-1212 och inget annat")]))
  #expect(written.output.masked == 1)
  #expect(try await sheet(place)?.rows.first?.remark == "Gäller [personnummer] och inget annat")
  try place.remove()
}

@Test("Remarks in sheets between two changes are read as one, and amounts tell the moments apart")
func remarkBasis() async throws {
  let place = try await prepared()
  let desk = place.desk("cli:chef")
  func write(_ row: ForecastInput.Row) async throws -> FindRemarkEvents.Basis {
    let event = try #require(try await desk.run(ImportForecast.self, input([row])).event)
    return try await desk.ask(FindRemarkEvents.self, Attempt.month, asOf: .event(event)).basis
  }
  let amount = try await write(row("E1", .level, 500, remark: "Fler ärenden"))
  let said = try await write(row("E1", nil, remark: "Ännu fler ärenden"))
  let other = try await write(row("E2", area: "ovrigt", nil, remark: "Vakanser"))
  #expect(amount == said && said == other)
  let changed = try await write(row("E2", area: "ovrigt", .level, 7))
  #expect(changed != other)
  let back = try await desk.ask(FindRemarkEvents.self, Attempt.month)
  // The amount on the other area does not touch the first remark.
  #expect(back.basis == changed && back.events.values.flatMap { $0 }.count == 1)
  try place.remove()
}
