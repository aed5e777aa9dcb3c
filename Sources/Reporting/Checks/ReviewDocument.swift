package import Documents
import Kernel

/// A report's copy for whoever reviews it: what was found first, each with a link to its place, then the report itself.
///
/// The list has no headings of its own, so that it stands before the contents and the chapters keep their numbers.
package enum ReviewDocument {
  /// The copy.
  package static func document(of checked: CheckedReport) -> Document {
    let report = checked.document
    let summary = "Kontrollen fann \(checked.summary) i rapporten som den var vid händelse \(checked.event)."
    let blocks: [Block] =
      [.paragraph([.text(summary)])]
      + list(
        checked.errors, of: report, title: "Fel.",
        meaning: "Rapporten säger något som är fel, eller går inte att läsa för alla:")
      + list(
        checked.warnings, of: report, title: "Varningar.", meaning: "Något fattas, eller är äldre än siffrorna:")
    return Document(
      title: "Granskning av " + report.title.lowercasedFirst, language: report.language, heading: report.heading,
      blocks: blocks + [.pageBreak] + report.blocks, identity: report.identity)
  }

  private static func list(
    _ findings: [ReportFinding], of report: Document, title: String, meaning: String
  ) -> [Block] {
    guard !findings.isEmpty else { return [] }
    let known = Set(PlacedDocument(report).anchors.compactMap(\.id))
    let items = findings.map { finding -> [Inline] in
      let place = finding.spot.title.capitalisedFirst
      // The head and what comes before the first heading stand on the first page, where nothing can be linked to.
      let link = finding.spot.id.flatMap { known.contains($0) ? Inline.link(place, id: $0) : nil } ?? .strong(place)
      return [
        link, .text(": " + finding.message + " " + finding.remedy.text(for: .command) + " "),
        .code(finding.code.rawValue),
      ]
    }
    return [.paragraph([.strong(title), .text(" " + meaning)]), .numbered(items)]
  }

  /// The list as a table, for programs.
  package static func table(of checked: CheckedReport) -> Table {
    Table(
      id: "granskning", caption: "Granskning av \(checked.document.title.lowercasedFirst): \(checked.summary).",
      columns: [
        .init("severity", "Grad", .label), .init("code", "Kod", .text), .init("place", "Plats", .text),
        .init("id", "Märke", .text), .init("message", "Vad", .text), .init("remedy", "Att göra", .text),
      ],
      rows: checked.findings.enumerated().map { index, finding in
        Table.Row(
          id: "f\(index + 1)",
          cells: [
            .text(finding.severity == .error ? "fel" : "varning"), .text(finding.code.rawValue),
            .text(finding.spot.title), .text(finding.spot.id ?? ""), .text(finding.message),
            .text(finding.remedy.text(for: .command)),
          ])
      })
  }
}
