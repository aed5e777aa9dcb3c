import Documents
import Figures
import Kernel

/// Whether what a report calls sums, differences and shares are what they are made of, to the öre.
enum SumRules {
  static func findings(_ placed: PlacedDocument) -> [ReportFinding] {
    placed.tables.flatMap { table, spot in
      let sums = TableSums(table, spot)
      return table.rows.indices.flatMap { row in
        table.columns.indices.flatMap { column in sums.sum(row, column) + sums.difference(row, column) }
      }
    } + placed.charts.flatMap(shares) + differing(placed)
  }

  /// Rows of a chart of shares whose parts are no whole.
  private static func shares(_ chart: Chart, _ spot: ReportFinding.Spot) -> [ReportFinding] {
    guard chart.kind == .shares else { return [] }
    return chart.table.rows.filter { $0.kind != .heading }.compactMap { row in
      let cells = chart.series.compactMap { series -> FigureCell? in
        if case .figure(let cell) = row.cells[series.column] { cell } else { nil }
      }
      let values = cells.compactMap { ExactValue($0.value) }
      // What is missing or not shown is said in the drawing itself.
      guard values.count == chart.series.count, !values.isEmpty else { return nil }
      let label = SnapshotRules.label(of: row, in: chart.table)
      let remedy: Remedy = "Rätta delarna, eller välj ett annat slag av diagram."
      if values.contains(where: { $0.numerator > 0 }), values.contains(where: { $0.numerator < 0 }) {
        return ReportFinding(
          .sharesNotWhole, spot,
          "Delarna av ”\(label)” har både plus och minus, så de kan inte visas som andelar av en helhet.",
          remedy: remedy)
      }
      guard values.allSatisfy({ $0.kind == .share }) else { return nil }
      let sum = values.dropFirst().reduce(Optional(values[0])) { sum, value in sum.flatMap { $0.adding(value) } }
      guard let sum, sum.isSame(as: .whole) == false, let value = sum.value else { return nil }
      let text = cells[0].with(value: value, status: nil).text(.signed)
      return ReportFinding(
        .sharesNotWhole, spot, "Andelarna av ”\(label)” blir tillsammans \(text) och inte 100 %.", remedy: remedy)
    }
  }

  /// Figures that have different values in two places.
  private static func differing(_ placed: PlacedDocument) -> [ReportFinding] {
    var first: [FigureKey: (cell: FigureCell, place: String)] = [:]
    var told: Set<FigureKey> = []
    return placed.figures.compactMap { cell, spot, words in
      guard let other = first[cell.key] else {
        first[cell.key] = (cell, words)
        return nil
      }
      guard other.cell.value != cell.value, cell.value != .suppressed, other.cell.value != .suppressed,
        told.insert(cell.key).inserted
      else { return nil }
      return ReportFinding(
        .figureDiffers, spot,
        "Samma siffra, \(cell.key), är \(TableSums.text(cell)) i \(words) och \(TableSums.text(other.cell)) i "
          + "\(other.place).",
        remedy: "Ta fram rapporten på nytt; skiljer de fortfarande är det ett fel i programmet.")
    }
  }
}
