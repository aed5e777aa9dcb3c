import Accounts
package import Documents
import Figures
package import Kernel
import Storage

/// The way from a line down: what it is by unit, by area, by account and by month, each table adding up to it.
package struct Drill: Sendable {
  private let figures: FollowUpFigures
  private let slice: FollowUp.Slice
  private let accountNames: [String: String]
  private let presentation = Presentation.tkr
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The way down from a line of drift or of investments, within an area and a unit where they are given, by the ids
  /// that keys have; nil where one is unknown or may not be seen.
  init?(
    _ sections: FollowUpSections, line: String, area: String?, unit: String?, accountNames: [String: String]
  ) {
    let found = sections.moneyFigures.lazy.compactMap { figures -> (FollowUpFigures, FollowUp.Slice)? in
      var selections = [FigureSelection("line", line)]
      if let area { selections.append(FigureSelection("area", area)) }
      if let unit { selections.append(FigureSelection("unit", unit)) }
      let key = FigureKey(FollowUpMeasure.actual.rawValue, selections, figures.followUp.toDate)
      return figures.parse(key).map { (figures, $0.slice) }
    }.first
    guard let found else { return nil }
    (figures, slice) = found
    self.accountNames = accountNames
  }

  /// The months from the year's beginning.
  package var toDate: Period { followUp.toDate }

  /// Which rows of coded facts lie in it.
  func isIn(_ columns: FactColumns) -> [Bool] {
    let holds = followUp.contains(slice)
    return structure.cells(columns).map { $0.map(holds) ?? false }
  }

  /// What the postings of it come to, of one account or of all.
  func actual(_ account: String?, over period: Period) -> Figure {
    guard let account else { return figures.figure(.actual, of: slice, over: period) }
    let of = AccountFigures(figures: figures)
    return of.figure(
      .actual, account, of.sums(.actual, of: slice, over: period)[account] ?? 0, of: slice, over: period)
  }

  /// The months against budget, last year and forecast: as charts, one by one and added up.
  package var charts: [Block] { MonthTables(figures, of: slice).blocks }

  /// What is taken apart, in words: *Lokalhyror, Ekonomiskt bistånd*.
  package var title: String {
    [
      slice.line.map(structure.lineName), slice.area.map(structure.areaName), slice.unit.map(structure.unitName),
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// The area that it is within; nil for all.
  package var areaName: String? { slice.area.map(structure.areaName) }
  /// The unit that it is within; nil for all.
  package var unitName: String? { slice.unit.map(structure.unitName) }

  /// The figure above all tables: the postings from the year's beginning.
  package var actual: FigureCell { cell(.actual, slice) }
  /// The year's forecast of it.
  package var forecast: FigureCell { cell(.forecast, slice) }
  /// What the forecast differs from the budget.
  package var variance: FigureCell { cell(.variance, slice) }

  /// The lines that a sum adds; nil for a line that postings lie on.
  package var lines: Table? {
    guard let line = slice.line, line < structure.statement.lines.count, !structure.isLeaf(line) else { return nil }
    let extra = line == structure.resultLine ? [structure.uncoveredLine, structure.ambiguousLine] : []
    return table(
      "rader", "Rad",
      (structure.statement.children(of: line) + extra).map { child in
        var part = slice
        part.line = child
        return (structure.lineID(child), structure.lineName(child), part)
      })
  }

  /// The units that may be seen; nil where a unit without others beneath it is taken apart already.
  package var units: Table? {
    let places: [Int]
    if let unit = slice.unit {
      guard let children = structure.groups.group(unit)?.children else { return nil }
      places = children
    } else {
      places = Array(0...structure.units.count).filter { followUp.isVisible(unit: $0) }
    }
    return table(
      "enheter", "Enhet",
      places.map { unit in
        var part = slice
        part.unit = unit
        return (structure.unitID(unit), structure.unitName(unit), part)
      })
  }

  /// The follow-up areas; nil where one is taken apart already, or the statement has none.
  package var areas: Table? {
    guard slice.area == nil, !structure.areas.isEmpty else { return nil }
    return table(
      "omraden", followUp.terms("Område"),
      (0...structure.areas.count).map { area in
        var part = slice
        part.area = area
        return (structure.areaID(area), structure.areaName(area), part)
      })
  }

  /// The accounts, with the postings from the year's beginning, the same months last year and the year's budget.
  package var accounts: Table {
    let of = AccountFigures(figures: figures)
    let (year, toDate) = (followUp.year, followUp.toDate)
    let columns: [(column: Table.Column, kind: AccountFigures.Kind, period: Period, whole: FollowUpMeasure)] =
      [(.init("actual", followUp.terms("Utfall t.o.m. \(month)")), .actual, toDate, .actual)]
      + (followUp.isKnown(.lastYear, over: toDate)
        ? [(.init("last_year", followUp.terms("Utfall föregående år")), .actual, toDate.yearBefore, .actual)] : [])
      + (followUp.isKnown(.budget, over: year) ? [(.init("budget", "Budget helår"), .budget, year, .budget)] : [])
    let sums = columns.map { of.sums($0.kind, of: slice, over: $0.period) }
    let names = Set(sums.flatMap(\.keys)).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    func figureCell(_ figure: Figure) -> Table.Cell { .figure(FigureCell(figure, as: presentation)) }
    var rows = names.map { account in
      Table.Row(
        id: account.isEmpty ? "-" : account,
        cells: [.text(name(account))]
          + columns.indices.map { index in
            let column = columns[index]
            return figureCell(
              of.figure(column.kind, account, sums[index][account] ?? 0, of: slice, over: column.period))
          })
    }
    // The council's money has no account.
    let rest = columns.indices.map { index in
      followUp.value(columns[index].whole, of: slice, over: columns[index].period)
        - sums[index].values.reduce(0, +)
    }
    if rest.contains(where: { $0 != 0 }) {
      rows.append(
        Table.Row(
          id: "utan-konto", kind: .remainder,
          cells: [.text("Utan konto")]
            + columns.indices.map { index in
              let column = columns[index]
              return figureCell(of.figure(column.kind, "-", rest[index], of: slice, over: column.period))
            }))
    }
    rows.append(
      Table.Row(
        id: "summa", kind: .total,
        cells: [.text("Summa")]
          + columns.map { figureCell(figures.figure($0.whole, of: slice, over: $0.period)) },
        sumOf: Array(rows.indices)))
    return Table(
      id: "konton", caption: "\(title) per konto. Belopp i \(presentation.unit.text).",
      columns: [.init("account", "Konto", .label)] + columns.map(\.column), rows: rows)
  }

  /// The months of the year so far.
  package var months: Table {
    let months = followUp.toDate.months
    let measures: [(Table.Column, FollowUpMeasure)] =
      [(.init("actual", followUp.terms("Utfall")), .actual)]
      + (followUp.isKnown(.budget, over: followUp.toDate) ? [(.init("budget", "Budget"), .budget)] : [])
      + (followUp.isKnown(.lastYear, over: followUp.toDate) ? [(.init("last_year", "Föregående år"), .lastYear)] : [])
    func cells(_ period: Period) -> [Table.Cell] {
      measures.map { .figure(FigureCell(figures.figure($0.1, of: slice, over: period), as: presentation)) }
    }
    let rows = months.map { month in
      Table.Row(id: month.description, cells: [.text(SwedishText.monthNames[month.month - 1])] + cells(Period(month)))
    }
    return Table(
      id: "manader", caption: "\(title) per månad. Belopp i \(presentation.unit.text).",
      columns: [.init("month", "Månad", .label)] + measures.map(\.0),
      rows: rows + [
        Table.Row(
          id: "summa", kind: .total, cells: [.text("Summa")] + cells(followUp.toDate), sumOf: Array(rows.indices))
      ])
  }

  private var month: String { SwedishText.monthNames[followUp.month.month - 1] }

  private func name(_ account: String) -> String {
    if account.isEmpty { return "Utan konto" }
    return account + (accountNames[account].map { " " + $0 } ?? "")
  }

  private func cell(_ measure: FollowUpMeasure, _ slice: FollowUp.Slice) -> FigureCell {
    FigureCell(figures.figure(measure, of: slice, over: followUp.toDate), as: presentation)
  }

  /// The slices, a row each, those without amounts left out, and their sum.
  private func table(_ id: String, _ label: String, _ parts: [(id: String, name: String, slice: FollowUp.Slice)])
    -> Table
  {
    let (year, toDate) = (followUp.year, followUp.toDate)
    let all: [(column: Table.Column, measure: FollowUpMeasure, period: Period)] = [
      (.init("budget", "Budget helår"), .budget, year),
      (.init("period_budget", "Budget t.o.m. \(month)"), .budget, toDate),
      (.init("actual", followUp.terms("Utfall t.o.m. \(month)")), .actual, toDate),
      (.init("period_variance", "Avvikelse period"), .periodVariance, toDate),
      (.init("forecast", "Prognos helår"), .forecast, year),
      (.init("variance", "Avvikelse helår"), .variance, year),
    ]
    let columns = all.filter { followUp.isKnown($0.measure, over: $0.period) }
    func figures(_ slice: FollowUp.Slice) -> [Figure] {
      columns.map { self.figures.figure($0.measure, of: slice, over: $0.period) }
    }
    func cells(_ figures: [Figure]) -> [Table.Cell] { figures.map { .figure(FigureCell($0, as: presentation)) } }
    let rows = parts.compactMap { part -> Table.Row? in
      let found = figures(part.slice)
      guard found.contains(where: { $0.value != .money(.zero) }) else { return nil }
      return Table.Row(id: part.id, cells: [.text(part.name)] + cells(found))
    }
    return Table(
      id: id,
      caption: "\(title) per \(label.lowercased()), \(SwedishText.text(toDate)). Belopp i \(presentation.unit.text).",
      columns: [.init("name", label, .label)] + columns.map(\.column),
      rows: rows + [
        Table.Row(
          id: "summa", kind: .total, cells: [.text("Summa")] + cells(figures(slice)), sumOf: Array(rows.indices))
      ])
  }
}
