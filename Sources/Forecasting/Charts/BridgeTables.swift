import Documents
import Figures
import Kernel
import Storage

/// Lays bridges out as tables and charts.
struct BridgeTables {
  private let figures: FollowUpFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }

  /// The bridges of `figures`, all cells shown so.
  init(_ figures: FollowUpFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  /// The section: the way from the budget and from the forecast before, each by area as a chart, then line by line;
  /// nil where there is neither budget nor an earlier forecast.
  func blocks(unit: Int?) -> [Block]? {
    let ways = ForecastBridge.Way.allCases.map { ForecastBridge(followUp, $0, by: .area, unit: unit) }
      .filter(\.isKnown)
    guard !ways.isEmpty else { return nil }
    // Without areas the first bridge is line by line already.
    let lines =
      followUp.structure.areas.isEmpty
      ? [] : ways.map { ForecastBridge(followUp, $0.way, by: .line, unit: unit) }
    return ways.map { .chart(chart($0)) } + lines.map { .table(table($0)) }
  }

  private func chart(_ bridge: ForecastBridge) -> Chart {
    let words = BridgeWords(bridge, as: presentation)
    let table = table(bridge)
    return Chart(
      id: "diagram-" + table.id, title: words.title, description: words.description, kind: .bridge, table: table,
      series: [.init(1, .bar)])
  }

  /// The first level, the steps with the rest last, and the level that they lead to.
  func table(_ bridge: ForecastBridge) -> Table {
    let year = Digits.padded(followUp.year.first.year, 4)
    let unit = "Belopp i " + presentation.unit.text
    let whole = FollowUp.Slice(unit: bridge.unit)
    func row(
      _ id: String, _ kind: Table.RowKind, _ name: String, _ figure: Figure, sumOf: [Int] = []
    ) -> Table.Row {
      Table.Row(
        id: id, kind: kind, cells: [.text(name), .figure(FigureCell(figure, as: presentation))], sumOf: sumOf)
    }
    let before = followUp.previous.map { "Prognos efter " + SwedishText.monthNames[$0.month.month - 1] }
    var rows = [
      row(
        "fran", .subtotal, bridge.way == .budget ? "Budget \(year)" : before ?? FollowUpMeasure.previousForecast.title,
        figures.figure(bridge.way.level, of: whole, over: followUp.year))
    ]
    rows += bridge.choice.steps.map { step in
      let cause = bridge.causes[step]
      return row(cause.id, .item, cause.name, figures.figure(bridge.way.step, of: cause.slice, over: followUp.year))
    }
    if !bridge.choice.rest.isEmpty {
      rows.append(row("ovrigt", .remainder, "Övrigt", BridgeFigures(figures: figures).rest(bridge)))
    }
    rows.append(
      row(
        "till", .total, "Prognos efter \(SwedishText.monthNames[followUp.month.month - 1])",
        figures.figure(.forecast, of: whole, over: followUp.year), sumOf: Array(rows.indices)))
    let owner = bridge.unit.map { ", " + followUp.structure.unitName($0) } ?? ""
    let from = bridge.way == .budget ? "budget" : "föregående prognos"
    let by =
      followUp.structure.areas.isEmpty
      ? "rad"
      : bridge.grain == .area
        ? bridge.followUp.terms("uppföljningsområde") : bridge.followUp.terms("uppföljningsområde och rad")
    let suffix = bridge.unit.map { "-" + followUp.structure.unitID($0) } ?? ""
    return Table(
      id: "brygga-" + (bridge.way == .budget ? "budget" : "foregaende") + (bridge.grain == .line ? "-rader" : "")
        + suffix,
      caption: "Från \(from) till prognos för \(year) per \(by)\(owner). \(unit).",
      columns: [.init("cause", "Orsak", .label), .init("amount", unit)], rows: rows,
      notes: BridgeWords(bridge, as: presentation).notes)
  }
}
