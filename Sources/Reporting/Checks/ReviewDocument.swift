package import Documents
import Kernel

/// A report's copy for whoever reviews it: what was found first, each with a link to its place, then the report itself.
package enum ReviewDocument {
  /// The headings that the copy adds.
  private static let id = "granskning"
  private static let reportID = "granskning-rapporten"

  /// The copy.
  package static func document(of checked: CheckedReport) -> Document {
    let report = checked.document
    var blocks: [Block] = [
      .heading(level: 2, text: "Granskning", id: id),
      .paragraph([.text("Kontrollen fann \(checked.summary) i rapporten som den var vid händelse \(checked.event).")]),
    ]
    blocks += list(
      checked.errors, of: report, title: "Fel", id: id + "-fel",
      meaning: "Rapporten säger något som är fel, eller går inte att läsa för alla.")
    blocks += list(
      checked.warnings, of: report, title: "Varningar", id: id + "-varningar",
      meaning: "Något fattas, eller är äldre än siffrorna.")
    blocks += [.pageBreak, .heading(level: 2, text: "Rapporten", id: reportID)]
    return Document(
      title: "Granskning av " + report.title.lowercasedFirst, language: report.language, heading: report.heading,
      blocks: blocks + report.blocks, identity: report.identity)
  }

  private static func list(
    _ findings: [ReportFinding], of report: Document, title: String, id: String, meaning: String
  ) -> [Block] {
    guard !findings.isEmpty else { return [] }
    let known = Set(PlacedDocument(report).anchors.compactMap(\.id))
    let items = findings.map { finding -> [Inline] in
      let target = finding.spot.id.flatMap { known.contains($0) ? $0 : nil } ?? reportID
      let place = finding.spot.title.prefix(1).uppercased() + finding.spot.title.dropFirst()
      return [
        .link(place, id: target), .text(": " + finding.message + " " + finding.remedy + " "),
        .code(finding.code.rawValue),
      ]
    }
    return [.heading(level: 3, text: title, id: id), .paragraph([.text(meaning)]), .numbered(items)]
  }

  /// The list as a table, for programs.
  package static func table(of checked: CheckedReport) -> Table {
    Table(
      id: id, caption: "Granskning av \(checked.document.title.lowercasedFirst): \(checked.summary).",
      columns: [
        .init("severity", "Grad", .label), .init("code", "Kod", .text), .init("place", "Plats", .text),
        .init("id", "Märke", .text), .init("message", "Vad", .text), .init("remedy", "Att göra", .text),
      ],
      rows: checked.findings.enumerated().map { index, finding in
        Table.Row(
          id: "f\(index + 1)",
          cells: [
            .text(finding.severity == .error ? "fel" : "varning"), .text(finding.code.rawValue),
            .text(finding.spot.title), .text(finding.spot.id ?? ""), .text(finding.message), .text(finding.remedy),
          ])
      })
  }
}
