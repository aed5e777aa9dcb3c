import Documents
import Kernel

/// Whether everybody can read the report: words for what is drawn, headings for rows and columns, chapters in order.
enum ReadableRules {
  static func findings(_ placed: PlacedDocument) -> [ReportFinding] {
    headings(placed)
      + placed.pieces.flatMap { piece -> [ReportFinding] in
        switch piece.block {
        case .table(let table): tableFindings(table, piece.spot)
        case .chart(let chart): chartFindings(chart, piece.spot) + tableFindings(chart.table, piece.spot)
        default: []
        }
      }
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func chartFindings(_ chart: Chart, _ spot: ReportFinding.Spot) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    if isBlank(chart.title) {
      findings.append(
        ReportFinding(
          .chartWithoutTitle, spot, "Ett diagram har ingen rubrik.",
          remedy: "Skriv i rubriken vad diagrammet visar."))
    }
    if isBlank(chart.description) {
      findings.append(
        ReportFinding(
          .chartWithoutDescription, spot, "Diagrammet har ingen beskrivning för den som inte ser det.",
          remedy: "Beskriv i en till tre meningar vad som är störst, minst och vad som rör sig."))
    }
    return findings
  }

  private static func tableFindings(_ table: Table, _ spot: ReportFinding.Spot) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    if isBlank(table.caption) {
      findings.append(
        ReportFinding(
          .tableWithoutCaption, spot, "En tabell har ingen rubrik.",
          remedy: "Skriv i rubriken vad tabellen visar, och i vilken enhet."))
    }
    if !table.columns.contains(where: { $0.kind == .label }) {
      findings.append(
        ReportFinding(
          .tableWithoutLabels, spot, "Tabellen har ingen kolumn som säger vad raderna gäller.",
          remedy: "Låt en kolumn vara radernas rubriker."))
    }
    for column in table.columns where isBlank(column.title) {
      findings.append(
        ReportFinding(
          .columnWithoutHeading, spot, "Kolumnen ”\(column.name)” har ingen rubrik.",
          remedy: "Ge kolumnen en rubrik."))
    }
    return findings
  }

  private static func headings(_ placed: PlacedDocument) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    var last: Int?
    for piece in placed.pieces {
      switch piece.block {
      case .heading(let level, let text, _):
        if isBlank(text) {
          findings.append(
            ReportFinding(.headingWithoutWords, piece.spot, "En rubrik saknar ord.", remedy: "Skriv rubriken."))
        }
        if let last, level > last + 1 {
          findings.append(
            ReportFinding(
              .headingJumps, piece.spot, "Rubriken är på nivå \(level), men rubriken före är på nivå \(last).",
              remedy: "Gå en nivå i taget, så att innehållet kan läsas upp i ordning."))
        } else if last == nil, level != 2 {
          findings.append(
            ReportFinding(
              .headingFirst, piece.spot, "Den första rubriken är på nivå \(level).",
              remedy: "Börja med ett kapitel, en rubrik på nivå 2."))
        }
        last = level
      case .table, .chart:
        guard last == nil, !findings.contains(where: { $0.code == .beforeHeading }) else { continue }
        findings.append(
          ReportFinding(
            .beforeHeading, piece.spot, "Före den första rubriken står \(piece.spot.title).",
            remedy: "Sätt en rubrik före, så att den hittas i innehållsförteckningen."))
      case .paragraph, .list, .numbered, .notice, .pageBreak: continue
      }
    }
    return findings
  }
}
