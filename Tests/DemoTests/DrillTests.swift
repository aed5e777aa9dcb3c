import Documents
import Figures
import Forecasting
import Kernel
import Ledger
import Storage
import Testing

private let april = Month("2019-04") ?? Instant(seconds: 0).dayInStockholm.inMonth

private func tables(_ drill: Drill) -> [Table] {
  [drill.lines, drill.units, drill.areas, drill.accounts, drill.months].compactMap { $0 }
}

/// In each column the rows that a total names add up to it, exactly.
private func expectSums(_ table: Table, _ what: String) {
  guard let total = table.rows.last, total.kind == .total else {
    Issue.record("\(what): \(table.id) has no total")
    return
  }
  for column in table.columns.indices.dropFirst() {
    func value(_ row: Table.Row) -> Money? {
      if case .figure(let cell) = row.cells[column] { cell.value.money } else { nil }
    }
    let parts = total.sumOf.compactMap { value(table.rows[$0]) }.sum()
    #expect(value(total) == parts, "\(what): \(table.id), \(table.columns[column].name)")
  }
}

@Test(
  "Each step down adds up to the step above, and the postings to the figure",
  arguments: [
    ("drift.resultat", nil), ("drift.kostnader", nil), ("drift.personal", nil), ("drift.personal", "E310"),
    ("drift.kop-av-tjanster", "A200"), ("drift.intakter", "E240"), ("drift.lokalhyror", "E310"),
    ("investering.totalt", nil), ("investering.image-x", nil),
  ] as [(String, String?)])
func stepsDown(_ line: String, _ unit: String?) async throws {
  // Those of the whole board alone have the council's money, which is no posting.
  let desk = FollowUpDesk(try DemoStore.desk())
  for months in [nil, Period("2019-03")] {
    let found = try await desk.drill(line: line, unit: unit, PostingQuery(months), month: april)
    for table in tables(found.drill) { expectSums(table, "\(line) \(unit ?? "")") }
    if line != "drift.resultat" { #expect(found.figure?.value == .money(found.postings.sum), "\(line) \(unit ?? "")") }
    let sections = try await desk.month(april)
    for table in tables(found.drill) {
      for case .figure(let cell) in table.rows.flatMap(\.cells) where cell.key.id(on: "account") != "-" {
        #expect(try sections.catalogue.figure(cell.key).value == cell.value, "\(cell.key)")
      }
    }
  }
}

@Test("An account's postings add up to its figure, which is explained by them")
func accounts() async throws {
  let desk = FollowUpDesk(try DemoStore.desk())
  let found = try await desk.drill(
    line: "drift.lokalhyror", unit: "E310", account: "6010", PostingQuery(), month: april)
  let figure = try #require(found.figure)
  #expect(figure.value == .money(found.postings.sum))
  #expect(found.postings.count > 0)
  let explanation = try await desk.explain(figure.key, month: april)
  #expect(explanation.figure.value == figure.value)
  #expect(explanation.rowCount == found.postings.count)
}

@Test("A line, an area or a unit that there is not, or that is another's, is not taken apart")
func unknownSlices() async throws {
  let one = FollowUpDesk(try DemoStore.copy("drill", scope: .units(["E310"])))
  for (line, unit) in [("drift.finns-inte", "E310"), ("drift.personal", "E320"), ("drift.personal", "E999")] {
    await #expect(throws: ForecastingProblem.unknownSlice(line: line, area: nil, unit: unit)) {
      _ = try await one.drill(line: line, unit: unit, PostingQuery(), month: april)
    }
  }
  let own = try await one.drill(line: "drift.personal", PostingQuery(), month: april)
  let whole = try await FollowUpDesk(DemoStore.desk()).drill(
    line: "drift.personal", unit: "E310", PostingQuery(), month: april)
  #expect(own.postings.sum == whole.postings.sum)
  #expect(own.figure?.value == whole.figure?.value)
}
