import Documents
import Forecasting
import Formats
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// All units' forecasts for whoever reviews them: who has reported what, what has moved, what is missing.
enum ForecastOverviewPages {
  static let routes: [Route] = [.get("/prognos/oversikt", .anyPermission([.review, .readLog]), answer: overview)]

  /// The way to the overview, for whoever may go there.
  static func way(_ visit: Visit, _ month: Month) -> Node {
    guard visit.may(.review) || visit.may(.readLog) else { return .nothing }
    return .element(
      .p, [],
      [
        Look.link(
          "Läget i alla enheter: vem som är klar och vad som saknas",
          visit.link(["prognos", "oversikt"], fields: visit.fields(of: month)))
      ])
  }

  private static func overview(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return ForecastPages.nothingPosted(visit) }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    let list = UnitList(sections)
    let work = try await work(visit, month)
    let missing =
      work == nil || visit.moment != nil ? [:] : try await SheetWork.desk(visit).missingRemarks(month)
    let rows = list.units.flatMap { unit -> [PageTable.Row] in
      let parts = work?.rows.filter { $0.id.unit == unit.id } ?? []
      let shown: [ReadWork.Row?] = parts.isEmpty ? [nil] : parts
      return shown.map { row(unit, $0, missing[unit.id] ?? [], visit, month) }
    }
    return visit.page(
      "Läget i alla enheter", in: .forecast, beneath: [.init("Prognos", visit.link("prognos"))],
      [
        answer(list, work, month), news(visit, list), plan(work, visit),
        try await visit.monthChoice(month, to: visit.link("prognos", "oversikt")),
        Look.table(
          PageTable(
            id: "enheter", caption: "Enheternas prognoser efter \(SwedishText.text(month)), tkr", isSortable: true,
            columns: columns(list, visit.terms), rows: rows + [total(list, visit, month)])),
      ])
  }

  /// The month's work; nil where none is planned.
  static func work(_ visit: Visit, _ month: Month) async throws -> ReadWork.Output? {
    do {
      return try await visit.ask(ReadWork.self, month)
    } catch WorkProblem.notPlanned {
      return nil
    }
  }

  /// Who has not reported, in one sentence.
  private static func answer(_ list: UnitList, _ work: ReadWork.Output?, _ month: Month) -> Node {
    guard let rows = work?.rows.filter({ !$0.id.isOfBoard }), !rows.isEmpty else { return .nothing }
    let left = rows.filter { !$0.state.isReported }
    let names = left.compactMap(\.unitName).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let when = SwedishText.text(month)
    let words =
      switch left.count {
      case 0: "Alla enheter har klarmarkerat \(when)."
      case rows.count: "Ingen enhet har klarmarkerat \(when) än."
      default:
        "\(rows.count - left.count) av \(rows.count) är klarmarkerade. "
          + "Kvar för \(when): \(SwedishText.list(shown(names)))."
      }
    return Look.answer([.text(words)])
  }

  /// The first of many names: all of them stand in the table.
  private static func shown(_ names: [String]) -> [String] {
    names.count > 5 ? names.prefix(3) + ["\(names.count - 3) till"] : names
  }

  private static func news(_ visit: Visit, _ list: UnitList) -> Node {
    let name = list.units.first { $0.id == visit.query["enhet"] }?.name ?? ""
    switch visit.query["klart"] {
    case "godkand": return Look.notice(.good, [.text("\(name): godkänd.")], isNews: true)
    case "ater": return Look.notice(.good, [.text("\(name): skickad tillbaka för komplettering.")], isNews: true)
    default: return .nothing
    }
  }

  private static func plan(_ work: ReadWork.Output?, _ visit: Visit) -> Node {
    guard let work else {
      return Look.notice(
        .information, [.text("Inget arbete är planerat för månaden, så ingen kan klarmarkera. Läs in kalendern först.")]
      )
    }
    guard let due = work.occasion.due(.report) else { return .nothing }
    return .element(.p, [], "Enheternas sista dag är \(SwedishText.text(due)).")
  }

  private static func columns(_ list: UnitList, _ terms: Terms) -> [PageTable.Column] {
    let before = list.previousMonth.map { "Ändrad sedan " + SwedishText.monthNames[$0.month - 1] }
    return [
      .init("Enhet", .label), .init("Läge"), .init("Av, när"), .init("Prognos", .number), .init("Avvikelse", .number),
      .init(before ?? "Ändrad", .number), .init(terms("Kommentar saknas")), .init("Granska", .actions),
    ]
  }

  private static func row(
    _ unit: UnitList.Unit, _ part: ReadWork.Row?, _ missing: [DemandedRemark], _ visit: Visit, _ month: Month
  ) -> PageTable.Row {
    let changed = part?.work?.value.changed
    let who = changed.map { "\(WorkSections.who($0, visit.names)), \($0.at.textInStockholm)" }
    return .init([
      .way(unit.name, to: visit.link(["prognos", unit.id], fields: visit.fields(of: month))),
      state(part.map { [$0] } ?? []), .words(who ?? ""),
      visit.cell(unit.amounts.forecast, month), visit.cell(unit.amounts.variance, month, isJudged: true),
      visit.cell(unit.amounts.change, month, isJudged: true), .words(SwedishText.list(missing.map(\.line))),
      .content(part.map { review($0, unit, visit, month) } ?? []),
    ])
  }

  /// How far the parts have come, and why one was sent back.
  static func state(_ parts: [ReadWork.Row]) -> PageTable.Cell {
    .content(
      parts.flatMap { part -> [Node] in
        let mark = part.state.node
        guard part.state == .returned, let reason = part.work?.value.reason else { return [mark] }
        return [mark, .element(.p, [.class("small")], reason)]
      }, sortedBy: parts.first?.state.title ?? "")
  }

  /// What whoever reviews can do with the part from here.
  private static func review(
    _ part: ReadWork.Row, _ unit: UnitList.Unit, _ visit: Visit, _ month: Month
  ) -> [Node] {
    guard part.state.isReported, visit.moment == nil, visit.may(.review) else { return [] }
    var fields = visit.fields(of: month)
    fields.add("fran", "oversikt")
    func address(_ step: String) -> String {
      visit.link(["prognos", unit.id, step, part.demand.id], fields: fields)
    }
    return [
      .element(
        .details, [],
        [
          .element(
            .summary, [],
            [.text(part.state == .ready ? "Granska" : "Skicka tillbaka"), Look.spoken(" " + unit.name)]),
          Look.form(
            to: address("ater"), token: visit.token, id: "granska-\(unit.id)-\(part.demand.id)", behaviour: .inPlace,
            [
              Look.field(
                Field(
                  "besked", "Vad saknas", .line(""), hint: "Behövs för att skicka tillbaka.", isRequired: false,
                  tellsIfOptional: false, id: "besked-\(unit.id)-\(part.demand.id)")),
              Look.actions([
                Look.button("Skicka tillbaka", .quiet),
                part.state == .ready ? Look.button("Godkänn", .second, to: address("godkann")) : .nothing,
              ]),
            ]),
        ])
    ]
  }

  private static func total(_ list: UnitList, _ visit: Visit, _ month: Month) -> PageTable.Row {
    .init(
      [
        .words("Summa"), .empty, .empty, visit.cell(list.total.forecast, month),
        visit.cell(list.total.variance, month, isJudged: true), visit.cell(list.total.change, month, isJudged: true),
        .empty, .empty,
      ], kind: .total)
  }
}
