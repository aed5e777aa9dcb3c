import Accounts
import Documents
import Figures
import Kernel
import Ledger
import Storage

/// What a batch changed, as tables and as the few lines that an import prints.
struct DifferenceTables {
  private let differences: BatchDifferences

  init(_ differences: BatchDifferences) { self.differences = differences }

  /// Kronor and öre with the ledger's own sign.
  private static let presentation = Presentation(unit: .kr, factor: 1, decimals: 2)

  private func amounts(_ before: Money?, _ now: Money?, _ change: Money, _ month: Month) -> [Table.Cell] {
    func cell(_ measure: String, _ value: Money?) -> Table.Cell {
      guard let value else { return .empty }
      let batch = FigureSelection("batch", differences.batch.id)
      return .figure(
        FigureCell(
          key: FigureKey(measure, [batch], Period(month)), value: .money(value),
          presentation: DifferenceTables.presentation))
    }
    return [cell("batch-before", before), cell("batch-now", now), cell("batch-change", change)]
  }

  private var amountColumns: [Table.Column] {
    [.init("before", "Före"), .init("now", "Nu"), .init("change", "Ändring")]
  }

  /// The account classes of each month.
  var classes: Table {
    Table(
      id: "kontoklasser", caption: "\(differences.batch.id): kontoklasser före och nu, kr med debet som plus.",
      columns: [.init("class", "Kontoklass", .label), .init("month", "Månad", .text)] + amountColumns,
      rows: differences.classes.map { total in
        Table.Row(
          id: total.month.description + "-" + total.name,
          cells: [.text(total.name.isEmpty ? "utan konto" : total.name), .text(total.month.description)]
            + amounts(total.before, total.now, total.now - total.before, total.month))
      })
  }

  /// These code strings, the codes in one column.
  func codeStrings(_ rows: [BatchDifferences.Row]) -> Table {
    Table(
      id: "kodstrangar", caption: "\(differences.batch.id): ändrade kodsträngar, kr med debet som plus.",
      columns: [.init("coding", "Kodsträng", .label), .init("month", "Månad", .text)] + amountColumns
        + [.init("mark", "", .text)],
      rows: rows.enumerated().map { index, row in
        Table.Row(
          id: String(index + 1),
          cells: [.text(row.text), .text(DifferenceTables.month(row))]
            + amounts(row.before, row.now, row.change, row.month) + [.text(DifferenceTables.mark(row).swedish)])
      })
  }

  /// Every code string, a column for each coding part.
  var all: Table {
    Table(
      id: "differenser", caption: "\(differences.batch.id): ändrade kodsträngar, kr med debet som plus.",
      columns: [.init("month", "Månad", .label)]
        + CodingPart.allCases.map { .init($0.column, $0.term.capitalisedFirst, .text) }
        + [.init("phase", "Särskild period", .text)] + amountColumns + [.init("mark", "Märkning", .text)],
      rows: differences.rows.enumerated().map { index, row in
        Table.Row(
          id: String(index + 1),
          cells: [.text(row.month.description)] + row.codes.map { .text($0) } + [.text(row.phase.rawValue)]
            + amounts(row.before, row.now, row.change, row.month) + [.text(DifferenceTables.mark(row).name)])
      })
  }

  /// The lines that an import prints: how much changed, and where most; none where it replaced nothing.
  var summary: [String] {
    guard differences.isReplacing else { return [] }
    let changed = differences.rows.count
    guard changed > 0 else { return ["  Inga kodsträngar ändrades."] }
    let total = SwedishText.number(Int64(differences.codeStrings))
    var lines = ["  Ändrade kodsträngar: \(SwedishText.number(Int64(changed))) av \(total). Störst:"]
    lines += differences.greatest(3).map { row in
      let mark = DifferenceTables.mark(row).swedish
      return "    \(row.text), \(DifferenceTables.month(row)): \(kronor(row.before)) → \(kronor(row.now)) "
        + "(\(row.change.ore > 0 ? "+" : "")\(Words.kronor(row.change)))" + (mark.isEmpty ? "" : ", \(mark)")
    }
    if changed > 3 { lines.append("    Alla visas av roder differences \(differences.batch.id).") }
    return lines
  }

  private func kronor(_ money: Money?) -> String { money.map(Words.kronor) ?? "–" }

  private static func month(_ row: BatchDifferences.Row) -> String {
    switch row.phase {
    case .month: row.month.description
    case .opening: row.month.description + " (ingående)"
    case .closing: row.month.description + " (bokslut)"
    }
  }

  /// Whether the code string is new or gone.
  static func mark(_ row: BatchDifferences.Row) -> (name: String, swedish: String) {
    row.before == nil ? ("new", "ny") : row.now == nil ? ("vanished", "borta") : ("", "")
  }
}
