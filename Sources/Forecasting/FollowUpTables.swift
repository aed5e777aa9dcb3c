import Organisation
import Storage
package import Accounts
package import Documents
import Figures
import Kernel

/// Lays out the tables of a follow-up.
package struct FollowUpTables {
  private let figures: FollowUpFigures
  private let presentation: Presentation
  private let money: InternalMoney?
  private let kept: CounterpartySelection?
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The tables of `figures`, all cells shown so.
  ///
  /// - Parameters:
  ///   - money: the money by class of counterparty; needed for tables that tell the classes apart.
  ///   - kept: what is left in all tables where internal items are eliminated; nil where nothing is.
  package init(
    _ figures: FollowUpFigures, as presentation: Presentation = .tkr, of money: InternalMoney? = nil,
    keeping kept: CounterpartySelection? = nil
  ) {
    precondition(kept == nil || money != nil, "What is eliminated is known")
    self.figures = figures
    self.presentation = presentation
    self.money = money
    self.kept = kept
  }

  /// One column of figures, with what is the same in all its cells.
  private struct Measured {
    let column: Table.Column
    let measure: FollowUpMeasure
    let period: Period
    let isKnown: Bool
    let status: PeriodStatus?
    let counterparty: CounterpartySelection?
  }

  private func measured(
    _ column: Table.Column, _ measure: FollowUpMeasure, _ period: Period, of selection: CounterpartySelection? = nil
  ) -> Measured {
    let counterparty = selection ?? kept
    let isKnown = followUp.isKnown(measure, over: period) && (counterparty == nil || measure.restsOnCodings)
    return Measured(
      column: column, measure: measure, period: period, isKnown: isKnown,
      status: figures.status(of: measure, over: period), counterparty: counterparty)
  }

  /// The column's measure, added up under the index that `axis` gives each combination; zeros where it is not known.
  private func values(_ column: Measured, count: Int, by axis: (MoneyCube.Cell) -> Int?) -> [Int64] {
    guard let counterparty = column.counterparty, let money else {
      return followUp.values(column.measure, count: count, over: column.period, by: axis)
    }
    guard column.isKnown else { return [Int64](repeating: 0, count: count) }
    return money.values(column.measure, of: counterparty, count: count, over: column.period, by: axis)
  }

  /// The column's measure of every line, sums included.
  private func lineValues(_ column: Measured, unit: Int?) -> [Int64] {
    let isUnit = unit.map(structure.unitsHeld)
    let leaves = values(column, count: structure.lineCount) { cell in
      isUnit?[cell.unit] ?? true ? cell.line : nil
    }
    return (0..<structure.lineCount).map { line in structure.leaves(of: line).reduce(0) { $0 + leaves[$1] } }
  }

  /// What a table's id goes on with where internal items are eliminated.
  private var keptID: String { kept.map { "-" + $0.rawValue } ?? "" }
  /// What a caption goes on with where internal items are eliminated.
  private var keptText: String { kept.map { " " + $0.eliminationText } ?? "" }

  /// What a reader of a table without internal items must know of the columns that this is not known for.
  private func keptNotes(_ columns: [Measured]) -> [[Inline]] {
    guard kept != nil else { return [] }
    let lacking = columns.filter { !$0.measure.restsOnCodings }
    return (lacking.isEmpty ? [] : [[.text(InternalItems.forecastNote(followUp.terms))]])
      + (structure.frameLines.isEmpty ? [] : [[.text(InternalItems.frameNote)]])
  }

  private var unit: String { "Belopp i " + presentation.unit.text }

  /// The drift or investment table: the statement's lines with the columns of a closing report.
  package func statement(unit: Int? = nil) -> Table {
    let year = Digits.padded(followUp.year.first.year, 4)
    let before = Digits.padded(followUp.year.first.year - 1, 4)
    let occasion = followUp.occasion?.name ?? followUp.terms("Utfall")
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
    let suffix = keptID + (unit.map { "-" + structure.unitID($0) } ?? "")
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    return Table(
      id: structure.statementID + suffix,
      caption: "\(structure.statement.name)\(keptText)\(owner), \(SwedishText.text(toDate)). \(self.unit).",
      columns: [.init("line", self.unit, .label)] + columns.map(\.column), rows: lineRows(columns, unit: unit),
      notes: keptNotes(columns) + frameNotes(unit: unit))
  }

  /// The statement's lines by month: the actual of each month to date, their sum and the budget for the same months.
  package func byMonth(unit: Int? = nil) -> Table {
    let toDate = followUp.toDate
    let last = SwedishText.monthNames[followUp.month.month - 1]
    let columns =
      toDate.months.map { month in
        measured(
          .init("actual_" + month.columnName, SwedishText.monthNames[month.month - 1].capitalisedFirst), .actual,
          Period(month))
      } + [
        measured(.init("actual", followUp.terms("Utfall t.o.m. \(last)")), .actual, toDate),
        measured(.init("period_budget", "Budget t.o.m. \(last)"), .budget, toDate),
        measured(
          .init(
            "period_variance", "Avvikelse",
            difference: .init(toDate.count + 1, minus: toDate.count + 2)), .periodVariance, toDate),
      ]
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    return Table(
      id: structure.statementID + "-per-manad" + suffix,
      caption: followUp.terms("Utfall per månad\(owner), \(SwedishText.text(toDate)). \(self.unit)."),
      columns: [.init("line", self.unit, .label)] + columns.map(\.column), rows: lineRows(columns, unit: unit))
  }

  /// Actual to date and the year's budget of each line by class of counterparty, and in all.
  package func internalItems() -> Table {
    let year = Digits.padded(followUp.year.first.year, 4)
    let classes = CounterpartyClass.allCases.map { (id: $0.rawValue, title: $0.title, of: CounterpartySelection($0)) }
    let groups: [(id: String, title: String, of: CounterpartySelection?)] =
      classes.map { ($0.id, $0.title, $0.of) } + [("total", "Totalt", nil)]
    let columns =
      groups.map {
        measured(
          .init("actual_" + $0.id, followUp.terms("Utfall ") + $0.title.lowercased()), .actual, followUp.toDate,
          of: $0.of)
      }
      + groups.map {
        measured(.init("budget_" + $0.id, "Budget \(year) " + $0.title.lowercased()), .budget, followUp.year, of: $0.of)
      }
    return Table(
      id: InternalItems.section,
      caption: "Externa och interna poster, \(SwedishText.text(followUp.toDate)). \(unit).",
      columns: [.init("line", unit, .label)] + columns.map(\.column), rows: lineRows(columns, unit: nil),
      notes: structure.frameLines.isEmpty ? [] : [[.text(InternalItems.frameNote)]])
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
    let values = columns.map { lineValues($0, unit: unit) }
    return StatementRows(structure).rows(isUsed: { line in values.contains { $0[line] != 0 } }) { line in
      columns.indices.map { cell(columns[$0], FollowUp.Slice(line: line, unit: unit), values[$0][line]) }
    }
  }

  private func cell(_ column: Measured, _ slice: FollowUp.Slice, _ value: Int64) -> Table.Cell {
    .figure(
      FigureCell(
        key: figures.key(column.measure, of: slice, over: column.period).keeping(column.counterparty),
        value: column.isKnown ? .money(Money(ore: value)) : .missing, presentation: presentation,
        status: column.status))
  }

  private var spreadColumns: [Measured] {
    let year = followUp.year
    let toDate = followUp.toDate
    let month = SwedishText.monthNames[followUp.month.month - 1]
    var columns = [
      measured(.init("budget", "Budget helår"), .budget, year),
      measured(.init("period_budget", "Budget t.o.m. \(month)"), .budget, toDate),
      measured(.init("actual", followUp.terms("Utfall t.o.m. \(month)")), .actual, toDate),
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
    spreadTable(
      id: "enheter", caption: "Nettokostnad per enhet", label: "Enhet", spread: unitSpread,
      count: structure.units.count + 1, axis: { $0.unit })
  }

  /// The result by follow-up area, the council's money apart, summing to the board's result.
  package func areas() -> Table {
    let areas = (0...structure.areas.count).map { area in
      Spread(
        id: structure.areaID(area), name: structure.areaName(area), slice: FollowUp.Slice(area: area), parts: [area],
        isRest: area == structure.remainder)
    }
    return spreadTable(
      id: "omraden", caption: followUp.terms("Nettokostnad per uppföljningsområde"), label: followUp.terms("Område"),
      spread: areas,
      count: structure.areas.count + 1, axis: { $0.area })
  }

  /// A row of a table of areas or units: what it is the sum of, by index.
  private struct Spread {
    let id: String
    let name: String
    var slice: FollowUp.Slice
    let parts: [Int]
    var level = 0
    /// The rows beneath that it is the sum of, by their units.
    var children: [Int]?
    let isRest: Bool
  }

  /// The units that may be seen, each department above what it holds, and what no unit answers for.
  private var unitSpread: [Spread] {
    let groups = structure.groups
    let shown = groups.places.filter { followUp.isVisible(unit: $0.unit) }
    // A department that may be seen in part only is left out, and its units move up.
    let depths = Set(shown.map(\.unit))
    var above: [UnitGroups.Place] = []
    let rows = shown.map { place in
      while let last = above.last, last.depth >= place.depth { above.removeLast() }
      let level = above.count
      if groups.group(place.unit) != nil { above.append(place) }
      let parts =
        groups.group(place.unit).map { group in group.holds.indices.filter { group.holds[$0] } } ?? [place.unit]
      return Spread(
        id: structure.unitID(place.unit), name: structure.unitName(place.unit), slice: .init(unit: place.unit),
        parts: parts, level: level,
        children: groups.group(place.unit)?.children.filter(depths.contains), isRest: false)
    }
    let rest = structure.unassigned
    return rows + [
      Spread(
        id: structure.unitID(rest), name: structure.unitName(rest), slice: .init(unit: rest), parts: [rest],
        isRest: true)
    ]
  }

  private func spreadTable(
    id: String, caption: String, label: String, spread: [Spread], count: Int, axis: (MoneyCube.Cell) -> Int
  ) -> Table {
    let frames = structure.frameLines
    // Asked for every cell.
    let isFrame = (0..<structure.lineCount).map { frames.contains($0) }
    let frame = count
    let columns = spreadColumns
    let values = columns.map { column in
      self.values(column, count: count + 1) { cell in isFrame[cell.line] ? frame : axis(cell) }
    }
    func sum(_ row: Spread, _ column: Int) -> Int64 { row.parts.reduce(0) { $0 + values[column][$1] } }
    let shown = spread.filter { row in !row.isRest || columns.indices.contains { sum(row, $0) != 0 } }
    let places = Dictionary(
      shown.enumerated().compactMap { index, row in row.slice.unit.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    var rows = shown.map { row in
      var slice = row.slice
      slice.line = structure.exceptFrames
      return Table.Row(
        id: row.id, kind: row.isRest ? .remainder : row.children == nil ? .item : .subtotal, level: row.level,
        cells: [.text(row.name)] + columns.indices.map { cell(columns[$0], slice, sum(row, $0)) },
        sumOf: (row.children ?? []).compactMap { places[$0] })
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
        sumOf: rows.indices.filter { rows[$0].level == 0 }))
    return Table(
      id: id + keptID, caption: "\(caption)\(keptText), \(SwedishText.text(followUp.toDate)). \(unit).",
      columns: [.init("name", label, .label)] + columns.map(\.column), rows: rows, notes: keptNotes(columns))
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
      id: "avvikelser", caption: followUp.terms("Prognosens avvikelser mot budget per uppföljningsområde. \(unit)."),
      columns: [
        .init("area", followUp.terms("Område"), .label), column.column,
        .init("remark", followUp.terms("Kommentar"), .text),
      ], rows: rows)
  }

  /// What the sheets say of the area: first of the area as a whole, then of single lines.
  private func remarks(on area: Int) -> String { RemarkWords(figures, as: presentation).text(on: area) }
}

extension Month {
  /// The month in column names: `2019_04`.
  fileprivate var columnName: String { Digits.padded(year, 4) + "_" + Digits.padded(month, 2) }
}
