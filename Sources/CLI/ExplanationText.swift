import Documents
import Figures
import Kernel

/// What a figure is made of, as lines of text.
enum ExplanationText {
  /// The figure, its parts and the postings beneath.
  static func lines(_ explanation: Explanation) -> [String] {
    let figure = explanation.figure
    var lines = [explanation.title, "  " + value(figure.value)]
    if case .money = figure.value {
      lines[1] += " (debet är plus)"
      let cell = FigureCell(figure, as: .tkr)
      lines.append("  I tabeller: " + cell.text(.signed))
    }
    lines += explanation.notes.map { "  " + $0 }
    lines.append("  Nyckel: " + figure.key.description)
    if let status = figure.status { lines.append("  Periodstatus: " + status.text) }
    lines.append("  Läst vid händelse \(figure.provenance.event)" + sources(figure.provenance))
    if !explanation.parts.isEmpty { lines += ["", "Delar:"] + explanation.parts.map(part) }
    if explanation.rowCount > 0 {
      let count = SwedishText.number(Int64(explanation.rowCount))
      let shown =
        explanation.rows.count < explanation.rowCount
        ? "de \(explanation.rows.count) största av \(count)" : count
      let title = explanation.rowKind == .budget ? "Budgetrader" : "Bokföringsrader"
      lines += ["", "\(title) (\(shown)):"] + explanation.rows.map { row($0, explanation.rowKind) }
    }
    return lines
  }

  private static func value(_ value: FigureValue) -> String {
    switch value {
    case .money(let money): Words.kronor(money)
    case .share(let share):
      share.basisPoints.map { SwedishText.number($0, decimals: 2) + " %" } ?? "uppgift saknas"
    case .count(let count): SwedishText.number(count)
    case .missing: "uppgift saknas"
    case .suppressed: "uppgiften visas inte"
    }
  }

  private static func sources(_ provenance: Provenance) -> String {
    let segments = provenance.segments.isEmpty ? [] : ["segment " + provenance.segments.joined(separator: " ")]
    let sources = provenance.records + segments
    return sources.isEmpty ? "" : ": " + sources.joined(separator: ", ")
  }

  private static func part(_ part: Explanation.Part) -> String {
    let sign = part.sign < 0 ? "minus " : "plus "
    let key = part.key.map { "  " + $0.description } ?? ""
    let source = part.source.isEmpty ? "" : "  (" + part.source + ")"
    return "  " + sign + part.label + ": " + Words.kronor(part.value) + key + source
  }

  private static func row(_ row: Explanation.Row, _ kind: Explanation.RowKind) -> String {
    let start = kind == .budget ? [] : [row.month.description]
    let words =
      start + [
        row.voucher, row.day?.description ?? "", row.coding, row.text, row.supplier,
        Words.kronor(row.amount), row.source,
      ]
    return "  " + words.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
