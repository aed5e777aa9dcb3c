import Accounts
import Documents
import Figures
import Forecasting
import Kernel
import Organisation
import Storage
import Testing

/// What becomes of forecasts and remarks whose area or unit is another than when they were written.

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

private func sections(_ desk: Desk) async throws -> FollowUpSections {
  try await FollowUpDesk(desk).sections(month: april)
}

private func ore(_ key: String, _ desk: Desk) async throws -> Int64 {
  let key = try #require(FigureKey(key))
  return try #require(try await sections(desk).figure(key)?.value.money?.ore, "\(key)")
}

private func set(
  _ unit: String, _ area: String, _ basis: ForecastBasis?, _ tkr: Int64 = 0, remark: String? = nil, _ desk: Desk
) async throws {
  _ = try await desk.run(
    ImportForecast.self,
    ForecastInput(
      month: april, layer: .unit, manner: .cells,
      rows: [
        .init(
          unit: unit, area: area, line: "personal", entered: basis.map { .init($0, Money(tkr: tkr)) }, remark: remark,
          place: Place())
      ]))
}

private func warnings(_ desk: Desk) async throws -> [String] {
  try #require(try await sections(desk).blocks(of: "sammanfattning")).compactMap { block in
    guard case .notice(let notice) = block, notice.kind == .warning else { return nil }
    return notice.text.map { inline in
      if case .text(let text) = inline { text.replacing("\u{A0}", with: " ") } else { "" }
    }.joined()
  }
}

private func unit(_ id: String, _ desk: Desk, _ change: (OrgUnit) -> OrgUnit) async throws {
  let unit = try await desk.store.read(asOf: .now, scope: .everything) { view in
    try view.state.record(OrgUnit.self, id: id)?.value
  }
  _ = try await desk.run(
    ImportUnits.self, [UnitDraft(id: id, unit: change(try #require(unit)), place: Place())])
}

@Test("A level whose area has gone is not given the budget of the variance that it meets, and the reader is warned")
func lostArea() async throws {
  let desk = try DemoStore.copy("lost-area")
  try await set("E240", "ovrigt", .variance, 10, desk)
  let personal = "forecast:line/drift.personal:unit/E240:2019"
  #expect(try await ore(personal, desk) == 1_911_000_000)
  #expect(try await warnings(desk).isEmpty)
  let areas = try await desk.store.read(asOf: .now, scope: .everything) { view in
    try view.state.record(FollowUpAreas.self, id: FollowUpAreas.id)?.value.areas ?? []
  }
  _ = try await desk.run(ImportAreas.self, .init(areas: areas.filter { $0.id != "ekb" }, file: "areas.csv"))
  #expect(try await ore(personal, desk) == 1_911_000_000)
  let found = try await warnings(desk)
  #expect(found.count == 2)
  #expect(
    found.contains { $0.contains("Den räknas på Övrigt: ") && $0.contains("E240 · ekb · personal: nivå −19 100") })
  #expect(found.contains { $0.contains("Ensamkommande barn och unga · Övrigt · Personalkostnader") })
}

@Test("A forecast of a unit that answers for no codes any longer is kept, and the reader is warned")
func lostUnit() async throws {
  let desk = try DemoStore.copy("lost-unit")
  let before = try await ore("forecast:line/drift.personal:2019", desk)
  try await unit("E240", desk) {
    OrgUnit(
      name: $0.name, level: $0.level, parent: $0.parent, responsibilities: [], validFrom: $0.validFrom,
      validTo: $0.validTo, order: $0.order)
  }
  #expect(try await ore("forecast:line/drift.personal:2019", desk) == before)
  let found = try await warnings(desk)
  #expect(found.count == 1)
  #expect(found.contains { $0.contains("Den räknas på Utan enhet: ") && $0.contains("E240 · ekb · personal: nivå") })
}

@Test("A remark on a department's own codes is measured against them and not against the department")
func ownPart() async throws {
  let desk = try DemoStore.copy("own-part")
  try await unit("E110", desk) {
    OrgUnit(
      name: $0.name, level: $0.level, parent: "E120", responsibilities: $0.responsibilities, validFrom: $0.validFrom,
      validTo: $0.validTo, order: $0.order)
  }
  func remark() async throws -> String {
    let row = try #require(try await sections(desk).table(.variances, unit: nil)?.rows.first { $0.id == "ovrigt" })
    guard case .text(let text)? = row.cells.last else { return "" }
    return text.replacing("\u{A0}", with: " ")
  }
  let budget = try await ore("budget:line/drift.personal:area/ovrigt:unit/E120.egen:2019", desk)
  try await set("E120", "ovrigt", .level, budget / 100_000 + 500, remark: "Vakanser.", desk)
  try await set("E110", "ovrigt", .variance, 3_000, desk)
  #expect(try await remark().contains("Vakanser."))
  #expect(try await !remark().contains("Vakanser. (Skrevs"))
  try await set("E120", "ovrigt", .variance, 900, desk)
  #expect(try await remark().contains("Vakanser. (Skrevs vid −50"))
  #expect(try await remark().contains("; nu −900.)"))
}
