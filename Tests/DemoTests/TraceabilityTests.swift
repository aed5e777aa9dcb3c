import Documents
import Figures
import Forecasting
import Kernel
import Testing

/// Every figure cell of every section of a month's report, with the key that it carries.
private func cells(_ sections: FollowUpSections) -> [FigureCell] {
  sections.sections.flatMap { sections.blocks(of: $0) ?? [] }.flatMap { block -> [FigureCell] in
    switch block {
    case .table(let table):
      table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
    case .paragraph(let inlines):
      inlines.compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } }
    default: []
    }
  }
}

@Test("Each figure of the report is found by its key and has the value that is printed")
func figuresByKey() async throws {
  let sections = try await DemoStore.sections("2019-04")
  #expect(cells(sections).count > 300)
  try expectTraceable(sections)
}

/// Each figure cell is found by its key with value and status as printed, and its parts sum to it.
func expectTraceable(_ sections: FollowUpSections) throws {
  for cell in cells(sections) {
    let figure = try #require(sections.figure(cell.key), "\(cell.key)")
    #expect(figure.value == cell.value, "\(cell.key)")
    #expect(figure.status == cell.status, "\(cell.key)")
    let explanation = try #require(sections.explanation(of: cell.key), "\(cell.key)")
    guard !explanation.parts.isEmpty, let value = figure.value.money else { continue }
    #expect(explanation.parts.map { $0.sign < 0 ? -$0.value : $0.value }.sum() == value, "\(cell.key)")
  }
}

@Test("The parts of each figure sum to it, all the way down")
func explanationsAddUp() async throws {
  let month = try await FollowUpDesk(DemoStore.desk()).month(try #require(Month("2019-04")))
  var waiting = Array(Set(cells(month.followUp).map(\.key)))
  var seen = Set(waiting)
  while let key = waiting.popLast() {
    let explanation = try month.catalogue.explanation(of: key)
    guard !explanation.parts.isEmpty else { continue }
    let sum = explanation.parts.map { $0.sign < 0 ? -$0.value : $0.value }.sum()
    #expect(explanation.figure.value.money == sum, "\(key)")
    for part in explanation.parts {
      if let key = part.key, seen.insert(key).inserted { waiting.append(key) }
    }
  }
  #expect(seen.count > 500)
}

@Test("The vouchers beneath a month's actual sum to it")
func vouchersAddUp() async throws {
  let desk = FollowUpDesk(try DemoStore.desk())
  let month = try #require(Month("2019-04"))
  for line in ["intakter", "personal", "lokalhyror", "kop-av-tjanster", "ovriga"] {
    let key = try #require(FigureKey("actual:line/drift.\(line):2019-02"))
    let explanation = try await desk.explain(key, month: month)
    #expect(explanation.rowCount > 0)
    guard explanation.rowCount <= Explanation.rowLimit else { continue }
    #expect(explanation.figure.value.money == explanation.rows.map(\.amount).sum(), "\(key)")
  }
}

@Test("Units, areas and lines sum to the same result")
func resultsAgree() async throws {
  let sections = try await DemoStore.sections("2019-04")
  let drift = try #require(sections.table(.drift, unit: nil)).rows.last?.cells
  let units = try #require(sections.table(.units, unit: nil)).rows.last?.cells
  let areas = try #require(sections.table(.areas, unit: nil)).rows.last?.cells
  #expect(units == areas)
  // Budget, actual and forecast stand in columns 1, 2 and 3 of the one table and 1, 3 and 5 of the other.
  for (left, right) in [(1, 1), (2, 3), (3, 5)] {
    guard case .figure(let a)? = drift?[left], case .figure(let b)? = units?[right] else {
      Issue.record("no figures")
      continue
    }
    #expect(a.value == b.value)
  }
}
