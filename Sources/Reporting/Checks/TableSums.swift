import Documents
import Figures
import Kernel

/// The sums and differences of one table, computed anew.
struct TableSums {
  private let table: Table
  private let spot: ReportFinding.Spot
  private let remedy: Remedy = "Rätta det som tabellen är gjord av; ett fel i programmets egen tabell ska anmälas."

  init(_ table: Table, _ spot: ReportFinding.Spot) {
    self.table = table
    self.spot = spot
  }

  /// A cell with the value that it shows.
  private struct Term {
    let cell: FigureCell
    let value: ExactValue
  }

  /// The cell, where it is a figure.
  private func cell(_ row: Int, _ column: Int) -> FigureCell? {
    guard table.rows.indices.contains(row), table.rows[row].cells.indices.contains(column),
      case .figure(let cell) = table.rows[row].cells[column]
    else { return nil }
    return cell
  }

  private func term(_ cell: FigureCell) -> Term? { ExactValue(cell.value).map { Term(cell: cell, value: $0) } }

  /// What is wrong with the sum in the cell, if it is one.
  func sum(_ row: Int, _ column: Int) -> [ReportFinding] {
    let parts = table.rows[row].sumOf
    guard !parts.isEmpty, let total = cell(row, column) else { return [] }
    let cells = parts.compactMap { cell($0, column) }
    // What is not shown cannot be added up by a reader either.
    guard total.value != .suppressed, !cells.contains(where: { $0.value == .suppressed }) else { return [] }
    let terms = cells.compactMap(term)
    guard let own = term(total) else {
      // What has a part that nobody knows is not known either.
      guard !terms.isEmpty, terms.count == cells.count, total.value == .missing else { return [] }
      return [
        ReportFinding(
          .sumMissing, spot, "Summan \(name(row, column)) saknas, fast alla rader som den är summan av har värden.",
          remedy: "Ta reda på varför summan saknas.")
      ]
    }
    // Shares of different wholes are not added: their sum is a share of its own.
    if own.value.kind == .share {
      guard terms.allSatisfy({ $0.value.denominator == own.value.denominator }) else { return [] }
    }
    return findings(
      own, terms.map { ($0, 1) }, .sumWrong,
      "Summan \(name(row, column))", made: "raderna som den är summan av")
  }

  /// What is wrong with the difference in the cell, if it is one.
  func difference(_ row: Int, _ column: Int) -> [ReportFinding] {
    guard let columns = table.columns[column].difference, let total = cell(row, column), let own = term(total) else {
      return []
    }
    let cells = [(columns.minuend, Int128(1)), (columns.subtrahend, -1)].compactMap { index, sign in
      cell(row, index).map { ($0, sign) }
    }
    guard !cells.contains(where: { $0.0.value == .suppressed }) else { return [] }
    let terms = cells.compactMap { cell, sign in term(cell).map { ($0, sign) } }
    let titles = [columns.minuend, columns.subtrahend].map {
      table.columns.indices.contains($0) ? "”\(table.columns[$0].title)”" : "en kolumn som saknas"
    }
    return findings(
      own, terms, .differenceWrong, "Skillnaden \(name(row, column))",
      made: titles.joined(separator: " minus "))
  }

  /// Whether the terms make the cell: in value, and as they are printed.
  private func findings(
    _ own: Term, _ terms: [(Term, Int128)], _ code: FindingCode, _ what: String, made: String
  ) -> [ReportFinding] {
    func sum(_ factor: (FigureCell) -> Int128) -> ExactValue? {
      terms.reduce(Optional(ExactValue.zero(own.value.kind))) { sum, term in
        sum.flatMap { $0.adding(term.0.value, times: term.1 * factor(term.0.cell)) }
      }
    }
    guard terms.allSatisfy({ $0.0.value.kind == own.value.kind }) else {
      return [ReportFinding(code, spot, "\(what) är av ett annat slag än \(made).", remedy: remedy)]
    }
    // Numbers too great to be added exactly are not judged.
    guard let exact = sum({ _ in 1 }), let isSame = exact.isSame(as: own.value) else { return [] }
    guard isSame else {
      return [
        ReportFinding(
          code, spot, "\(what) är \(texts(own.cell, exact).0), men \(made) blir \(texts(own.cell, exact).1).",
          remedy: remedy)
      ]
    }
    let units = Set(terms.map(\.0.cell.presentation.unit)).union([own.cell.presentation.unit])
    if units.count > 1 {
      return [
        ReportFinding(
          .printedOtherwise, spot, "\(what) trycks i en annan enhet än \(made).", remedy: "Välj samma enhet för dem.")
      ]
    }
    let factor = Int128(own.cell.presentation.factor)
    guard let printed = sum({ Int128($0.presentation.factor) * factor }), printed.isSame(as: own.value) == false else {
      return []
    }
    return [
      ReportFinding(
        .printedOtherwise, spot,
        "\(what) trycks med andra tecken än \(made): som de trycks blir de \(texts(own.cell, printed).1), inte "
          + "\(texts(own.cell, printed).0).", remedy: "Välj samma tecken för dem.")
    ]
  }

  /// The cell's value and the other, as the cell prints them; in öre where that shows no difference.
  private func texts(_ cell: FigureCell, _ exact: ExactValue) -> (String, String) {
    guard let value = exact.value else { return (TableSums.text(cell), "något annat") }
    let other = cell.with(value: value, status: nil)
    guard TableSums.text(cell) == TableSums.text(other), cell.value.money != nil else {
      return (TableSums.text(cell), TableSums.text(other))
    }
    let precise = Presentation(unit: .kr, factor: cell.presentation.factor, decimals: 2)
    return (
      FigureCell(key: cell.key, value: cell.value, presentation: precise).text(.signed),
      FigureCell(key: cell.key, value: value, presentation: precise).text(.signed)
    )
  }

  /// The figure as it is printed, with its unit.
  static func text(_ cell: FigureCell) -> String { cell.text(.signed) }

  /// The row and the column in words.
  private func name(_ row: Int, _ column: Int) -> String {
    let label = SnapshotRules.label(of: table.rows[row], in: table)
    return "”\(label.isEmpty ? table.rows[row].id : label)” i kolumnen ”\(table.columns[column].title)”"
  }
}
