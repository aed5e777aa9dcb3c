import Documents
import Figures
import Forecasting
import Formats
import HTML
import Kernel
import Storage

/// What a figure is made of, one step at a time, down to its vouchers.
enum FigurePages {
  static let routes: [Route] = [.get("/siffra", .permission(.read), answer: figure)]

  private static func figure(_ visit: Visit) async throws -> WebAnswer {
    let text = visit.query["nyckel"] ?? ""
    guard let key = FigureKey(text) else { throw FigureProblem.notAKey(text) }
    if case .asOf(let figure, let moment)? = DerivedFigure(key) {
      return .seeOther(address(figure, at: moment, visit))
    }
    let latest = try await visit.month()
    let month = visit.query["period"] == nil ? latest.map { min($0, key.period.last) } ?? key.period.last : latest
    let explanation = try await FollowUpDesk(visit.desk).explain(
      key, month: month ?? key.period.last, asOf: visit.asOf)
    return visit.page(
      explanation.title, in: .economy, beneath: [.init(MainPage.economy.title, visit.link("ekonomi"))],
      [
        Look.answer([.text(value(explanation.figure))]), facts(explanation), parts(explanation, visit),
        rows(explanation),
      ] + explanation.notes.map { .element(.p, [], $0) })
  }

  /// The address of the figure as it was at the moment.
  private static func address(_ figure: FigureKey, at moment: String, _ visit: Visit) -> String {
    var moments = FormFields()
    if moment.hasPrefix("e") {
      moments.add("handelse", String(moment.dropFirst()))
    } else {
      moments.add("per", moment)
    }
    return visit.link(["siffra"], fields: FormFields(fields(figure, visit).fields + moments.fields))
  }

  /// The exact value, and how it stands in tables.
  private static func value(_ figure: Figure) -> String {
    switch figure.value {
    case .money(let money): SwedishText.kronor(money.ore) + " (debet är plus)"
    case .share(let share): share.basisPoints.map { SwedishText.number($0, decimals: 2) + " %" } ?? "Uppgift saknas."
    case .count(let count): SwedishText.number(count)
    case .missing: "Uppgift saknas."
    case .suppressed: "Uppgiften visas inte."
    }
  }

  private static func facts(_ explanation: Explanation) -> Node {
    let figure = explanation.figure
    var facts: [(name: String, value: [Node])] = []
    if case .money = figure.value {
      facts.append(("I tabeller", [.text(FigureCell(figure, as: .tkr).text(.signed))]))
    }
    if let status = figure.status { facts.append(("Periodstatus", [.text(status.text)])) }
    facts.append(("Läst vid händelse", [.text(SwedishText.number(Int64(figure.provenance.event)))]))
    facts.append(("Nyckel", [.element(.code, [], figure.key.description)]))
    return Look.facts(facts)
  }

  private static func parts(_ explanation: Explanation, _ visit: Visit) -> Node {
    guard !explanation.parts.isEmpty else { return .nothing }
    return Look.table(
      PageTable(
        id: "delar", caption: "Siffrans delar",
        columns: [.init("Del", .label), .init("Kronor", .number), .init("Så här", .text), .init("Källa", .text)],
        rows: explanation.parts.map { part in
          let name =
            part.key.map { key in
              Look.link(part.label, visit.link(["siffra"], fields: fields(key, visit)))
            } ?? .text(part.label)
          return .init([
            .content([name]), .number(SwedishText.kronor(part.value.ore), exact: part.value.ore),
            .words(part.sign < 0 ? "dras ifrån" : "läggs till"), .words(part.source),
          ])
        }))
  }

  private static func rows(_ explanation: Explanation) -> Node {
    guard explanation.rowCount > 0 else { return .nothing }
    let count = SwedishText.number(Int64(explanation.rowCount))
    let shown =
      explanation.rows.count < explanation.rowCount ? "de \(explanation.rows.count) största av \(count)" : count
    let title = explanation.rowKind == .budget ? "Budgetrader" : "Bokföringsrader"
    return Look.table(
      PageTable(
        id: "rader", caption: "\(title) (\(shown))",
        columns: [
          .init("Verifikation", .label), .init("Kronor", .number), .init("Dag", .text), .init("Kodsträng", .text),
          .init("Text", .text), .init("Leverantör", .text), .init("Fil", .text),
        ],
        rows: explanation.rows.map { row in
          .init([
            .words(row.voucher.isEmpty ? row.month.description : row.voucher),
            .number(SwedishText.kronor(row.amount.ore), exact: row.amount.ore),
            .brief(row.day?.description ?? ""), .words(row.coding), .words(row.text), .words(row.supplier),
            .words(row.source),
          ])
        }))
  }

  private static func fields(_ key: FigureKey, _ visit: Visit) -> FormFields {
    var fields = FormFields()
    if let period = visit.query["period"] { fields.add("period", period) }
    fields.add("nyckel", key.description)
    return fields
  }
}
