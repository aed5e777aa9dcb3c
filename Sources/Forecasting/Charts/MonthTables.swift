import Closing
import Documents
import Figures
import Kernel
import Ledger
import Storage

/// Lays the year's net cost, or one line of it, out month by month and added up, as charts with their tables: actual,
/// period budget, last year, and what the forecast expects of the months that are left.
struct MonthTables {
  private let figures: FollowUpFigures
  private let slice: FollowUp.Slice
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }

  /// The months of `figures`, of one unit or of all.
  init(_ figures: FollowUpFigures, unit: Int?) {
    self.init(figures, of: .init(line: figures.followUp.structure.exceptFrames, unit: unit))
  }

  /// The months of a line, an area or a unit. Revenue is shown without a minus sign, as costs are.
  init(_ figures: FollowUpFigures, of slice: FollowUp.Slice) {
    self.figures = figures
    self.slice = slice
    let followUp = figures.followUp
    let year = [FollowUpMeasure.budget, .forecast].map { followUp.value($0, of: slice, over: followUp.year) }
    let isNet = slice.line == followUp.structure.exceptFrames
    presentation = Presentation(unit: .tkr, factor: !isNet && (year.first { $0 != 0 } ?? 0) < 0 ? -1 : 1)
  }

  /// What the months are of, as captions and ids go on.
  private var owner: (name: String, words: String, id: String) {
    let structure = followUp.structure
    let line = slice.line.flatMap { $0 == structure.exceptFrames ? nil : $0 }
    let parts =
      [slice.area.map(structure.areaName), slice.unit.map(structure.unitName)].compactMap { $0 }
    let ids = [
      line.map(structure.lineID), slice.area.map(structure.areaID), slice.unit.map(structure.unitID),
    ].compactMap { $0 }
    return (
      line.map(structure.lineName) ?? "Nettokostnad", parts.map { ", " + $0 }.joined(), ids.map { "-" + $0 }.joined()
    )
  }

  /// The months one by one, then added up.
  var blocks: [Block] { [.chart(chart(isAddedUp: false)), .chart(chart(isAddedUp: true))] }

  private enum Source {
    case measure(FollowUpMeasure)
    case expected
  }

  private struct Column {
    let column: Table.Column
    let source: Source
    let style: Chart.Style
  }

  private var columns: [Column] {
    let year = Digits.padded(followUp.year.first.year, 4)
    let before = Digits.padded(followUp.year.first.year - 1, 4)
    var columns = [
      Column(column: .init("actual", followUp.terms("Utfall \(year)")), source: .measure(.actual), style: .bar)
    ]
    if followUp.isKnown(.budget, over: followUp.year) {
      columns.append(
        Column(column: .init("period_budget", "Periodbudget \(year)"), source: .measure(.budget), style: .line))
    }
    if followUp.isKnown(.lastYear, over: followUp.year) {
      columns.append(
        Column(
          column: .init("last_year", followUp.terms("Utfall \(before)")), source: .measure(.lastYear), style: .line))
    }
    if followUp.month.month < 12 {
      columns.append(Column(column: .init("expected", "Prognos \(year)"), source: .expected, style: .dashed))
    }
    return columns
  }

  private func chart(isAddedUp: Bool) -> Chart {
    let owner = owner
    let id = (isAddedUp ? "manader-summerat" : "manader") + owner.id
    let sign = presentation.factor < 0 ? "intäkter" : "kostnader"
    let expected = ExpectedFigures(figures: figures)
    let months = expected.months(of: slice)
    let columns = columns
    let rows = followUp.year.months.map { month in
      let period = isAddedUp ? Period(followUp.year.first, month) ?? Period(month) : Period(month)
      return Table.Row(
        id: month.description,
        cells: [.text(SwedishText.monthNames[month.month - 1])]
          + columns.map { column in
            cell(column.source, month, isAddedUp: isAddedUp) {
              expected.figure(months, of: slice, over: period)
            } measured: {
              figures.figure($0, of: slice, over: period)
            }
          })
    }
    let table = Table(
      id: id,
      caption: "\(owner.name) \(isAddedUp ? "från årets början" : "per månad")\(owner.words), "
        + "\(SwedishText.text(followUp.year)). Belopp i \(presentation.unit.text), \(sign) utan minustecken.",
      columns: [.init("month", "Månad", .label)] + columns.map(\.column), rows: rows, notes: notes)
    let words = MonthWords(figures, slice, presentation)
    return Chart(
      id: "diagram-" + id, title: isAddedUp ? words.yearTitle : words.periodTitle,
      description: isAddedUp ? words.addedDescription(table) : words.monthDescription(table), kind: .months,
      table: table, series: columns.enumerated().map { .init($0 + 1, $1.style) })
  }

  /// The cell of a month; empty where a posted month is expected, or an expected one asked for postings.
  private func cell(
    _ source: Source, _ month: Month, isAddedUp: Bool, expected: () -> Figure,
    measured: (FollowUpMeasure) -> Figure
  ) -> Table.Cell {
    let isPosted = month <= followUp.month
    switch source {
    case .measure(.actual) where !isPosted: return .empty
    case .measure(let measure): return .figure(FigureCell(measured(measure), as: presentation))
    case .expected:
      // Added up, the two meet in the last month with postings.
      let isFirst = isAddedUp && month == followUp.month
      return isPosted && !isFirst ? .empty : .figure(FigureCell(expected(), as: presentation))
    }
  }

  private var notes: [[Inline]] {
    (followUp.month.month < 12 ? [[.text(ExpectedFigures.note)]] : []) + followUp.comparisonNotes
  }
}

extension FollowUp {
  /// That last year is not made comparable, where somebody has said that it must be.
  var comparisonNotes: [[Inline]] {
    let comparing = adjustments.contains { !$0.value.isEnded && $0.value.sort.nature == .comparison }
    guard comparing, isKnown(.lastYear, over: toDate) else { return [] }
    return [[.text("Föregående år är som det bokfördes och inte omräknat för att bli jämförbart.")]]
  }
}
