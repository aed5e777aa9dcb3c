import Documents
import Figures
import Forecasting
import Kernel
import Reporting
import Storage
import Testing

private func month(_ desk: Desk) async throws -> MonthSections {
  try await FollowUpDesk(desk).month(try #require(Month("2019-04")))
}

/// Every figure cell of every section that any source of the month offers: in tables, charts, notes and running text.
private func cells(_ month: MonthSections) throws -> [FigureCell] {
  func cells(_ inlines: [Inline]) -> [FigureCell] {
    inlines.compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } }
  }
  func cells(_ table: Table) -> [FigureCell] {
    table.rows.flatMap(\.cells).compactMap { if case .figure(let cell) = $0 { cell } else { nil } }
      + table.notes.flatMap(cells)
  }
  let blocks = try month.sources.flatMap { source in
    source.warnings + (try source.sections.flatMap { try source.blocks(of: $0) ?? [] })
  }
  return blocks.flatMap { block -> [FigureCell] in
    switch block {
    case .table(let table): cells(table)
    case .chart(let chart): cells(chart.table)
    case .paragraph(let inlines): cells(inlines)
    case .list(let items), .numbered(let items): items.flatMap(cells)
    case .notice(let notice): cells(notice.text)
    case .heading, .pageBreak: []
    }
  }
}

/// Each cell's figure is found by its key with the value that is printed, and each id in the key has a name.
private func expectFound(_ month: MonthSections) throws -> Int {
  let catalogue = month.catalogue
  let names = Dictionary(
    catalogue.members.map { (FigureSelection($0.axis, $0.id), $0.name) }, uniquingKeysWith: { first, _ in first })
  let cells = try cells(month)
  for cell in cells {
    #expect(FigureKey(cell.key.description) == cell.key, "\(cell.key)")
    #expect(try catalogue.figure(cell.key).value == cell.value, "\(cell.key)")
    let measures = catalogue.measures.filter { $0.name == cell.key.measure }
    for selection in cell.key.selections {
      #expect(names[selection]?.isEmpty == false, "\(cell.key): \(selection)")
      #expect(measures.contains { $0.axes.contains(selection.axis) }, "\(cell.key): \(selection)")
    }
    let isYear = cell.key.period.count == 12
    #expect(measures.contains { $0.periods == .months || isYear }, "\(cell.key)")
  }
  return cells.count
}

@Test("Every figure that any section prints is found by its key, and every id in its key has a name")
func printedFiguresAreFound() async throws {
  let month = try await month(DemoStore.desk())
  #expect(
    Set(month.sources.flatMap(\.sections)).isSuperset(
      of: Set(ReportTemplate.knownSections).subtracting(["kommentarer", "rapportering"])))
  #expect(try expectFound(month) > 700)
}

@Test("Who sees one unit finds every figure printed for that unit, and no other unit's name")
func scopedFiguresAreFound() async throws {
  let month = try await month(DemoStore.copy("scope-members", scope: .units(["E310"])))
  #expect(try expectFound(month) > 300)
  #expect(month.catalogue.members.filter { $0.axis == "unit" }.map(\.id) == ["E310"])
}

@Test("A member of the role sum is the sum of those beneath it, in every measure, and every parent is a member")
func sumsOfMembers() async throws {
  let catalogue = try await month(DemoStore.desk()).catalogue
  let members = catalogue.members
  var sums = 0
  for member in members {
    if let parent = member.parent {
      #expect(members.contains { $0.axis == member.axis && $0.id == parent && $0.role == .sum }, "\(member)")
    }
    guard member.role == .sum else { continue }
    let children = members.filter { $0.axis == member.axis && $0.parent == member.id }
    for measure in ["actual", "budget", "forecast", "variance", "last-year"] {
      let period = try #require(Period(measure == "forecast" || measure == "variance" ? "2019" : "2019-01..2019-04"))
      func value(_ id: String) throws -> Money? {
        try catalogue.figure(FigureKey(measure, [FigureSelection(member.axis, id)], period)).value.money
      }
      #expect(try value(member.id) == children.compactMap { try value($0.id) }.sum(), "\(measure) \(member.id)")
      sums += 1
    }
  }
  #expect(sums > 20)
}

@Test("Any measure may be asked of any member over any period: a figure of its kind, or a problem")
func anythingMayBeAsked() async throws {
  let catalogue = try await month(DemoStore.desk()).catalogue
  let members = catalogue.members
  let periods = try ["2019", "2018", "2019-04", "2018-02..2018-03", "2019-12", "2031"].map {
    try #require(Period($0))
  }
  var found = 0
  for measure in catalogue.measures {
    let selections = [[]] + members.filter { measure.axes.contains($0.axis) }.map { [FigureSelection($0.axis, $0.id)] }
    for (selection, period) in selections.flatMap({ selection in periods.map { (selection, $0) } }) {
      do {
        let figure = try catalogue.figure(FigureKey(measure.name, selection, period))
        found += 1
        switch figure.value {
        case .money: #expect(measure.kind == .money, "\(figure.key)")
        case .share: #expect(measure.kind == .share, "\(figure.key)")
        case .count: #expect(measure.kind == .count, "\(figure.key)")
        case .missing, .suppressed: break
        }
      } catch is FigureProblem {
        continue
      }
    }
  }
  #expect(found > 1_000)
}
