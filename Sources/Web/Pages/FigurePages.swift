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
    if case .change(let new, let old)? = DerivedFigure(key), [new, old].contains(where: isOfAnotherMoment) {
      return try await change(new, old, visit)
    }
    let latest = try await visit.month()
    let month = visit.query["period"] == nil ? latest.map { min($0, key.period.last) } ?? key.period.last : latest
    let explanation = try await FollowUpDesk(visit.desk).explain(
      key, month: month ?? key.period.last, asOf: visit.asOf)
    return visit.page(
      explanation.title, in: .economy, beneath: [.init(MainPage.economy.title, visit.link("ekonomi"))],
      [
        Look.answer([.text(value(explanation.figure))]), facts(explanation), parts(explanation, visit),
        rows(explanation, visit),
      ] + explanation.notes.map { .element(.p, [], $0) })
  }

  /// The address of the figure as it was at the moment.
  private static func address(_ figure: FigureKey, at moment: String, _ visit: Visit) -> String {
    let moments = FormFields([
      moment.hasPrefix("e") ? .init("handelse", String(moment.dropFirst())) : .init("per", moment)
    ])
    return visit.link(["siffra"], fields: FormFields(fields(figure, visit).fields + moments.fields))
  }

  private static func isOfAnotherMoment(_ key: FigureKey) -> Bool {
    if case .asOf? = DerivedFigure(key) { true } else { false }
  }

  /// The change between figures of two moments: no moment has both, so each is shown with the way to its own.
  private static func change(_ new: FigureKey, _ old: FigureKey, _ visit: Visit) async throws -> WebAnswer {
    let parts = [try await part("Efter", new, visit), try await part("Före", old, visit)]
    let figure = DerivedFigure.change(new: new, old: old).figure(of: parts.map(\.explanation.figure))
    let titles = parts.map(\.explanation.title).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return visit.page(
      "Förändring: " + titles.joined(separator: " jämfört med "), in: .economy,
      beneath: [.init(MainPage.economy.title, visit.link("ekonomi"))],
      [
        Look.answer([.text(value(figure))]),
        .element(
          .p, [],
          "Förändringen är mellan två tillfällen då siffran togs fram. Vad den bestod av då står på respektive rad."),
        Look.table(
          PageTable(
            id: "lagen", caption: "Siffran före och efter",
            columns: [.init("Läge", .label), .init("Värde", .text), .init("Läst vid händelse", .text)],
            rows: parts.map { part in
              .init([
                .way(part.title, to: part.address), .words(value(part.explanation.figure)),
                .words(SwedishText.number(Int64(part.explanation.figure.provenance.event))),
              ])
            })),
      ])
  }

  /// One of the figures of a change, at its own moment.
  private static func part(
    _ title: String, _ key: FigureKey, _ visit: Visit
  ) async throws -> (title: String, address: String, explanation: Explanation) {
    let desk = FollowUpDesk(visit.desk)
    let month = try await visit.month() ?? key.period.last
    guard case .asOf(let figure, let moment)? = DerivedFigure(key) else {
      return (
        title, visit.link(["siffra"], fields: fields(key, visit)),
        try await desk.explain(key, month: month, asOf: visit.asOf)
      )
    }
    let asOf = moment.hasPrefix("e") ? Int(moment.dropFirst()).map(AsOf.event) : Day(moment).map(AsOf.day)
    guard let asOf else { throw FigureProblem.notAKey(key.description) }
    return (
      title, address(figure, at: moment, visit), try await desk.explain(figure, month: month, asOf: asOf)
    )
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

  private static func rows(_ explanation: Explanation, _ visit: Visit) -> Node {
    guard explanation.rowCount > 0 else { return .nothing }
    let count = SwedishText.number(Int64(explanation.rowCount))
    let shown =
      explanation.rows.count < explanation.rowCount ? "de \(explanation.rows.count) största av \(count)" : count
    let title = explanation.rowKind == .budget ? "Budgetrader" : "Bokföringsrader"
    return Look.table(
      PageTable(
        id: "rader", caption: "\(title) (\(shown))", isSortable: explanation.rows.count == explanation.rowCount,
        columns: [
          .init("Verifikation", .label), .init("Kronor", .number), .init("Dag", .text), .init("Kodsträng", .text),
          .init("Text", .text), .init("Leverantör", .text), .init("Fil", .text),
        ],
        rows: explanation.rows.map { row in
          .init([
            voucher(row, visit),
            .number(SwedishText.kronor(row.amount.ore), exact: row.amount.ore),
            .brief(row.day?.description ?? ""), .words(row.coding), .words(row.text), .words(row.supplier),
            .words(row.source),
          ])
        }))
  }

  private static func voucher(_ row: Explanation.Row, _ visit: Visit) -> PageTable.Cell {
    let name = row.voucher.isEmpty ? row.month.description : row.voucher
    guard !row.posting.isEmpty else { return .words(name) }
    let steps = ["ekonomi", "verifikation"] + row.posting.split(separator: "/").map(String.init)
    return .way(name, to: visit.link(steps), sortedBy: name)
  }

  private static func fields(_ key: FigureKey, _ visit: Visit) -> FormFields {
    var fields = FormFields()
    if let period = visit.query["period"] { fields.add("period", period) }
    fields.add("nyckel", key.description)
    return fields
  }
}
