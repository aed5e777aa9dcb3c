import Documents
import Figures
import Kernel

/// A report with everything that a document can hold; its figures are invented.
enum PDFSample {
  static let year = period("2019")

  static func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("The sample's period \(text) is one") }
    return period
  }

  static func figure(_ id: String, _ value: FigureValue, _ presentation: Presentation = .tkr) -> FigureCell {
    FigureCell(key: FigureKey("variance", [.init("line", id)], year), value: value, presentation: presentation)
  }

  static func tkr(_ number: Int64) -> Table.Cell { .figure(figure("a", .money(Money(ore: number * 100_000)))) }

  static let drift = Table(
    id: "drift", caption: "Drift, tkr",
    columns: [
      .init("line", "", .label), .init("budget", "Budget helår 2019"), .init("forecast", "Prognos helår 2019"),
      .init("note", "Anmärkning", .text),
    ],
    rows: [
      Table.Row(id: "revenue", cells: [.text("Intäkter"), tkr(-43_000), tkr(-40_000), .text("Lägre statsbidrag")]),
      Table.Row(id: "h", kind: .heading, cells: [.text("Kostnader"), .empty, .empty, .empty]),
      Table.Row(id: "p", level: 1, cells: [.text("Personal"), tkr(147_000), tkr(149_000), .empty]),
      Table.Row(
        id: "q", level: 1, cells: [.text("Köp av vård"), .figure(figure("q", .missing)), tkr(58_000), .empty]),
      Table.Row(
        id: "s", level: 1, cells: [.text("Skyddat"), .figure(figure("s", .suppressed)), tkr(1), .empty]),
      Table.Row(
        id: "cost", kind: .subtotal, cells: [.text("Kostnader"), tkr(206_000), tkr(207_000), .empty], sumOf: [2, 3]),
      Table.Row(
        id: "total", kind: .total, cells: [.text("Summa nettokostnad"), tkr(163_000), tkr(167_000), .empty],
        sumOf: [0, 5]),
    ], notes: [[.text("Uppgifterna är "), .strong("påhittade"), .text(".")]])

  /// A table of so many number columns, which needs a page that lies where they are many.
  static func wide(_ id: String, columns count: Int, rows: Int) -> Table {
    Table(
      id: id, caption: "Månad för månad, tkr",
      columns: [.init("line", "Rad", .label)] + (0..<count).map { .init("c\($0)", SwedishText.monthNames[$0 % 12]) },
      rows: (0..<rows).map { row in
        Table.Row(
          id: "r\(row)", cells: [.text("Rad \(row)")] + (0..<count).map { tkr(Int64(row * 97_000 + $0 * 13_001)) })
      })
  }

  static let chart = Chart(
    id: "brygga", title: "Avvikelsen beror mest på köpt vård",
    description: "En brygga från budget till prognos. Störst är köpt vård.", kind: .bridge,
    table: Table(
      id: "brygga-tabell", caption: "Underlag, tkr",
      columns: [.init("cause", "Orsak", .label), .init("amount", "Belopp")],
      rows: [
        Table.Row(id: "b", kind: .subtotal, cells: [.text("Budget"), tkr(0)]),
        Table.Row(id: "c", cells: [.text("Köpt vård"), tkr(4_300)]),
        Table.Row(id: "f", kind: .total, cells: [.text("Prognos"), tkr(4_300)], sumOf: [0, 1]),
      ]), series: [.init(1, .bar)])

  static let document = Document(
    title: "Månadsuppföljning april 2019",
    heading: [.init("Nämnd", "Socialnämnden, Exempelkommunen"), .init("Paragraf", "")],
    blocks: [
      .paragraph([
        .text("Prognosen är "), .figure(figure("a", .money(Money(ore: -400_000_000))), .signed),
        .text(", se "), .link("tabellen", id: "drift"), .text(" och "), .link("ingenstans", id: "borta"),
        .text("."),
      ]),
      .heading(level: 2, text: "Drift", id: "drift-avsnitt"), .table(drift),
      .notice(Notice(.warning, [.text("Perioden är preliminär.")])),
      .heading(level: 4, text: "Ett hopp i nivåerna", id: "hopp"), .numbered([[.text("Ett")], [.text("Två")]]),
      .heading(level: 4, text: "Dess syskon", id: "syskon"), .list([[.text("Fil "), .code("sie-2019-04.se")]]),
      .heading(level: 2, text: "Orsaker", id: "orsaker"), .chart(chart),
      .heading(level: 2, text: "Månader", id: "manader"), .table(wide("bred", columns: 14, rows: 60)),
      .heading(level: 2, text: "Källor", id: "kallor"), .paragraph([.text("Huvudboken.")]), .pageBreak,
      .heading(level: 2, text: "Bilaga", id: "bilaga"), .table(wide("smal", columns: 2, rows: 3)),
    ],
    identity: .init(author: "Socialnämnden", registrationNumber: "SN 2019/17", day: Day("2019-05-28")))
}

extension PDFSample {
  /// All words of the sample in the order of the tree.
  static var words: [String] {
    let document = document
    return [document.title] + document.heading.flatMap { [$0.label, $0.value.isEmpty ? "saknas" : $0.value] }
      + document.blocks.flatMap { words(of: $0) }
  }

  private static func words(of block: Block) -> [String] {
    switch block {
    case .heading(_, let text, _): [text]
    case .paragraph(let inlines): [inlines.plainText]
    case .list(let items), .numbered(let items): items.map(\.plainText)
    case .notice(let notice): [notice.kind.word + ":", notice.text.plainText]
    case .table(let table): words(of: table)
    case .chart(let chart): [chart.title] + words(of: chart.table)
    case .pageBreak: []
    }
  }

  private static func words(of table: Table) -> [String] {
    [table.caption] + table.columns.map(\.title)
      + table.rows.flatMap { row in
        row.cells.map { cell in
          switch cell {
          case .text(let text): text
          case .figure(let figure): figure.text.isEmpty || figure.value == .suppressed ? "" : figure.text
          case .empty: ""
          }
        }
      } + table.allNotes.map(\.plainText)
  }
}
