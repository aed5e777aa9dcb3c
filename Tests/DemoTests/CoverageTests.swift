import Accounts
import Documents
import Forecasting
import Foundation
import Importing
import Kernel
import Ledger
import RoderSandbox
import Storage
import StoreSQLite
import Testing

/// A copy of the example municipality's store that a test may change.
private func copy(_ name: String, scope: Scope = .everything) throws -> Desk {
  let from = try DemoStore.folder().appending(path: "demo.roder")
  let to = try DemoStore.folder().appending(path: "\(name).roder")
  try FileManager.default.copyItem(at: from, to: to)
  return Desk(
    store: try SQLiteStore.open(path: to.path),
    context: Context(
      actor: Actor(id: "test", permissions: Set(Permission.allCases), scope: scope),
      now: Instant(seconds: 1_560_000_000), randomBytes: { [UInt8](repeating: 7, count: $0) }))
}

private func april(_ desk: Desk) async throws -> FollowUpSections {
  try await FollowUpDesk(desk).sections(month: try #require(Month("2019-04")))
}

private func values(_ row: Table.Row) -> [String] {
  row.cells.compactMap { if case .figure(let cell) = $0 { cell.machineText } else { nil } }
}

@Test("A code that no leaf takes stands on a row of its own, counts in the result and is named in the notes")
func uncovered() async throws {
  let desk = try copy("uncovered")
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
  // Budget and actuals move to the row; the forecast set for the lost line cannot be placed and falls back.
  #expect(values(uncovered)[0] == values(rents)[0])
  #expect(values(uncovered)[1] == values(rents)[1])
  #expect(values(try #require(after.rows.last))[1] == values(try #require(before.rows.last))[1])
  let notes = try #require(sections.blocks(of: "underlag"))
  #expect(notes.contains { if case .notice(let notice) = $0 { notice.kind == .warning } else { false } })
}

@Test("A code that two leaves take is shown as such, never counted twice")
func ambiguous() async throws {
  let desk = try copy("ambiguous")
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
  let row = try #require(after.rows.first { $0.id == "drift.flertydigt" })
  let staff = try #require(before.rows.first { $0.id == "drift.personal" })
  #expect(values(row)[1] == values(staff)[1])
  #expect(values(try #require(after.rows.last))[1] == values(try #require(before.rows.last))[1])
}

@Test("Somebody who may see one unit sees that unit's money and nothing else")
func scope() async throws {
  let desk = try copy("scope", scope: .units(["E310"]))
  let units = try #require(try await april(desk).table(.units, unit: nil))
  let all = try #require(try await DemoStore.sections("2019-04").table(.units, unit: nil))
  for (row, whole) in zip(units.rows, all.rows) where row.kind == .item {
    if row.id == "E310" {
      #expect(values(row) == values(whole))
    } else {
      #expect(values(row).allSatisfy { $0 == "0" }, "\(row.id)")
    }
  }
  let watched = try #require(try await april(desk).table(.watched, unit: nil))
  let fosterHomes = try #require(watched.rows.first { $0.id == "familjehemsersattning-utfall" })
  #expect(values(fosterHomes).allSatisfy { $0 == "0" })
}

@Test("A correction of one responsibility changes its own postings and no others")
func correction() async throws {
  let desk = try copy("correction")
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
