import Documents
import Figures
import Kernel

/// Lays out how the year's forecast has been told through its occasions, and the year beside the one before.
struct TrendTables {
  private let figures: FollowUpFigures
  private let told: ToldFigures
  private let unit: Int?
  private var followUp: FollowUp { figures.followUp }
  private var suffix: String { unit.map { "-" + followUp.structure.unitID($0) } ?? "" }
  private var owner: String { unit.map { ", " + followUp.structure.unitName($0) } ?? "" }
  private var year: String { Digits.padded(followUp.year.first.year, 4) }

  /// The trends of `told`, of one unit or of all.
  init(_ told: ToldFigures, unit: Int?) {
    figures = told.figures
    self.told = told
    self.unit = unit
  }

  /// The charts; nil where there is neither an earlier occasion nor an earlier year.
  var blocks: [Block]? {
    let charts = [forecasts, years].compactMap { $0 }
    return charts.isEmpty ? nil : charts.map { .chart($0) }
  }

  /// The forecast as each occasion told it; nil where this is the first.
  private var forecasts: Chart? {
    let cells = told.months.compactMap { month -> (month: Month, cell: FigureCell)? in
      told.figure(month, of: .init(unit: unit)).map { (month, FigureCell($0, as: .tkr)) }
    }
    guard cells.count > 1, let first = cells.first, let last = cells.last else { return nil }
    let table = Table(
      id: "trend-prognos" + suffix,
      caption: followUp.terms("Prognosen för \(year) som den stod vid varje tillfälle\(owner). Belopp i tkr."),
      columns: [.init("occasion", "Prognos efter", .label), .init("forecast", "Prognos helår")],
      rows: cells.map { month, cell in
        Table.Row(
          id: month.description, cells: [.text(SwedishText.monthNames[month.month - 1]), .figure(cell)])
      },
      notes: [
        [
          .text(
            followUp.terms("Plus är överskott, minus underskott. Tidigare prognoser är visade i dagens uppställning."))
        ]
      ])
    let name = unit.map { followUp.structure.unitName($0) + ": prognosen" } ?? "Prognosen"
    let from = "\(first.cell.text(.signed)) efter \(SwedishText.monthNames[first.month.month - 1])"
    let title =
      first.cell.printed == last.cell.printed
      ? "\(name) för \(year) står kvar på \(last.cell.text(.signed))"
      : "\(name) för \(year) har gått från \(from) till \(last.cell.text(.signed))"
    let order = cells.sorted { ($0.cell.printed ?? 0, $0.month) < ($1.cell.printed ?? 0, $1.month) }
    let ends = [("Lägst", order.first), ("Högst", order.last)].compactMap { word, end in
      end.map {
        "\(word) är den efter \(SwedishText.monthNames[$0.month.month - 1]), \($0.cell.text(.signed))."
      }
    }
    return Chart(
      id: "diagram-" + table.id, title: title,
      description: ([followUp.terms("Årets prognos vid \(cells.count) tillfällen.")] + ends).joined(separator: " "),
      kind: .months,
      table: table, series: [.init(1, .line)])
  }

  /// The net cost of the year before beside this year's budget and forecast; nil where that year is not whole.
  private var years: Chart? {
    guard followUp.isLastYearWhole else { return nil }
    let presentation = Presentation(unit: .tkr, factor: 1)
    let slice = FollowUp.Slice(line: followUp.structure.exceptFrames, unit: unit)
    let before = Digits.padded(followUp.year.first.year - 1, 4)
    func cell(_ measure: FollowUpMeasure, _ period: Period) -> FigureCell {
      FigureCell(figures.figure(measure, of: slice, over: period), as: presentation)
    }
    let last = cell(.actual, followUp.year.yearBefore)
    let forecast = cell(.forecast, followUp.year)
    let budget = followUp.isKnown(.budget, over: followUp.year) ? [cell(.budget, followUp.year)] : []
    let rows =
      [("utfall", followUp.terms("Utfall \(before)"), last)] + budget.map { ("budget", "Budget \(year)", $0) }
      + [("prognos", "Prognos \(year)", forecast)]
    let table = Table(
      id: "trend-ar" + suffix,
      caption: "Nettokostnad helår\(owner). Belopp i tkr, kostnader utan minustecken.",
      columns: [.init("year", "År", .label), .init("net_cost", "Nettokostnad")],
      rows: rows.map { id, name, cell in Table.Row(id: id, cells: [.text(name), .figure(cell)]) },
      notes: followUp.comparisonNotes)
    let change = FigureCell(
      key: forecast.key,
      value: .money((forecast.value.money ?? .zero) - (last.value.money ?? .zero)), presentation: presentation)
    let name = unit.map { followUp.structure.unitName($0) + ": nettokostnaden" } ?? "Nettokostnaden"
    let printed = change.printed ?? 0
    // What is not comparable is not compared in a title.
    let moved =
      !followUp.comparisonNotes.isEmpty
      ? forecast.text(.signed)
      : printed == 0
        ? "lika stor som \(before)" : "\(change.text(.magnitude)) \(printed > 0 ? "högre" : "lägre") än \(before)"
    return Chart(
      id: "diagram-" + table.id, title: "\(name) väntas \(year) bli \(moved)",
      description: SwedishText.list(rows.map { "\($0.1) \($0.2.text(.signed))" }) + ".", kind: .bars, table: table,
      series: [.init(1, .bar)])
  }
}
