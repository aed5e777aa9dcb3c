import Forecasting
import Kernel
import Storage
import Testing

private func entered(_ basis: ForecastBasis, _ ore: Int64) -> ForecastSheet.Entered { .init(basis, Money(ore: ore)) }

@Test(
  "A level stands, a variance follows the budget, a rest follows the actuals",
  arguments: [
    ([entered(.level, 700)], Int64(700)),
    ([entered(.level, 0)], 0),
    ([entered(.variance, 50)], 1_050),
    ([entered(.variance, -50)], 950),
    ([entered(.rest, 600)], 1_000),
    ([entered(.rest, 0)], 400),
    // Ids that have gone fall together: what they lean on counts once.
    ([entered(.variance, 50), entered(.variance, 25)], 1_075),
    ([entered(.rest, 50), entered(.rest, 25)], 475),
    ([entered(.level, 50), entered(.level, 25)], 75),
    // A level holds its budget and its actuals already.
    ([entered(.level, 900), entered(.variance, 10)], 910),
    ([entered(.variance, 10), entered(.level, 900)], 910),
    ([entered(.level, 900), entered(.rest, 30)], 930),
    ([entered(.rest, 30), entered(.level, 900), entered(.variance, 10)], 940),
  ] as [([ForecastSheet.Entered], Int64)])
func bases(entered: [ForecastSheet.Entered], expected: Int64) {
  #expect(ForecastRules.forecast(entered, budget: 1_000, actualToDate: 400) == expected)
}

private func entry(_ layer: ForecastLayer, _ ore: Int64, _ basis: ForecastBasis = .level) -> ForecastEntry {
  ForecastEntry(
    layer: layer, entered: entered(basis, ore), stamp: .init(author: "cli:ekonom"), record: "forecast-sheet/x@1")
}

@Test("The highest layer that says something of a cell counts")
func layers() {
  let all = [entry(.unit, 1), entry(.controller, 2), entry(.board, 4)]
  let cell = ForecastCell(settings: [all], additions: [])
  #expect(cell.standing().map(\.entered.amount.ore) == [4])
  let expected: [(ForecastLayer, Int64)] = [(.unit, 1), (.controller, 2), (.administration, 2), (.board, 4)]
  for (layer, ore) in expected {
    #expect(cell.standing(upTo: layer).map(\.entered.amount.ore) == [ore], "\(layer)")
  }
  #expect(cell.speaks(.board) && !cell.speaks(.administration))
  #expect(cell.history.map(\.layer) == [.board, .controller, .unit])
  // Two areas that have gone: one keeps its unit's word where only the other was adjusted.
  let both = ForecastCell(settings: [all, [entry(.unit, 8)]], additions: [])
  #expect(both.standing().map(\.entered.amount.ore).sorted() == [4, 8])
  #expect(ForecastCell(settings: [[entry(.controller, 2)]], additions: []).standing(upTo: .unit).isEmpty)
}

@Test("Layers are ordered, and each has a right of its own kind")
func layerRights() {
  #expect(ForecastLayer.allCases == ForecastLayer.allCases.sorted())
  #expect(ForecastLayer.unit.permission == .forecast)
  #expect(ForecastLayer.controller.permission == .adjustForecast)
  #expect(ForecastLayer.administration.permission == .adjustForecast)
  #expect(ForecastLayer.board.permission == .decideForecast)
}

@Test("An entry tells its amount as it was entered, with the sign of reports")
func texts() {
  func plain(_ text: String) -> String { String(text.map { $0 == "\u{A0}" ? " " : $0 }) }
  #expect(plain(entry(.unit, 50_000_000, .variance).text) == "avvikelse −500 tkr mot budget")
  #expect(plain(entry(.unit, -50_000_000, .variance).text) == "avvikelse 500 tkr mot budget")
  #expect(plain(entry(.unit, 123_456, .level).text) == "nivå −1 234,56 kr")
  #expect(plain(entry(.unit, -15_010_000, .variance).text) == "avvikelse 150,1 tkr mot budget")
  #expect(plain(entry(.unit, 15_010_001, .variance).text) == "avvikelse −150 100,01 kr mot budget")
  #expect(plain(entry(.controller, 100_000, .addition).text) == "tillägg −1 tkr")
  let story = ForecastEntry(
    layer: .board, entered: entered(.level, 100_000),
    stamp: .init(
      author: "cli:anna", at: Instant("2019-05-21T08:05:00Z"), reason: "Enligt ordföranden", decision: "SN § 52"),
    record: "forecast-sheet/x@1"
  ).story
  #expect(plain(story) == "nämnd: nivå −1 tkr, satt av cli:anna 2019-05-21 10.05, beslut SN § 52, ”Enligt ordföranden”")
}

@Test("A sheet of the first schema is read as levels by its author")
func upcast() throws {
  let body =
    #"{"author":"cli:ekonom","layer":"unit","month":"2019-04","rows":[{"amount":7,"area":"ekb","line":"personal","#
    + #""remark":"","statement":"drift"},{"area":"ekb","remark":"Färre."}],"unit":"E310"}"#
  let sheet = try ForecastSheet.decode(Array(body.utf8), tag: "forecast-sheet/1")
  #expect(sheet.rows.map(\.entered) == [entered(.level, 7), nil])
  #expect(sheet.rows.map(\.stamp.author) == ["cli:ekonom", "cli:ekonom"])
  #expect(sheet.id == "2019-04/E310/unit")
  #expect(throws: StorageProblem.newerThanProgram(tag: "forecast-sheet/4")) {
    try ForecastSheet.decode(Array(body.utf8), tag: "forecast-sheet/4")
  }
}
