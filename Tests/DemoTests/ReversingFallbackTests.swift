import Accounts
import Figures
import Forecasting
import Kernel
import Storage
import Testing

/// What the rules make of the example's holiday-pay debt and accrued salaries, which are told for all units at once:
/// two items of 2 301 and 1 300 tkr at the end of April.

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth
private let reversing: Int64 = 360_100_000

private func ore(_ key: String, _ desk: Desk) async throws -> Int64 {
  let key = try #require(FigureKey(key))
  let sections = try await FollowUpDesk(desk).sections(month: april)
  return try #require(sections.figure(key)?.value.money?.ore, "\(key)")
}

private func choosePace(_ desk: Desk) async throws {
  let choice = ForecastMethods.Choice(statement: Statement.drift, line: "personal", method: .runRate)
  _ = try await desk.run(ImportForecastMethods.self, [.init(choice: choice, place: Place())])
}

private func clear(_ unit: String, _ desk: Desk) async throws {
  _ = try await desk.run(
    ImportForecast.self,
    ForecastInput(
      month: april, layer: .unit, manner: .clearing,
      rows: [.init(unit: unit, area: "", line: "", entered: nil, remark: nil, place: Place())]))
}

@Test("Where every cell is set, an item of the whole board makes no forecast of its own")
func nothingInvented() async throws {
  let desk = try DemoStore.copy("pace-all-set")
  let before = try await ore("forecast:line/drift.resultat:2019", desk)
  try await choosePace(desk)
  #expect(try await ore("forecast:line/drift.personal:unit/-:2019", desk) == 0)
  #expect(try await ore("forecast:line/drift.resultat:2019", desk) == before)
}

@Test("A unit that has set nothing is carried on without its part of the items, the same in its manager's eyes")
func unitsPart() async throws {
  let desk = try DemoStore.copy("pace-one-unset")
  let result = try await ore("forecast:line/drift.personal:2019", desk)
  let old = try await ore("forecast:line/drift.personal:unit/E310:2019", desk)
  let posted = try await ore("actual:line/drift.personal:unit/E310:2019-01..2019-04", desk)
  let line = try await ore("actual:line/drift.personal:2019-01..2019-04", desk)
  try await choosePace(desk)
  try await clear("E310", desk)
  let part = Money(ore: reversing).part(posted, of: line).ore
  let forecast = try await ore("forecast:line/drift.personal:unit/E310:2019", desk)
  // Each cell is rounded for itself.
  #expect(abs(forecast - (posted - part) * 3) < 30)
  #expect(try await ore("forecast:line/drift.personal:2019", desk) == result - old + forecast)
  let manager = try DemoStore.copy("pace-in-scope", scope: .units(["E310"]))
  let all = try DemoStore.desk(of: "pace-in-scope")
  try await choosePace(all)
  try await clear("E310", all)
  #expect(try await ore("forecast:line/drift.personal:unit/E310:2019", manager) == forecast)
}

@Test("Where nobody has set a cell the whole of the items is taken out, once")
func wholeLine() async throws {
  let desk = try DemoStore.copy("pace-none-set")
  try await choosePace(desk)
  let units = try await FollowUpDesk(desk).sections(month: april).driftFollowUp.structure.units.map(\.id)
  for unit in units { try await clear(unit, desk) }
  let posted = try await ore("actual:line/drift.personal:2019-01..2019-04", desk)
  let forecast = try await ore("forecast:line/drift.personal:2019", desk)
  #expect(abs(forecast - (posted - reversing) * 3) < 300)
  #expect(try await ore("forecast:line/drift.personal:unit/-:2019", desk) == 0)
}
