package import Documents
package import Figures
package import Kernel
import Storage

/// The remarks on figures as a section of a report, each with how far its figure has moved since.
package struct RemarkSections: SectionSource {
  /// The section's name, as templates write it.
  package static let section = "kommentarer"

  private let rows: [RemarkRow]
  private let disposed: (count: Int, event: Int?)
  private let terms: Terms

  /// The section of these remarks, and of how many that were disposed of.
  package init(_ rows: [RemarkRow], disposed: (count: Int, event: Int?) = (0, nil), terms: Terms = .standard) {
    self.rows = rows
    self.terms = terms
    self.disposed = disposed
  }

  package var measures: [Measure] { [] }

  package func figure(_ key: FigureKey) -> Figure? { nil }

  package func explanation(of key: FigureKey) -> Explanation? { nil }

  package var sections: [String] { [RemarkSections.section] }

  package var status: PeriodStatus? { nil }

  package func blocks(of section: String) -> [Block]? {
    guard section == RemarkSections.section else { return nil }
    let gone = RemarkRules.disposed(disposed).map { Block.notice(Notice(.information, [.text(terms.own($0))])) }
    guard !rows.isEmpty || gone != nil else { return nil }
    return [.heading(level: 2, text: terms("Kommentarer till siffror"), id: "avsnitt-" + section)]
      + (rows.isEmpty ? [] : [.table(table)]) + (gone.map { [$0] } ?? [])
  }

  private var table: Table {
    Table(
      id: RemarkSections.section,
      caption: terms("Kommentarer till siffror, och hur siffran har rört sig sedan de skrevs."),
      columns: [
        .init("figure", "Siffra", .label), .init("value", "Nu"), .init("moved", terms("Sedan kommentaren"), .text),
        .init("remark", terms("Kommentar"), .text), .init("author", "Skriven av", .text),
      ],
      rows: rows.map { row in
        let remark = row.remark.value
        return Table.Row(
          id: row.remark.id,
          cells: [
            .text(row.title),
            row.now.map { .figure(FigureCell($0, as: RemarkRules.presentation(of: $0.value))) } ?? .empty,
            .text(terms.own(row.movement)), .text(remark.text),
            .text(remark.author + " " + remark.writtenAt.dayInStockholm.description),
          ])
      },
      notes: [[.text("Belopp i tkr.")]])
  }
}
