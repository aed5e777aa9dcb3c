import Documents
import Figures
import Kernel
import Organisation

@testable import Reporting

/// A small report in which everything is right, for tests that put one thing wrong.
enum SampleReport {
  static let month = SampleFigures.month

  /// An amount in a cell of its own key.
  static func money(_ id: String, _ ore: Int64, factor: Int = -1, unit: CellUnit = .tkr) -> FigureCell {
    figure(id, .money(Money(ore: ore)), Presentation(unit: unit, factor: factor))
  }

  /// A figure of its own key.
  static func figure(_ id: String, _ value: FigureValue, _ presentation: Presentation = .tkr) -> FigureCell {
    FigureCell(
      key: FigureKey("actual", [FigureSelection("line", id)], Period(month)), value: value, presentation: presentation)
  }

  /// A share in a cell of its own key.
  static func share(_ id: String, _ part: Int64, of whole: Int64) -> FigureCell {
    figure(id, .share(Share(part, of: whole)), Presentation(unit: .percent, factor: 1, decimals: 1))
  }

  static let columns: [Table.Column] = [
    .init("line", "Rad", .label), .init("a", "Utfall"), .init("b", "Budget"),
    .init("c", "Avvikelse", difference: .init(1, minus: 2)),
  ]

  /// Two rows and their sum, each with an actual, a budget and a difference, in kronor.
  static func table(
    id: String = "drift", caption: String = "Drift. Belopp i tkr.", columns: [Table.Column] = columns,
    total: [FigureCell]? = nil, parts: [Int] = [0, 1], notes: [[Inline]] = []
  ) -> Table {
    func row(_ id: String, _ actual: Int64, _ budget: Int64) -> [FigureCell] {
      [
        money(id + "-a", actual), money(id + "-b", budget), money(id + "-c", actual - budget),
      ]
    }
    let sum = total ?? row("summa", 20_001_49, 17_000_00)
    return Table(
      id: id, caption: caption, columns: columns,
      rows: [
        .init(id: "personal", cells: [.text("Personal")] + row("personal", 12_000_49, 10_000_00).map { .figure($0) }),
        .init(id: "hyror", cells: [.text("Hyror")] + row("hyror", 8_001_00, 7_000_00).map { .figure($0) }),
        .init(id: "summa", kind: .total, cells: [.text("Summa")] + sum.map { .figure($0) }, sumOf: parts),
      ], notes: notes)
  }

  /// A chart of the parts, each with the whole.
  static func chart(
    _ parts: [FigureCell] = [share("x", 1, of: 3), share("y", 2, of: 3)], title: String = "Hyror är en tredjedel",
    description: String = "Liggande staplar: personal är störst."
  ) -> Chart {
    Chart(
      id: "diagram-andelar", title: title, description: description, kind: .shares,
      table: Table(
        id: "andelar", caption: "Andelar av kostnaden.",
        columns: [.init("year", "År", .label)] + parts.indices.map { .init("p\($0)", "Del \($0 + 1)") },
        rows: [.init(id: "2019", cells: [.text("2019")] + parts.map { .figure($0) })]),
      series: parts.indices.map { .init($0 + 1, .bar) })
  }

  /// A report of two chapters.
  static func document(
    _ table: Table = table(), _ chart: Chart = chart(), summary: FigureCell = money("summa-a", 20_001_49),
    more: [Block] = []
  ) -> Document {
    Document(
      title: "Månadsuppföljning april 2019",
      blocks: [
        .paragraph([.text("I korthet: "), .figure(summary, .signed), .text(".")]),
        .heading(level: 2, text: "Drift", id: "avsnitt-drift"), .table(table),
        .paragraph([.text("Se "), .link("andelarna", id: "diagram-andelar"), .text(".")]),
        .heading(level: 2, text: "Andelar", id: "avsnitt-andelar"),
        .heading(level: 3, text: "I år", id: "avsnitt-andelar-ar"), .chart(chart),
      ] + more)
  }

  static let occasion = Occasion(
    month: month, name: "Månadsuppföljning", registrationNumber: "SN 2019/17", decidedBy: "Socialnämnden",
    meeting: Day("2019-05-21"), section: "")

  /// All that the checks look at, where nothing is wrong beside the document.
  static func evidence(_ document: Document = document()) -> ReportEvidence {
    var evidence = ReportEvidence(document, month: month, event: 12)
    evidence.occasion = occasion
    evidence.status = .closed
    return evidence
  }

  /// The codes that are found, in order.
  static func codes(_ evidence: ReportEvidence, missing: [MissingRemark] = []) -> [FindingCode] {
    ReportCheckRules.findings(evidence, missing: missing).map(\.code)
  }
}
