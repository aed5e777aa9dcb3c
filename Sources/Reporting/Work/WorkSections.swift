package import Documents
package import Figures
package import Kernel
import Organisation
import Storage

/// The month's work as parts of a report: what people have written, who has reported, and who has not.
package struct WorkSections: SectionSource {
  /// The name of the section with what is written, as templates write it.
  package static let texts = "texter"
  /// The name of the section that says how far the work has come.
  package static let reporting = "rapportering"

  private let rows: [ReadWork.Row]
  private let resolver: ProseResolver?

  /// The sections of that work, with what finds the figures of its texts.
  package init(_ work: ReadWork.Output, _ resolver: ProseResolver) {
    rows = work.rows
    self.resolver = resolver
  }

  /// Nothing to say, where no work is planned.
  package init() {
    rows = []
    resolver = nil
  }

  /// What is written and handed over.
  package static func texts(of work: ReadWork.Output) -> [Prose] {
    work.rows.filter(\.state.isReported).compactMap { $0.work.map { ProseParser.stored($0.value.text).prose } }
  }

  package var measures: [Measure] { [] }

  package func figure(_ key: FigureKey) -> Figure? { nil }

  package func explanation(of key: FigureKey) -> Explanation? { nil }

  package var sections: [String] { [WorkSections.texts, WorkSections.reporting] }

  package var status: PeriodStatus? { nil }

  /// Names those who have not reported, so that no hole goes unseen.
  package var warnings: [Block] {
    let missing = WorkSections.missing(rows)
    guard !missing.isEmpty else { return [] }
    let list = SwedishText.list(missing.map { "\($0.name) (\($0.state.title.lowercased()))" })
    return [
      .notice(
        Notice(.warning, [.text("Har inte rapporterat: \(list). Deras siffror är med, men inte deras kommentarer.")]))
    ]
  }

  package func blocks(of section: String) -> [Block]? {
    switch section {
    case WorkSections.texts: writtenBlocks
    case WorkSections.reporting where !rows.isEmpty:
      [.heading(level: 2, text: "Rapportering", id: "avsnitt-rapportering"), .table(table)]
    default: nil
    }
  }

  /// The units, and the parts of the whole board, that are not handed over: each once, with how far the least finished
  /// of its parts has come.
  static func missing(_ rows: [ReadWork.Row]) -> [(name: String, state: SectionState)] {
    var missing: [(name: String, state: SectionState)] = []
    for row in rows where !row.state.isReported {
      let name = row.unitName ?? row.demand.title
      if let index = missing.firstIndex(where: { $0.name == name }) {
        if row.state == .notStarted { missing[index].state = .notStarted }
      } else {
        missing.append((name, row.state))
      }
    }
    return missing
  }

  private var writtenBlocks: [Block]? {
    guard !rows.isEmpty else { return nil }
    var blocks: [Block] = []
    var last: SectionDemand?
    for row in rows {
      if row.demand != last {
        blocks.append(.heading(level: 2, text: row.demand.title, id: WorkSections.anchor(row.demand.id)))
        last = row.demand
      }
      if let name = row.unitName {
        blocks.append(.heading(level: 3, text: name, id: WorkSections.anchor(row.demand.id, row.id.unit)))
      }
      blocks += words(row)
    }
    return blocks
  }

  /// The id of the heading over a part, or over what a unit has written of it.
  private static func anchor(_ section: String, _ unit: String? = nil) -> String {
    "text-" + section + (unit.map { "-" + $0 } ?? "")
  }

  /// The ids of the headings that what is written of the part stands under, the nearest first.
  static func anchors(of id: SectionID) -> [String] {
    (id.isOfBoard ? [] : [anchor(id.section, id.unit)]) + [anchor(id.section)]
  }

  /// What is written of the part, a paragraph for each; where it is not handed over, that it is not.
  private func words(_ row: ReadWork.Row) -> [Block] {
    guard row.state.isReported, let work = row.work?.value else {
      return [.notice(Notice(.warning, [.text(WorkSections.absence(row))]))]
    }
    return WorkSections.paragraphs(work.text).map { paragraph in
      guard let resolver else { return .paragraph([.text(paragraph)]) }
      let own = row.id.isOfBoard ? resolver : resolver.repeated(for: row.id.unit)
      return .paragraph(ProseRules.inlines(ProseParser.stored(paragraph).prose, own))
    }
  }

  /// That nothing was handed over, and how far it has come.
  private static func absence(_ row: ReadWork.Row) -> String {
    let who = row.unitName == nil ? "Avsnittet" : "Enheten"
    return switch row.state {
    case .notStarted: "\(who) har inte rapporterat."
    case .returned: "\(who) har fått tillbaka sin text för komplettering."
    default: "\(who) har börjat skriva men inte klarmarkerat sin text."
    }
  }

  /// The text's paragraphs: empty lines part them.
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    let all: [Substring] = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) + [""]
    for line in all {
      if line.allSatisfy(\.isWhitespace) {
        if !lines.isEmpty { paragraphs.append(lines.joined(separator: " ")) }
        lines = []
      } else {
        lines.append(line)
      }
    }
    return paragraphs
  }

  private var table: Table {
    Table(
      id: WorkSections.reporting, caption: "Vilka som har rapporterat, och hur långt varje avsnitt har kommit.",
      columns: [
        .init("unit", "Enhet", .label), .init("section", "Avsnitt", .text), .init("state", "Läge", .text),
        .init("who", "Av", .text), .init("when", "När", .text),
      ],
      rows: rows.map { row in
        let stamp = row.work?.value.changed
        return Table.Row(
          id: row.demand.id + "/" + row.id.unit,
          cells: [
            .text(row.unitName ?? "Hela nämnden"), .text(row.demand.title), .text(row.state.title),
            stamp.map { .text(WorkSections.who($0)) } ?? .empty,
            stamp.map { .text($0.at.dayInStockholm.description) } ?? .empty,
          ])
      })
  }

  /// Who did something, and whom she stood in for.
  static func who(_ stamp: SectionWork.Stamp) -> String {
    stamp.actor + (stamp.standsInFor.map { " (för \($0))" } ?? "")
  }
}
