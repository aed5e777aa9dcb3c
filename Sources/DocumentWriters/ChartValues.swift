import Documents
import Kernel

/// The numbers of a chart as they are printed, on one common measure.
///
/// **Unit** of values: a millionth of an öre, of a per cent or of a thing; whole numbers hold every printed value
/// exactly.
struct ChartValues {
  /// One drawn row.
  struct Row {
    let label: String
    let kind: Table.RowKind
    /// A value for each column of the table; nil where nothing is measured.
    let values: [Int128?]
    /// The printed numbers, and words where there is none.
    let texts: [String]
  }

  let rows: [Row]
  /// The unit that the axis is marked in.
  let unit: CellUnit

  init(_ chart: Chart) {
    let table = chart.table
    let labelColumn = table.columns.firstIndex { $0.kind == .label }
    rows = table.rows.map { row in
      var label = ""
      if let labelColumn, case .text(let text) = row.cells[labelColumn] { label = text }
      return Row(
        label: label, kind: row.kind, values: row.cells.map(ChartValues.value), texts: row.cells.map(ChartValues.text))
    }
    unit = ChartValues.unit(of: chart) ?? .tkr
  }

  /// What one printed unit measures.
  var perUnit: Int128 { Int128(unit.orePerUnit) * 1_000_000 }

  /// The values that the chart draws.
  func drawn(_ chart: Chart) -> [Int128] {
    let columns = chart.series.flatMap(\.columns)
    return rows.flatMap { row in columns.compactMap { row.values[$0] } }
  }

  private static func unit(of chart: Chart) -> CellUnit? {
    for row in chart.table.rows {
      for column in chart.series.flatMap(\.columns) {
        if case .figure(let cell) = row.cells[column] { return cell.presentation.unit }
      }
    }
    return nil
  }

  private static func value(of cell: Table.Cell) -> Int128? {
    guard case .figure(let figure) = cell, let printed = figure.printed else { return nil }
    var value = Int128(printed) * Int128(figure.presentation.unit.orePerUnit)
    for _ in figure.presentation.decimals..<6 { value *= 10 }
    return value
  }

  private static func text(of cell: Table.Cell) -> String {
    guard case .figure(let figure) = cell else { return "uppgift saknas" }
    return figure.printed == nil ? figure.absence : figure.text
  }
}
