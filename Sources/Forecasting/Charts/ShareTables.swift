import Documents
import Figures
import Kernel

/// Lays out what each line is of the gross cost, this year and last, as a chart and as a table of shares.
struct ShareTables {
  private let figures: FollowUpFigures
  private let costs: CostFigures
  private let unit: Int?
  private let money = Presentation(unit: .tkr, factor: 1)
  private let percent = Presentation(unit: .percent, factor: 1, decimals: 1)
  private var followUp: FollowUp { figures.followUp }

  /// The shares of `figures`, of one unit or of all.
  init(_ figures: FollowUpFigures, unit: Int?) {
    self.figures = figures
    self.unit = unit
    costs = CostFigures(figures: figures)
  }

  /// The chart of both years and the table of shares; nil where there are no costs to share out.
  var blocks: [Block]? {
    let shown = costs.shown(unit: unit)
    guard !shown.own.isEmpty, whole(followUp.toDate).value.money ?? .zero > .zero else { return nil }
    return [.chart(chart(shown.own, shown.rest)), .table(table)]
  }

  /// The months to date, of this year and of last where that is in the ledger.
  private var periods: [Period] {
    let before = followUp.toDate.yearBefore
    return followUp.isKnown(.lastYear, over: followUp.toDate) && whole(before).value.money ?? .zero > .zero
      ? [followUp.toDate, before] : [followUp.toDate]
  }

  /// The months of each year that are compared.
  private var months: String {
    let names = SwedishText.monthNames
    return followUp.month.month == 1 ? names[0] : names[0] + "–" + names[followUp.month.month - 1]
  }

  private func whole(_ period: Period) -> Figure { costs.gross(of: .init(unit: unit), over: period) }

  private func chart(_ own: [Int], _ rest: [Int]) -> Chart {
    let structure = followUp.structure
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    let columns =
      own.map { Table.Column(columnName($0), structure.lineName($0)) }
      + (rest.isEmpty ? [] : [Table.Column("rest", "Övriga kostnadsrader")])
    let rows = periods.map { period in
      Table.Row(
        id: period.description,
        cells: [.text(Digits.padded(period.first.year, 4))]
          + own.map { cell(figures.figure(.actual, of: .init(line: $0, unit: unit), over: period)) }
          + (rest.isEmpty ? [] : [cell(costs.rest(of: .init(unit: unit), over: period))]) + [cell(whole(period))])
    }
    let table = Table(
      id: "andelar" + suffix,
      caption: "Bruttokostnaden rad för rad\(owner), \(months). Belopp i \(money.unit.text), kostnader utan "
        + "minustecken.",
      columns: [.init("period", "År", .label)] + columns + [.init("gross_cost", "Bruttokostnad")], rows: rows,
      notes: followUp.comparisonNotes)
    return Chart(
      id: "diagram-andelar" + suffix, title: title(own), description: description(own), kind: .shares, table: table,
      series: columns.indices.map { .init($0 + 1, .bar) })
  }

  /// The line's id as a column's name: ASCII and unique.
  private func columnName(_ line: Int) -> String {
    followUp.structure.lineID(line).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
  }

  private func cell(_ figure: Figure) -> Table.Cell { .figure(FigureCell(figure, as: money)) }

  private func share(_ line: Int, _ period: Period) -> FigureCell {
    FigureCell(costs.share(of: .init(line: line, unit: unit), over: period), as: percent)
  }

  /// The lines, greatest share of this year first.
  private func ranked(_ lines: [Int]) -> [Int] {
    let values = Dictionary(uniqueKeysWithValues: lines.map { ($0, share($0, followUp.toDate).printed ?? 0) })
    return lines.sorted { ((values[$1] ?? 0), $0) < ((values[$0] ?? 0), $1) }
  }

  /// The greatest line's share, and what it was.
  private func title(_ own: [Int]) -> String {
    let owner = unit.map { followUp.structure.unitName($0) + ": " } ?? ""
    guard let greatest = ranked(own).first else { return owner + "Bruttokostnaden" }
    let text =
      "\(owner)\(followUp.structure.lineName(greatest)) står för \(share(greatest, followUp.toDate).text(.signed)) av "
      + "bruttokostnaden"
    guard periods.count > 1 else { return text }
    return text + ", mot \(share(greatest, followUp.toDate.yearBefore).text(.signed)) samma tid förra året"
  }

  private func description(_ own: [Int]) -> String {
    let parts = ranked(own).prefix(3).map {
      "\(followUp.structure.lineName($0)) \(share($0, followUp.toDate).text(.signed))"
    }
    let years = periods.map { Digits.padded($0.first.year, 4) }
    return
      "En stapel för vart år, \(SwedishText.list(years)), \(months), delad på kostnadsrader. "
      + "Störst är \(SwedishText.list(parts))."
  }

  /// Amount and share of each cost line, both years.
  private var table: Table {
    let structure = followUp.structure
    let periods = periods
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    let columns = periods.flatMap { period -> [Table.Column] in
      let year = Digits.padded(period.first.year, 4)
      return [.init("actual_\(year)", followUp.terms("Utfall \(year)")), .init("share_\(year)", "Andel \(year), %")]
    }
    let lines = costs.lines.filter { line in
      periods.contains { followUp.value(.actual, of: .init(line: line, unit: unit), over: $0) != 0 }
    }
    let rows = lines.map { line in
      Table.Row(
        id: structure.lineID(line),
        cells: [.text(structure.lineName(line))]
          + periods.flatMap { period -> [Table.Cell] in
            [
              cell(figures.figure(.actual, of: .init(line: line, unit: unit), over: period)),
              .figure(share(line, period)),
            ]
          })
    }
    let total = Table.Row(
      id: "brutto", kind: .total,
      cells: [.text(CostFigures.Name.gross.title)] + periods.flatMap { [cell(whole($0)), .empty] },
      sumOf: Array(rows.indices))
    return Table(
      id: "andelar-rader" + suffix,
      caption: "Kostnadsradernas andel av bruttokostnaden\(owner), \(SwedishText.text(followUp.toDate)). "
        + "Belopp i \(money.unit.text), kostnader utan minustecken.",
      columns: [.init("line", "Kostnadsrad", .label)] + columns, rows: rows + [total],
      notes: followUp.comparisonNotes)
  }
}
