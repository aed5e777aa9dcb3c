import Documents
import Figures
import Kernel

/// A small document with everything a document can hold; its figures are invented.
enum Sample {
  static let year = period("2019")
  static let toDate = period("2019-01..2019-04")

  static func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("The sample's period \(text) is one") }
    return period
  }

  static func money(
    _ measure: String, _ id: String, tkr: Int64, ore: Int64 = 0, over period: Period = year, axis: String = "line",
    as presentation: Presentation = .tkr
  ) -> FigureCell {
    FigureCell(
      key: FigureKey(measure, [FigureSelection(axis, id)], period), value: .money(Money(ore: tkr * 100_000 + ore)),
      presentation: presentation, status: .preliminary)
  }

  static func row(
    _ id: String, _ label: String, _ kind: Table.RowKind = .item, level: Int = 0, budget: Int64, actual: Int64,
    forecast: Int64, ore: Int64 = 0, sumOf: [Int] = []
  ) -> Table.Row {
    Table.Row(
      id: id, kind: kind, level: level,
      cells: [
        .text(label), .figure(money("budget", id, tkr: budget)),
        .figure(money("actual", id, tkr: actual, over: toDate)),
        .figure(money("forecast", id, tkr: forecast, ore: ore)),
        .figure(money("variance", id, tkr: forecast - budget, ore: ore)),
      ], sumOf: sumOf)
  }

  static let drift = Table(
    id: "drift", caption: "Drift, tkr",
    columns: [
      .init("line", "Rad", .label), .init("budget_2019", "Budget helår 2019"),
      .init("actual_2019_04", "Utfall januari–april 2019"), .init("forecast_2019", "Prognos helår 2019"),
      .init("variance_2019", "Avvikelse helår 2019", difference: .init(3, minus: 1)),
    ],
    rows: [
      row("revenue", "Verksamhetens intäkter", budget: -43_000, actual: -17_000, forecast: -40_000),
      Table.Row(id: "costs", kind: .heading, cells: [.text("Kostnader"), .empty, .empty, .empty, .empty]),
      row("personnel", "Personal", level: 1, budget: 147_000, actual: 52_000, forecast: 149_000, ore: 40_000),
      row("care", "Köp av vård & stöd", level: 1, budget: 59_000, actual: 24_000, forecast: 58_000, ore: 40_000),
      row(
        "cost", "Kostnader", .subtotal, budget: 206_000, actual: 76_000, forecast: 207_000, ore: 80_000,
        sumOf: [2, 3]),
      row("uncovered", "Utan rad", .remainder, budget: 0, actual: 12, forecast: 0),
      row(
        "result", "Resultat", .total, budget: 163_000, actual: 59_012, forecast: 167_000, ore: 80_000,
        sumOf: [0, 4, 5]),
    ],
    notes: [[.text("Uppgifterna är påhittade.")]])

  static let measures = Table(
    id: "matt", caption: "Mått och anmärkningar",
    columns: [
      .init("measure", "", .label), .init("value", "Värde"), .init("share", "Andel, %"),
      .init("remark", "Anmärkning", .text),
    ],
    rows: [
      Table.Row(
        id: "sick leave",
        cells: [
          .text("Sjukfrånvaro"), .figure(count("absence", 1_234)), .figure(share("absence", 77, of: 1_000)),
          .text("=Långtidsfrånvaron \"minskar\"; korttidsfrånvaron ökar <något>, särskilt på de mindre enheterna."),
        ]),
      Table.Row(
        id: "turnover",
        cells: [
          .text("Personalomsättning"), .figure(missing("turnover")), .figure(share("turnover", 1, of: 0)), .empty,
        ]),
    ])

  static func count(_ id: String, _ count: Int64) -> FigureCell {
    FigureCell(
      key: FigureKey("days", [FigureSelection("unit", id)], toDate), value: .count(count),
      presentation: Presentation(unit: .count, factor: 1))
  }

  static func share(_ id: String, _ part: Int64, of whole: Int64) -> FigureCell {
    FigureCell(
      key: FigureKey("share", [FigureSelection("unit", id)], toDate), value: .share(Share(part, of: whole)),
      presentation: Presentation(unit: .percent, factor: 1, decimals: 1))
  }

  static func missing(_ id: String) -> FigureCell {
    FigureCell(
      key: FigureKey("days", [FigureSelection("unit", id)], toDate), value: .missing,
      presentation: Presentation(unit: .count, factor: 1))
  }

  /// From the budget to the forecast in two steps.
  static let bridge: Chart = {
    let rows: [(String, String, Table.RowKind, Int64)] = [
      ("budget", "Budget helår 2019", .subtotal, 0), ("personnel", "Personal", .item, 2_004),
      ("care", "Köp av vård & stöd", .item, -600), ("rest", "Övrigt", .remainder, 2_600),
      ("forecast", "Prognos helår 2019", .total, 4_004),
    ]
    return Chart(
      id: "brygga", title: "Prognosen är 4 004 tkr sämre än budget",
      description: "En brygga från budget till prognos: personalen drar ner med 2 004 tkr.", kind: .bridge,
      table: Table(
        id: "brygga-siffror", caption: "Från budget till prognos, tkr",
        columns: [.init("cause", "Orsak", .label), .init("variance_2019", "Avvikelse helår 2019")],
        rows: rows.map { id, label, kind, tkr in
          Table.Row(id: id, kind: kind, cells: [.text(label), .figure(money("variance", id, tkr: tkr))])
        }),
      series: [.init(1, .bar)])
  }()

  static let document = Document(
    title: "Månadsuppföljning april 2019",
    heading: [
      .init("Nämnd", "Socialnämnden i Exempelby"), .init("Period", "januari–april 2019, preliminär"),
      .init("Diarienummer", "SN 2019/17"), .init("Beslut", ""),
    ],
    blocks: [
      .paragraph([
        .text("Prognosen för helåret är "),
        .figure(
          money("variance", "result", tkr: 4_000, ore: 80_000),
          .words(positive: "ett överskott om", negative: "ett underskott om", zero: "ett nollresultat")),
        .text(" mot budget. Utfallet till och med april är "),
        .figure(money("actual", "result", tkr: 59_012, over: toDate), .signed),
        .text(", varav vård "), .figure(money("actual", "care", tkr: 24_000, over: toDate), .magnitude), .text("."),
      ]),
      .heading(level: 2, text: "Drift", id: "drift-rubrik-2"),
      .table(drift),
      .notice(Notice(.warning, [.text("Perioden är "), .strong("preliminär"), .text(".")])),
      .heading(level: 2, text: "Mått", id: "matt-avsnitt"),
      .heading(level: 3, text: "Personal", id: "personal"),
      .table(measures),
      .notice(Notice(.information, [.text("Sjukfrånvaron räknas i kalenderdagar.")])),
      .notice(Notice(.error, [.text("En enhet saknas.")])),
      .heading(level: 2, text: "Källor", id: "kallor"),
      .list([
        [.text("Huvudbok "), .code("sie-2019-04.se"), .text(" & budget")], [.text("Prognos <april>")],
      ]),
      .heading(level: 2, text: "Diagram", id: "diagram-rubrik"),
      .chart(bridge),
      .numbered([[.text("Nämnden godkänner uppföljningen.")], [.text("Se "), .link("driften", id: "drift")]]),
      .pageBreak,
      .heading(level: 2, text: "Noter", id: "noter"),
      .paragraph([.text("Utan anmärkning.")]),
    ])
}
