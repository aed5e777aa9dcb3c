import Organisation
import Storage
package import Documents
import Figures
import Kernel
import Accounts

/// Lays out the tables of a follow-up.
package struct FollowUpTables {
  private let figures: FollowUpFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The tables of `figures`, all cells shown so.
  package init(_ figures: FollowUpFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  /// One column of figures, with what is the same in all its cells.
  private struct Measured {
    let column: Table.Column
    let measure: FollowUpMeasure
    let period: Period
    let isKnown: Bool
    let status: PeriodStatus?
  }

  private func measured(_ column: Table.Column, _ measure: FollowUpMeasure, _ period: Period) -> Measured {
    Measured(
      column: column, measure: measure, period: period, isKnown: followUp.isKnown(measure, over: period),
      status: figures.status(of: measure, over: period))
  }

  private var unit: String { "Belopp i " + presentation.unit.text }

  /// The drift or investment table: the statement's lines with the columns of a closing report.
  package func statement(unit: Int? = nil) -> Table {
    let year = Digits.padded(followUp.year.first.year, 4)
    let before = Digits.padded(followUp.year.first.year - 1, 4)
    let occasion = followUp.occasion?.name ?? "Utfall"
    let toDate = followUp.toDate
    let columns = [
      measured(.init("budget_\(year)", "Budget \(year)"), .budget, followUp.year),
      measured(.init("actual_\(followUp.month.columnName)", "\(occasion) \(year)"), .actual, toDate),
      measured(.init("forecast_\(year)", "Prognos helår"), .forecast, followUp.year),
      measured(
        .init(
          "variance_forecast_budget", "Avvikelse prognos/budget \(year)", difference: .init(3, minus: 1)), .variance,
        followUp.year),
      measured(.init("actual_\(followUp.month.yearBefore.columnName)", "\(occasion) \(before)"), .lastYear, toDate),
      measured(
        .init(
          "difference_\(before)_\(year)", "Differens \(before)/\(year)", difference: .init(2, minus: 5)), .difference,
        toDate),
    ]
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    return Table(
      id: structure.statementID + suffix,
      caption: "\(structure.statement.name)\(owner), \(SwedishText.text(toDate)). \(self.unit).",
      columns: [.init("line", self.unit, .label)] + columns.map(\.column), rows: lineRows(columns, unit: unit),
      notes: frameNotes(unit: unit))
  }

  /// What the drift table says of the council's money and of reallocations; nothing for a single unit's.
  private func frameNotes(unit: Int?) -> [[Inline]] {
    unit == nil && !structure.frameLines.isEmpty ? FrameNotes(followUp, presentation).brief : []
  }

  /// What has changed since the forecast before, by line; nil where there was none.
  package func change() -> Table? {
    guard let previous = followUp.previous else { return nil }
    let year = followUp.year
    let columns = [
      measured(
        .init("previous_forecast", "Prognos efter \(SwedishText.monthNames[previous.month.month - 1])"),
        .previousForecast, year),
      measured(.init("forecast", "Prognos efter \(SwedishText.monthNames[followUp.month.month - 1])"), .forecast, year),
      measured(.init("change", "Förändring", difference: .init(2, minus: 1)), .forecastChange, year),
    ]
    return Table(
      id: "prognosforandring", caption: "Förändring sedan föregående prognos. \(unit).",
      columns: [.init("line", unit, .label)] + columns.map(\.column), rows: lineRows(columns, unit: nil))
  }

  private func lineRows(_ columns: [Measured], unit: Int?) -> [Table.Row] {
    let values = columns.map { followUp.lineValues($0.measure, over: $0.period, unit: unit) }
    let last = structure.resultLine ?? structure.statement.lines.count - 1
    let extra = [structure.uncoveredLine, structure.ambiguousLine].filter { line in
      values.contains { $0[line] != 0 }
    }
    // What is not placed stands just above the result that it counts in.
    let order = Array(0..<last) + extra + Array(last..<structure.statement.lines.count)
    return order.map { line in
      let cells = columns.indices.map { column in
        cell(columns[column], FollowUp.Slice(line: line, unit: unit), values[column][line])
      }
      let isLine = line < structure.statement.lines.count
      let kind = isLine ? rowKind(line, last: last) : .remainder
      let parts = isLine ? structure.statement.children(of: line) + (line == last ? extra : []) : []
      return Table.Row(
        id: structure.lineID(line), kind: kind, level: kind == .item && isLine ? depth(line) : 0,
        cells: [.text(structure.lineName(line))]
          + (kind == .heading ? columns.map { _ in Table.Cell.empty } : cells),
        sumOf: parts.compactMap { order.firstIndex(of: $0) })
    }
  }

  private func rowKind(_ line: Int, last: Int) -> Table.RowKind {
    switch structure.statement.lines[line].kind {
    case .heading: .heading
    case .sum: line == last ? .total : .subtotal
    case .leaf, .frame: .item
    }
  }

  private func depth(_ line: Int) -> Int {
    let lines = structure.statement.lines
    // Lines that follow a heading are indented beneath it.
    return lines[..<line].contains { $0.kind == .heading } ? 1 : 0
  }

  private func cell(_ column: Measured, _ slice: FollowUp.Slice, _ value: Int64) -> Table.Cell {
    .figure(
      FigureCell(
        key: figures.key(column.measure, of: slice, over: column.period),
        value: column.isKnown ? .money(Money(ore: value)) : .missing, presentation: presentation,
        status: column.status))
  }

  private var spread: [Measured] {
    let year = followUp.year
    let toDate = followUp.toDate
    let month = SwedishText.monthNames[followUp.month.month - 1]
    var columns = [
      measured(.init("budget", "Budget helår"), .budget, year),
      measured(.init("period_budget", "Budget t.o.m. \(month)"), .budget, toDate),
      measured(.init("actual", "Utfall t.o.m. \(month)"), .actual, toDate),
      measured(.init("period_variance", "Avvikelse period", difference: .init(3, minus: 2)), .periodVariance, toDate),
      measured(.init("forecast", "Prognos helår"), .forecast, year),
      measured(.init("variance", "Avvikelse helår", difference: .init(5, minus: 1)), .variance, year),
    ]
    if followUp.previous != nil {
      columns.append(
        measured(.init("previous_forecast", "Föregående prognos"), .previousForecast, year))
    }
    return columns
  }

  /// The result by unit, the council's money apart, summing to the board's result.
  package func units() -> Table {
    let names = (0...structure.units.count).map { (id: structure.unitID($0), name: structure.unitName($0)) }
    return spreadTable(
      id: "enheter", caption: "Nettokostnad per enhet", label: "Enhet", names: names,
      slice: { FollowUp.Slice(unit: $0) }, axis: { $0.unit })
  }

  /// The result by follow-up area, the council's money apart, summing to the board's result.
  package func areas() -> Table {
    let names = (0...structure.areas.count).map { (id: structure.areaID($0), name: structure.areaName($0)) }
    return spreadTable(
      id: "omraden", caption: "Nettokostnad per uppföljningsområde", label: "Område", names: names,
      slice: { FollowUp.Slice(area: $0) }, axis: { $0.area })
  }

  private func spreadTable(
    id: String, caption: String, label: String, names: [(id: String, name: String)],
    slice: (Int) -> FollowUp.Slice, axis: (MoneyCube.Cell) -> Int
  ) -> Table {
    let frames = structure.frameLines
    // Asked for every cell.
    let isFrame = (0..<structure.lineCount).map { frames.contains($0) }
    let frame = names.count
    let columns = spread
    let values = columns.map { column in
      followUp.values(column.measure, count: names.count + 1, over: column.period) { cell in
        isFrame[cell.line] ? frame : axis(cell)
      }
    }
    var rows: [Table.Row] = names.indices.compactMap { index in
      let isRest = index == names.count - 1
      if isRest, values.allSatisfy({ $0[index] == 0 }) { return nil }
      var slice = slice(index)
      slice.line = structure.exceptFrames
      return Table.Row(
        id: names[index].id, kind: isRest ? .remainder : .item,
        cells: [.text(names[index].name)] + columns.indices.map { cell(columns[$0], slice, values[$0][index]) })
    }
    if let line = frames.min() {
      rows.append(
        Table.Row(
          id: structure.lineID(line),
          cells: [.text(structure.lineName(line))]
            + columns.indices.map { cell(columns[$0], FollowUp.Slice(line: line), values[$0][frame]) }))
    }
    rows.append(
      Table.Row(
        id: "summa", kind: .total,
        cells: [.text(structure.resultLine.map(structure.lineName) ?? "Summa")]
          + columns.indices.map { cell(columns[$0], FollowUp.Slice(), values[$0].reduce(0, +)) },
        sumOf: Array(rows.indices)))
    return Table(
      id: id, caption: "\(caption), \(SwedishText.text(followUp.toDate)). \(unit).",
      columns: [.init("name", label, .label)] + columns.map(\.column), rows: rows)
  }

  /// The full-year variance of each area with the remarks on it, summing to the board's variance.
  package func variances() -> Table {
    let year = followUp.year
    let column = measured(.init("variance", "Avvikelse helår"), .variance, year)
    let frames = structure.frameLines
    let values = followUp.values(.variance, count: structure.areas.count + 2, over: year) { cell in
      frames.contains(cell.line) ? structure.areas.count + 1 : cell.area
    }
    var rows = (0...structure.areas.count).map { area in
      Table.Row(
        id: structure.areaID(area), kind: area == structure.remainder ? .remainder : .item,
        cells: [
          .text(structure.areaName(area)),
          cell(column, FollowUp.Slice(line: structure.exceptFrames, area: area), values[area]),
          .text(remarks(on: area)),
        ])
    }
    if let line = frames.min() {
      rows.append(
        Table.Row(
          id: structure.lineID(line),
          cells: [
            .text(structure.lineName(line)),
            cell(column, FollowUp.Slice(line: line), values[structure.areas.count + 1]),
            .text(""),
          ]))
    }
    rows.append(
      Table.Row(
        id: "summa", kind: .total,
        cells: [.text("Summa"), cell(column, FollowUp.Slice(), values.reduce(0, +)), .text("")],
        sumOf: Array(rows.indices)))
    return Table(
      id: "avvikelser", caption: "Prognosens avvikelser mot budget per uppföljningsområde. \(unit).",
      columns: [.init("area", "Område", .label), column.column, .init("remark", "Kommentar", .text)], rows: rows)
  }

  /// What the sheets say of the area: first of the area as a whole, then of single lines.
  private func remarks(on area: Int) -> String {
    let id = structure.areaID(area)
    let rows = followUp.sheets.flatMap(\.value.rows).filter { row in
      !row.remark.isEmpty && (row.area ?? FollowUpAreas.remainder) == id
        && (row.statement == nil || row.statement == structure.statementID)
    }
    var seen: [String] = []
    for row in rows.filter({ $0.line == nil }) + rows.filter({ $0.line != nil }) {
      let line = structure.statement.lines.first { $0.id == row.line }
      let text = line.map { $0.name + ": " + row.remark } ?? row.remark
      if !seen.contains(text) { seen.append(text) }
    }
    return seen.joined(separator: " ")
  }
}

extension Month {
  /// The month in column names: `2019_04`.
  fileprivate var columnName: String { Digits.padded(year, 4) + "_" + Digits.padded(month, 2) }
}
