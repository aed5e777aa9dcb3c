package import Documents
package import Figures
package import Kernel
package import Organisation
import Storage

/// The month's work as parts of a report: what people have written, who has reported, and who has not.
package struct WorkSections: SectionSource {
  /// The name of the section that says how far the work has come.
  package static let reporting = "rapportering"

  private let rows: [ReadWork.Row]
  private let names: PersonNames
  private let terms: Terms

  /// The sections of that work; nothing to say where none is planned.
  package init(_ work: ReadWork.Output?, terms: Terms = .standard) {
    rows = work?.rows ?? []
    names = work.map { PersonNames($0.holders, $0.standIns) } ?? PersonNames()
    self.terms = terms
  }

  /// What is written and handed over.
  package static func texts(of work: ReadWork.Output) -> [Prose] {
    work.rows.filter(\.state.isReported).compactMap { $0.work.map { ProseParser.stored($0.value.text).prose } }
  }

  package var measures: [Measure] { [] }

  package func figure(_ key: FigureKey) -> Figure? { nil }

  package func explanation(of key: FigureKey) -> Explanation? { nil }

  package var sections: [String] { [WorkSections.reporting] }

  package var status: PeriodStatus? { nil }

  /// Names those who have not reported, so that no hole goes unseen.
  package var warnings: [Block] {
    let units = WorkSections.missing(rows.filter { $0.unitName != nil })
    let parts = WorkSections.missing(rows.filter { $0.unitName == nil })
    var sentences: [String] = []
    if !units.isEmpty, !rows.contains(where: { $0.unitName != nil && $0.state.isReported }) {
      let begun = units.filter { $0.state != .notStarted }.map(\.name)
      sentences.append(
        "Ingen enhet har rapporterat ännu" + (begun.isEmpty ? "." : "; \(SwedishText.list(begun)) har börjat.")
          + terms(" Siffrorna är med, men inga kommentarer."))
    } else if !units.isEmpty {
      sentences.append(
        terms("Har inte rapporterat: \(WorkSections.list(units)). Deras siffror är med, men inte deras kommentarer."))
    }
    if !parts.isEmpty {
      sentences.append("Inte klart: \(WorkSections.list(parts.map { ("”\($0.name)”", $0.state) })).")
    }
    return sentences.map { .notice(Notice(.warning, [.text($0)])) }
  }

  private static func list(_ missing: [(name: String, state: SectionState)]) -> String {
    SwedishText.list(missing.map { "\($0.name) (\($0.state.title.lowercased()))" })
  }

  package func blocks(of section: String) -> [Block]? {
    switch section {
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

  /// The id of the heading over a part, or over what a unit has written of it.
  static func anchor(_ section: String, _ unit: String? = nil) -> String {
    "text-" + section + (unit.map { "-" + $0 } ?? "")
  }

  /// The ids of the headings that what is written of the part stands under, the nearest first.
  static func anchors(of id: SectionID) -> [String] {
    (id.isOfBoard ? [] : [anchor(id.section, id.unit)]) + [anchor(id.section)]
  }

  /// What is written of the part, a paragraph for each; where it is not handed over, that it is not.
  package static func words(_ row: ReadWork.Row, _ resolver: ProseResolver) -> [Block] {
    guard row.state.isReported, let work = row.work?.value else {
      return [.notice(Notice(.warning, [.text(absence(row))]))]
    }
    return paragraphs(work.text).map { paragraph in
      let own = row.id.isOfBoard ? resolver : resolver.repeated(for: row.id.unit)
      return .paragraph(ProseRules.inlines(ProseParser.stored(paragraph).prose, own))
    }
  }

  /// That nothing was handed over, and how far it has come.
  private static func absence(_ row: ReadWork.Row) -> String {
    let part = "”\(row.demand.title)”"
    return switch (row.state, row.unitName) {
    case (.notStarted, nil): "\(part) är inte skrivet."
    case (.returned, nil): "\(part) är återsänt för komplettering."
    case (_, nil): "\(part) är påbörjat men inte klarmarkerat."
    case (.notStarted, _): "Enheten har inte rapporterat."
    case (.returned, _): "Enheten har fått tillbaka sin text för komplettering."
    default: "Enheten har börjat skriva men inte klarmarkerat sin text."
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
            stamp.map { .text(names.person(of: $0.actor) + WorkSections.instead($0)) } ?? .empty,
            stamp.map { .text($0.at.dayInStockholm.description) } ?? .empty,
          ])
      })
  }

  /// Who did something, by her name where that is among the names, and whom she stood in for.
  package static func who(_ stamp: SectionWork.Stamp, _ names: PersonNames = PersonNames()) -> String {
    names.name(of: stamp.actor) + instead(stamp)
  }

  private static func instead(_ stamp: SectionWork.Stamp) -> String {
    stamp.standsInFor.map { " (för \($0))" } ?? ""
  }
}
