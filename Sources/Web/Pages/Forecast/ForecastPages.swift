import DocumentWriters
import Forecasting
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// *Prognos*: which forecasts are mine to set, and the way to each.
enum ForecastPages {
  static let routes: [Route] =
    [.get("/prognos", .permission(.read), answer: units)] + AllSheetsPages.routes + SheetPages.routes
    + SheetWorkPages.routes + ForecastOverviewPages.routes

  private static func units(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return nothingPosted(visit) }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    let list = UnitList(sections)
    if list.units.count == 1 {
      return .seeOther(visit.link(["prognos", list.units[0].id], fields: visit.fields(of: month)))
    }
    let work = try await ForecastOverviewPages.work(visit, month)
    return visit.page(
      "Prognos", in: .forecast,
      [
        answer(sections, month, visit), AllSheetsPages.way(visit, month, list.units.map(\.id)),
        ForecastOverviewPages.way(visit, month),
        try await visit.monthChoice(month, to: visit.link("prognos")),
        list.units.isEmpty
          ? Look.empty(
            "Du har ingen enhet med egna koder.",
            [.text("Den som sköter behörigheter lägger till enheten under Inställningar.")])
          : Look.table(table(list, work?.rows ?? [], month, visit)),
      ])
  }

  /// The forecast in one sentence: the board's result, or what a manager's units come to together, which have no share
  /// of the council's money.
  static func answer(_ sections: FollowUpSections, _ month: Month, _ visit: Visit) -> Node {
    let scope = visit.desk.context.actor.grants.scope(of: .read)
    guard let headline = ForecastHeadline.ofAll(sections, seenIn: scope) else { return .nothing }
    var writer = visit.writer(month)
    let when = SwedishText.text(month).capitalisedFirst
    return Look.answer([.text(when + ": ")] + writer.nodes(of: headline.sentence) + [.text(".")])
  }

  /// The page where no ledger is imported yet.
  static func nothingPosted(_ visit: Visit) -> WebAnswer {
    visit.page(
      "Prognos", in: .forecast,
      [
        Look.empty(
          "Ingen bokföring är inläst ännu.",
          [
            .text(visit.terms("Prognosen utgår från utfallet. Huvudboken läses in under ")),
            visit.way(to: .imports), .text("."),
          ])
      ])
  }

  private static func table(
    _ list: UnitList, _ parts: [ReadWork.Row], _ month: Month, _ visit: Visit
  ) -> PageTable {
    let before = list.previousMonth.map { SwedishText.monthNames[$0.month - 1] } ?? "förra gången"
    return PageTable(
      id: "enheter", caption: "Enheternas prognoser efter \(SwedishText.text(month)), tkr", isSortable: true,
      columns: [
        .init("Enhet", .label), .init("Läge"), .init("Årsbudget", .number), .init("Prognos", .number),
        .init("Avvikelse", .number),
        .init("Ändrad sedan \(before)", .number), .init("Satt av"),
      ],
      rows: list.units.map { unit in
        let stamp = unit.lastStamp.map {
          visit.names.name(of: $0.author) + ($0.at.map { " " + $0.textInStockholm } ?? "")
        }
        return .init([
          .way(unit.name, to: visit.link(["prognos", unit.id], fields: visit.fields(of: month))),
          ForecastOverviewPages.state(parts.filter { $0.id.unit == unit.id }), visit.cell(unit.amounts.budget, month),
          visit.cell(unit.amounts.forecast, month),
          visit.cell(unit.amounts.variance, month, isJudged: true),
          visit.cell(unit.amounts.change, month, isJudged: true), .words(stamp ?? "ingen ännu"),
        ])
      } + [
        .init(
          [
            .words("Summa"), .empty, visit.cell(list.total.budget, month), visit.cell(list.total.forecast, month),
            visit.cell(list.total.variance, month, isJudged: true),
            visit.cell(list.total.change, month, isJudged: true), .empty,
          ], kind: .total)
      ])
  }
}
