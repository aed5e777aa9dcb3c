import Documents
import Figures
import Forecasting
import Kernel
import RoderSandbox
import Storage
import TestSupport
import Testing

private func april(_ desk: Desk) async throws -> MonthSections {
  try await FollowUpDesk(desk).month(try #require(Month("2019-04")))
}

private let names = ChartSections.Name.allCases.map(\.rawValue)

/// The blocks of a section, of the whole board or of a unit.
private func blocks(_ month: MonthSections, _ section: String, unit: String?) throws -> [Block] {
  let source = try #require(month.sources.first { $0.sections.contains(section) })
  guard let unit else { return try source.blocks(of: section) ?? [] }
  return try source.blocks(of: section, unit: unit) ?? []
}

private func charts(_ blocks: [Block]) -> [Chart] {
  blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
}

private func tables(_ blocks: [Block]) -> [Table] {
  Document(title: "", blocks: blocks).tables
}

private func figures(_ table: Table) -> [FigureCell] {
  table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
}

/// First level, steps and rest of each bridge are its last level, to the öre.
private func expectBridges(_ month: MonthSections) throws -> Int {
  let units = month.catalogue.members.filter { $0.axis == "unit" && $0.id != "-" }.map(\.id)
  var count = 0
  for unit in [nil] + units {
    for table in tables(try blocks(month, "brygga", unit: unit)) {
      let amounts = figures(table).compactMap(\.value.money)
      #expect(amounts.count == table.rows.count)
      #expect(amounts.dropLast().reduce(.zero, +) == amounts.last, "\(table.id)")
      #expect(Set(table.rows.map(\.id)).count == table.rows.count, "\(table.id)")
      let steps = table.rows.indices.filter { table.rows[$0].kind == .item }
      let sizes = steps.map { amounts[$0].ore.magnitude }
      #expect(sizes == sizes.sorted(by: >) && steps.count <= BridgeRules.most && sizes.allSatisfy { $0 != 0 })
      count += 1
    }
  }
  return count
}

@Test("A bridge's first level, steps and rest are its last level to the öre, for the board and every unit")
func bridgesAddUp() async throws {
  #expect(try expectBridges(try await april(DemoStore.desk())) > 40)
}

@Test("Bridges add up to the öre for forecasts made by chance", arguments: 1...3)
func bridgesOfChance(seed: Int) async throws {
  let desk = try DemoStore.copy("bridges-\(seed)")
  var random = SeededChance(seed: seed)
  let areas = ["ekb", "familjehem", "socialpsykiatri", "forsorjningsstod", "oppna-bou", "ovrigt"]
  let lines = ["intakter", "personal", "lokalhyror", "kop-av-tjanster", "ovriga"]
  let units = try await april(desk).catalogue.members.filter { $0.axis == "unit" && $0.role == .item && $0.id != "-" }
  let rows = units.filter { !$0.id.hasSuffix(".egen") }.flatMap { unit in
    zip(areas.shuffled(using: &random), lines.shuffled(using: &random)).map { area, line in
      ForecastInput.Row(
        unit: unit.id, area: area, line: line,
        entered: .init(.level, Money(ore: .random(in: -9_999_999...9_999_999, using: &random))), remark: "",
        place: Place())
    }
  }
  _ = try await desk.run(
    ImportForecast.self, .init(month: try #require(Month("2019-04")), rows: rows, isConfirmed: true))
  #expect(try expectBridges(try await april(desk)) > 40)
}

@Test("The bridge's title says how far, which way and what most of it comes from")
func bridgeTitles() async throws {
  let month = try await april(DemoStore.desk())
  let charts = charts(try blocks(month, "brygga", unit: nil))
  #expect(
    charts.map(\.title) == [
      "Prognosen är 6\u{A0}902\u{A0}tkr sämre än budget; mest beror det på Köpt vård missbruk vuxna",
      "Prognosen har försämrats med 927\u{A0}tkr sedan mars; mest beror det på Försörjningsstöd",
    ])
  #expect(charts.allSatisfy { $0.kind == .bridge && !$0.description.isEmpty })
}

@Test("Each chart's series are figures, its ids are its own, and its months are twelve")
func shapes() async throws {
  let month = try await april(DemoStore.desk())
  var ids: [String] = []
  for unit in [nil, "E310", "A200"] as [String?] {
    for name in names {
      let blocks = try blocks(month, name, unit: unit)
      #expect(!blocks.isEmpty, "\(name) \(unit ?? "")")
      ids += tables(blocks).map(\.id) + charts(blocks).map(\.id)
      for chart in charts(blocks) {
        #expect(!chart.title.isEmpty && !chart.description.isEmpty)
        if chart.id.contains("manader") { #expect(chart.table.rows.count == 12) }
        for series in chart.series { #expect(chart.table.columns[series.columns[0]].kind == .number) }
      }
    }
  }
  #expect(Set(ids).count == ids.count)
}

@Test("The expected months end at the forecast, and the months that have gone are as posted")
func expectedMonths() async throws {
  let catalogue = try await april(DemoStore.desk()).catalogue
  for slice in ["line/drift.utom-ram", "line/drift.personal", "line/drift.ovriga:unit/E310", "area/ekb", "unit/A200"] {
    func value(_ measure: String, _ period: String) throws -> FigureValue {
      try catalogue.figure(try #require(FigureKey("\(measure):\(slice):\(period)"))).value
    }
    #expect(try value("expected", "2019") == value("forecast", "2019"), "\(slice)")
    #expect(try value("expected", "2019-01..2019-04") == value("actual", "2019-01..2019-04"), "\(slice)")
  }
}

@Test("The shares of the cost lines are one, and each is its line's part of the gross cost")
func shares() async throws {
  let month = try await april(DemoStore.desk())
  let table = try #require(tables(try blocks(month, "andelar", unit: nil)).last)
  for year in ["2018", "2019"] {
    let column = try #require(table.columns.firstIndex { $0.name == "share_" + year })
    let shares = table.rows.compactMap { row -> Share? in
      if case .figure(let cell) = row.cells[column], case .share(let share) = cell.value { share } else { nil }
    }
    #expect(shares.count == table.rows.count - 1)
    #expect(shares.map(\.numerator).reduce(0, +) == shares.first?.denominator)
  }
}

@Test("A trend tells each occasion's forecast as it stood, and the catalogue finds the one of a month before")
func trend() async throws {
  let month = try await april(DemoStore.desk())
  let chart = try #require(charts(try blocks(month, "trend", unit: nil)).first)
  #expect(chart.table.rows.map(\.id) == ["2019-03", "2019-04"])
  #expect(figures(chart.table).map(\.printed) == [-5_975, -6_902])
  #expect(
    chart.title
      == "Prognosen för 2019 har gått från −5\u{A0}975\u{A0}tkr efter mars till −6\u{A0}902\u{A0}tkr")
  let key = try #require(FigureKey("told-forecast:occasion/2019-03:line/drift.personal:2019"))
  let explained = try await FollowUpDesk(DemoStore.desk()).explain(key, month: try #require(Month("2019-04")))
  #expect(explained.parts.map(\.value).sum() == explained.figure.value.money)
  let previous = try #require(FigureKey("previous-forecast:line/drift.personal:2019"))
  #expect(try month.catalogue.figure(previous).value == explained.figure.value)
}

@Test("Who may see one unit has that unit's charts, and none of another's")
func scoped() async throws {
  let month = try await april(DemoStore.copy("scope-charts", scope: .units(["E310"])))
  let whole = try await april(DemoStore.desk())
  for name in names {
    #expect(try blocks(month, name, unit: "E320").isEmpty)
    // The months of one unit are the same in everybody's eyes.
    guard name != "trend" else { continue }
    #expect(try tables(blocks(month, name, unit: "E310")) == tables(blocks(whole, name, unit: "E310")), "\(name)")
  }
}

@Test("Every figure of the charts, of the board and of units, adds up from its parts")
func parts() async throws {
  let month = try await april(DemoStore.desk())
  for unit in [nil, "E310"] as [String?] {
    for cell in try names.flatMap({ try tables(blocks(month, $0, unit: unit)) }).flatMap(figures) {
      let explanation = try month.catalogue.explanation(of: cell.key)
      #expect(explanation.figure.value == cell.value, "\(cell.key)")
      guard let value = cell.value.money, !explanation.parts.isEmpty else { continue }
      #expect(explanation.parts.map { $0.sign < 0 ? -$0.value : $0.value }.sum() == value, "\(cell.key)")
    }
  }
}
