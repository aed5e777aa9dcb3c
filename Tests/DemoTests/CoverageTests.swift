import Accounts
import Documents
import Figures
import Forecasting
import Foundation
import Importing
import Kernel
import Ledger
import RoderSandbox
import Storage
import Testing

private func april(_ desk: Desk) async throws -> FollowUpSections {
  try await FollowUpDesk(desk).sections(month: try #require(Month("2019-04")))
}

private func values(_ row: Table.Row) -> [String] {
  row.cells.compactMap { if case .figure(let cell) = $0 { cell.machineText } else { nil } }
}

@Test("A code that no leaf takes stands on a row of its own, counts in the result and is named in the notes")
func uncovered() async throws {
  let desk = try DemoStore.copy("uncovered")
  let before = try #require(try await april(desk).table(.drift, unit: nil))
  let statement = try await desk.store.read(asOf: .now, scope: .everything) { view in
    try view.state.record(Statement.self, id: "drift")?.value
  }
  let drift = try #require(statement)
  let holed = Statement(
    name: drift.name, selection: drift.selection, outside: drift.outside,
    lines: drift.lines.filter { $0.id != "lokalhyror" })
  _ = try await desk.run(ImportStatements.self, [StatementDraft(id: "drift", statement: holed, places: [:])])
  let sections = try await april(desk)
  let after = try #require(sections.table(.drift, unit: nil))
  let uncovered = try #require(after.rows.first { $0.kind == .remainder })
  let rents = try #require(before.rows.first { $0.id == "drift.lokalhyror" })
  // Budget, actuals and the forecast that was set for the lost line move to the row.
  #expect(values(uncovered) == values(rents))
  #expect(values(try #require(after.rows.last))[1] == values(try #require(before.rows.last))[1])
  #expect(values(try #require(after.rows.last)) == values(try #require(before.rows.last)))
  let summary = try #require(sections.blocks(of: "sammanfattning"))
  let warnings = summary.filter { if case .notice(let notice) = $0 { notice.kind == .warning } else { false } }
  #expect(warnings.count == 2)
  try expectTraceable(sections)
}

@Test("A statement that holds from a later year leaves the earlier years' reports as they are")
func validity() async throws {
  let desk = try DemoStore.copy("validity")
  let before = try #require(try await april(desk).table(.drift, unit: nil))
  let lines: [Statement.Line] = [
    .init(
      id: "allt", name: "Allt", parent: "resultat", kind: .leaf,
      rules: [FactSelection(["account": [CodeRange(from: "3", to: "8")]])]),
    .init(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
  ]
  let statement = Statement(name: "Drift", selection: [], outside: [], lines: lines)
  func bring(from year: Int) async throws {
    let draft = StatementDraft(id: "drift", statement: statement, places: [:], validFrom: year)
    _ = try await desk.run(ImportStatements.self, [draft])
  }
  try await bring(from: 2020)
  #expect(try await april(desk).table(.drift, unit: nil) == before)
  try await bring(from: 2019)
  let after = try #require(try await april(desk).table(.drift, unit: nil)).rows.map(\.id)
  #expect(after.contains("drift.allt") && !after.contains("drift.personal"))
}

@Test("A code that two leaves take is shown as such, never counted twice")
func ambiguous() async throws {
  let desk = try DemoStore.copy("ambiguous")
  let before = try #require(try await april(desk).table(.drift, unit: nil))
  let statement = try await desk.store.read(asOf: .now, scope: .everything) { view in
    try view.state.record(Statement.self, id: "drift")?.value
  }
  let drift = try #require(statement)
  let doubled = Statement(
    name: drift.name, selection: drift.selection, outside: drift.outside,
    lines: drift.lines.map { line in
      line.id == "ovriga"
        ? Statement.Line(
          id: line.id, name: line.name, parent: line.parent, kind: line.kind,
          rules: line.rules + [FactSelection(["account": [CodeRange("5")]])]) : line
    })
  _ = try await desk.run(ImportStatements.self, [StatementDraft(id: "drift", statement: doubled, places: [:])])
  let after = try #require(try await april(desk).table(.drift, unit: nil))
  try expectTraceable(try await april(desk))
  let row = try #require(after.rows.first { $0.id == "drift.flertydigt" })
  let staff = try #require(before.rows.first { $0.id == "drift.personal" })
  #expect(values(row)[1] == values(staff)[1])
  #expect(values(try #require(after.rows.last))[1] == values(try #require(before.rows.last))[1])
}

@Test("Somebody who may see one unit sees that unit's money and nothing else")
func scope() async throws {
  let desk = try DemoStore.copy("scope", scope: .units(["E310"]))
  let units = try #require(try await april(desk).table(.units, unit: nil))
  let all = try #require(try await DemoStore.sections("2019-04").table(.units, unit: nil))
  let whole = try #require(all.rows.first { $0.id == "E310" })
  // Other units are not shown at all, nor the department that the unit is only a part of.
  #expect(units.rows.map(\.id) == ["E310", "drift.kommunbidrag", "summa"])
  #expect(values(units.rows[0]) == values(whole))
  #expect(values(units.rows[1]).allSatisfy { $0 == "0" || $0.isEmpty })
  #expect(values(units.rows[2]) == values(units.rows[0]))
  let watched = try #require(try await april(desk).table(.watched, unit: nil))
  let fosterHomes = try #require(watched.rows.first { $0.id == "familjehemsersattning-utfall" })
  #expect(values(fosterHomes).allSatisfy { $0 == "0" })
}

@Test("Somebody who may see one unit is explained that unit's parts and told that unit's remarks only")
func scopeOfExplanations() async throws {
  let desk = try DemoStore.copy("scope-explained", scope: .units(["E310"]))
  let sections = try await april(desk)
  try expectTraceable(sections)
  let key = try #require(FigureKey("actual:line/drift.personal:2019-04"))
  let explanation = try await FollowUpDesk(desk).explain(key, month: try #require(Month("2019-04")))
  #expect(explanation.figure.value.money == explanation.parts.map(\.value).sum())
  #expect(explanation.rows.allSatisfy { $0.coding.contains("321") })
  let remarks = try #require(sections.table(.variances, unit: nil)).rows.map { $0.cells.last }
  #expect(remarks.contains(.text("")) && !"\(remarks)".contains("Omställningen"))
  let batches = try await desk.ask(ListBatches.self, ())
  #expect(batches.isEmpty)
}

@Test("A forecast that would stand beside the cells' own is refused")
func strayLevels() async throws {
  let desk = try DemoStore.copy("stray")
  func row(_ unit: String, _ area: String, _ line: String) -> ForecastInput.Row {
    .init(
      unit: unit, area: area, line: line, entered: .init(.level, Money(ore: 1)), remark: "", place: Place())
  }
  let twin = Statement(
    name: "Tvilling", selection: [], outside: [],
    lines: [
      .init(
        id: "ovriga", name: "Övrigt", parent: "allt", kind: .leaf, rules: [FactSelection(["account": [CodeRange("6")]])]
      ),
      .init(id: "allt", name: "Allt", parent: nil, kind: .sum, rules: []),
    ])
  _ = try await desk.run(ImportStatements.self, [StatementDraft(id: "tvilling", statement: twin, places: [:])])
  await #expect(throws: Problems.self) {
    try await desk.run(
      ImportForecast.self,
      .init(month: try #require(Month("2019-04")), rows: [row("E310", "ovrigt", "ovriga")]))
  }
  for stray in [row("", "ekb", "personal"), row("A200", "ekb", "personal"), row("E310", "", "personal")] {
    await #expect(throws: Problems.self) {
      try await desk.run(ImportForecast.self, .init(month: try #require(Month("2019-04")), rows: [stray]))
    }
  }
}

@Test("Without last year, budget or an earlier forecast a figure is missing and not zero")
func missing() async throws {
  let january = try #require(try await DemoStore.sections("2018-01").table(.drift, unit: nil))
  let result = try #require(january.rows.last)
  #expect(values(result)[4].isEmpty && values(result)[5].isEmpty)
  #expect(!values(result)[1].isEmpty)
}

@Test("A correction of one responsibility changes its own postings and no others")
func correction() async throws {
  let desk = try DemoStore.copy("correction")
  let before = try #require(try await april(desk).table(.units, unit: nil))
  let bytes = [UInt8](try Data(contentsOf: ProjectFolder.root.appending(path: "Examples/correction-302.csv")))
  let selection = FactSelection(["responsibility": [CodeRange("302")]])
  let march = try #require(Period("2019-03"))
  let result = try await LedgerImporter(desk: desk).run(
    SourceFile(name: "correction-302.csv", bytes: bytes),
    .init(source: "huvudbok", selection: selection, period: march, extracted: Day("2019-06-01")))
  #expect(result.batch != nil)
  let after = try #require(try await april(desk).table(.units, unit: nil))
  for (old, new) in zip(before.rows, after.rows) where old.kind == .item && old.id != "E120" {
    #expect(values(old) == values(new), "\(old.id)")
  }
  let old = try #require(before.rows.first { $0.id == "E120" })
  let new = try #require(after.rows.first { $0.id == "E120" })
  #expect(values(old) != values(new))
  let problems = try await desk.store.verify()
  #expect(problems.isEmpty)
}
