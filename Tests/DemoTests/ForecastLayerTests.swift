import Documents
import Figures
import Forecasting
import Kernel
import Storage
import Testing

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

private func sections(_ desk: Desk) async throws -> FollowUpSections {
  try await FollowUpDesk(desk).sections(month: april)
}

private func ore(_ key: String, _ desk: Desk) async throws -> Int64 {
  let key = try #require(FigureKey(key))
  return try #require(try await sections(desk).figure(key)?.value.money?.ore, "\(key)")
}

private func cell(
  _ basis: ForecastBasis?, _ tkr: Int64 = 0, layer: ForecastLayer, unit: String = "E310",
  area: String = "forsorjningsstod", line: String = "ovriga", manner: ForecastInput.Manner = .cells,
  remark: String? = nil
) -> ForecastInput {
  ForecastInput(
    month: april, layer: layer, decision: layer == .board ? "SN 2019-05-21 § 52" : "", manner: manner,
    rows: [
      .init(
        unit: unit, area: area, line: line, entered: basis.map { .init($0, Money(tkr: tkr)) }, remark: remark,
        place: Place())
    ])
}

private let cellKey = "line/drift.ovriga:area/forsorjningsstod:unit/E310:2019"

@Test("Variance and rest are resolved when the follow-up is computed, and the highest layer counts")
func layersOfACell() async throws {
  let desk = try DemoStore.copy("layers")
  let level = try await ore("forecast:" + cellKey, desk)
  let budget = try await ore("budget:" + cellKey, desk)
  let actual = try await ore("actual:line/drift.ovriga:area/forsorjningsstod:unit/E310:2019-01..2019-04", desk)
  let result = try await ore("forecast:line/drift.resultat:2019", desk)
  _ = try await desk.run(AdjustForecast.self, cell(.variance, 2_000, layer: .controller))
  #expect(try await ore("forecast:" + cellKey, desk) == budget + 200_000_000)
  #expect(try await ore("forecast:line/drift.resultat:2019", desk) == result - level + budget + 200_000_000)
  _ = try await desk.run(AdjustForecast.self, cell(.rest, 9_000, layer: .administration))
  #expect(try await ore("forecast:" + cellKey, desk) == actual + 900_000_000)
  _ = try await desk.run(DecideForecast.self, cell(.level, 16_000, layer: .board))
  #expect(try await ore("forecast:" + cellKey, desk) == 1_600_000_000)
  // Each layer is kept, with what stands beneath it.
  let layers = LayerFigures(FollowUpFigures(try await sections(desk).driftFollowUp))
  func layer(_ layer: ForecastLayer) throws -> Int64? {
    layers.figure(try #require(FigureKey("forecast-layer:layer/\(layer.rawValue):" + cellKey)))?.value.money?.ore
  }
  #expect(try layer(.unit) == level)
  #expect(try layer(.controller) == budget + 200_000_000)
  #expect(try layer(.administration) == actual + 900_000_000)
  #expect(try layer(.board) == 1_600_000_000)
  try expectTraceable(try await sections(desk))
  let key = try #require(FigureKey("forecast:" + cellKey))
  let parts = try #require(try await sections(desk).explanation(of: key)).parts
  let source = try #require(parts.first?.source)
  #expect(source.contains("nämnd: nivå") && source.contains("beslut SN 2019-05-21 § 52"))
  #expect(source.contains("mot budget, satt av test 2019-06-08"))
  // Taken back from the top, the cells beneath come forward again.
  _ = try await desk.run(DecideForecast.self, cell(nil, layer: .board, manner: .clearing))
  _ = try await desk.run(AdjustForecast.self, cell(nil, layer: .administration, manner: .clearing))
  #expect(try await ore("forecast:" + cellKey, desk) == budget + 200_000_000)
  _ = try await desk.run(AdjustForecast.self, cell(nil, layer: .controller, area: "", line: "", manner: .clearing))
  #expect(try await ore("forecast:" + cellKey, desk) == level)
  #expect(try await ore("forecast:line/drift.resultat:2019", desk) == result)
}

@Test("An addition lies on top of all units' forecasts and belongs to none")
func additions() async throws {
  let desk = try DemoStore.copy("additions")
  let before = try await ore("forecast:line/drift.personal:2019", desk)
  let units = try await ore("forecast:line/drift.personal:unit/E310:2019", desk)
  _ = try await desk.run(
    AdjustForecast.self, cell(.addition, 500, layer: .controller, unit: "", area: "ovrigt", line: "personal"))
  #expect(try await ore("forecast:line/drift.personal:2019", desk) == before + 50_000_000)
  #expect(try await ore("forecast:line/drift.personal:unit/E310:2019", desk) == units)
  #expect(try await ore("forecast:line/drift.personal:unit/-:2019", desk) == 50_000_000)
  // A higher layer's addition stands instead of the lower's, as everything else does.
  _ = try await desk.run(
    DecideForecast.self, cell(.addition, 300, layer: .board, unit: "-", area: "ovrigt", line: "personal"))
  #expect(try await ore("forecast:line/drift.personal:2019", desk) == before + 30_000_000)
  try expectTraceable(try await sections(desk))
}

@Test("A remark tells how far its figure has moved since it was written")
func movedRemarks() async throws {
  let desk = try DemoStore.copy("remarks")
  func remarks() async throws -> String {
    let table = try #require(try await sections(desk).table(.variances, unit: nil))
    let row = try #require(table.rows.first { $0.id == "forsorjningsstod" })
    guard case .text(let text)? = row.cells.last else { return "" }
    return String(text.map { $0 == "\u{A0}" ? " " : $0 })
  }
  #expect(try await remarks() == "Utbetalningarna har fortsatt att öka i april. Orsakerna utreds.")
  _ = try await desk.run(AdjustForecast.self, cell(.variance, 2_100, layer: .controller))
  #expect(
    try await remarks()
      == "Utbetalningarna har fortsatt att öka i april. Orsakerna utreds. (Skrevs vid −1 800; nu −2 100.)")
  // A remark written now stands beside the figure as it is now.
  _ = try await desk.run(
    ImportForecast.self, cell(nil, layer: .unit, line: "", remark: "Ärendena blir fler."))
  #expect(try await remarks() == "Ärendena blir fler.")
}

@Test("The forecast before is the one that stood, with all its layers")
func previousWithLayers() async throws {
  let desk = try DemoStore.copy("previous-layers")
  let march = try #require(Month("2019-03"))
  let before = try await ore("previous-forecast:line/drift.resultat:2019", desk)
  _ = try await desk.run(
    AdjustForecast.self,
    ForecastInput(
      month: march, layer: .controller, manner: .cells,
      rows: [
        .init(
          unit: "", area: "ovrigt", line: "personal", entered: .init(.addition, Money(tkr: 100)), remark: nil,
          place: Place())
      ]))
  #expect(try await ore("previous-forecast:line/drift.resultat:2019", desk) == before + 10_000_000)
}

@Test("A forecast's table names how each cell was set and which rule filled the others")
func ways() async throws {
  let desk = try DemoStore.copy("ways")
  _ = try await desk.run(ImportForecast.self, cell(.variance, 1_900, layer: .unit, remark: "Fler ärenden."))
  let followUp = try await sections(desk).driftFollowUp
  let unit = try #require((0..<followUp.structure.units.count).first { followUp.structure.unitID($0) == "E310" })
  let table = ForecastSections(followUp).table(.cells, unit: unit)
  let row = try #require(table.rows.first { $0.id == "drift.ovriga-forsorjningsstod" })
  let texts = row.cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
  #expect(texts[1] == "avvikelse −1\u{A0}900\u{A0}tkr mot budget (enhet)")
  #expect(texts[2].contains("Fler ärenden."))
  let sum = try #require(table.rows.last)
  let items = table.rows.dropLast()
  for column in [1, 2, 3, 4] {
    func value(_ row: Table.Row) -> Int64 {
      if case .figure(let cell) = row.cells[column] { cell.value.money?.ore ?? 0 } else { 0 }
    }
    #expect(items.reduce(0) { $0 + value($1) } == value(sum), "\(column)")
  }
}
