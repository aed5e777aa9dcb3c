import Documents
import Kernel

/// Whether links lead somewhere, ids are of one thing each, and headings have something beneath them.
enum LinkRules {
  static func findings(_ placed: PlacedDocument) -> [ReportFinding] {
    broken(placed) + twice(placed) + empty(placed)
  }

  private static func broken(_ placed: PlacedDocument) -> [ReportFinding] {
    let known = Set(placed.anchors.compactMap(\.id))
    return placed.texts.flatMap { inlines, spot in
      inlines.compactMap { inline -> ReportFinding? in
        guard case .link(let text, let id) = inline, !known.contains(id) else { return nil }
        return ReportFinding(
          .linkBroken, spot, "Länken ”\(text)” leder till ”\(id)”, som inte finns i rapporten.",
          remedy: "Ta bort länken, eller ta med det som den leder till.")
      }
    }
  }

  private static func twice(_ placed: PlacedDocument) -> [ReportFinding] {
    var seen: [String: ReportFinding.Spot] = [:]
    var findings: [ReportFinding] = []
    for spot in placed.anchors {
      guard let id = spot.id else { continue }
      if let other = seen[id] {
        findings.append(
          ReportFinding(
            .idTwice, other, "”\(id)” är märket för både \(other.title) och \(spot.title).",
            remedy: "Ta bort det ena, eller ge det ett eget märke i mallen."))
      } else {
        seen[id] = spot
      }
    }
    for (table, spot) in placed.tables {
      var rows: Set<String> = []
      for row in table.rows where !rows.insert(row.id).inserted {
        findings.append(
          ReportFinding(
            .idTwice, spot, "Två rader har samma märke, ”\(row.id)”.",
            remedy: "Ta bort den ena raden, eller ge den ett eget märke."))
      }
    }
    return findings
  }

  /// Headings with neither words nor deeper headings before the next of their level.
  private static func empty(_ placed: PlacedDocument) -> [ReportFinding] {
    placed.pieces.indices.compactMap { index in
      guard case .heading(let level, _, _) = placed.pieces[index].block else { return nil }
      let next = placed.pieces[(index + 1)...].first { !isNothing($0.block) }
      if let next {
        guard case .heading(let other, _, _) = next.block, other <= level else { return nil }
      }
      let spot = placed.pieces[index].spot
      return ReportFinding(
        .headingEmpty, spot, "Under \(spot.title) står ingenting.",
        remedy: "Skriv det som fattas, eller ta bort rubriken ur mallen.")
    }
  }

  private static func isNothing(_ block: Block) -> Bool {
    switch block {
    case .pageBreak: true
    case .paragraph(let inlines): inlines.plainText.allSatisfy(\.isWhitespace)
    case .list(let items), .numbered(let items): items.isEmpty
    case .heading, .table, .chart, .notice: false
    }
  }
}
