import Accounts
package import Documents
import Figures
import Kernel

/// Lays out the watched lines month by month against their period budget.
package enum WatchedTable {
  /// Two rows a line, actual and budget, with a column a month and the sum; nil where no line is watched.
  package static func table(_ followUp: FollowUp, as presentation: Presentation = .tkr) -> Table? {
    guard !followUp.watched.isEmpty else { return nil }
    let months = followUp.toDate.months
    let columns =
      [Table.Column("line", "Belopp i " + presentation.unit.text, .label)]
      + months.map { Table.Column("m" + Digits.padded($0.month, 2), SwedishText.monthNames[$0.month - 1].prefixed(3)) }
      + [Table.Column("to_date", "Summa"), Table.Column("variance", "Avvikelse")]
    let status = followUp.status(of: followUp.toDate)
    let rows = followUp.watched.indices.flatMap { index -> [Table.Row] in
      let line = followUp.watched[index]
      let actual = Array(followUp.watchedActual[index].prefix(months.count))
      let budget = Array(followUp.watchedBudget[index].prefix(months.count))
      func cell(_ measure: String, _ value: Int64, _ period: Period) -> Table.Cell {
        .figure(
          FigureCell(
            key: FigureKey(measure, [FigureSelection("watched", line.id)], period), value: .money(Money(ore: value)),
            presentation: presentation, status: measure == "watched-budget" ? nil : status))
      }
      func row(_ id: String, _ name: String, _ measure: String, _ values: [Int64], _ rest: Table.Cell) -> Table.Row {
        Table.Row(
          id: line.id + "-" + id, level: id == "budget" ? 1 : 0,
          cells: [.text(name)] + zip(months, values).map { cell(measure, $1, Period($0)) }
            + [cell(measure, values.reduce(0, +), followUp.toDate), rest])
      }
      let variance = cell(
        "watched-variance", actual.reduce(0, +) - budget.reduce(0, +), followUp.toDate)
      return [
        row("utfall", line.name, "watched-actual", actual, variance),
        row("budget", line.name + ", budget", "watched-budget", budget, .empty),
      ]
    }
    return Table(
      id: "bevakning",
      caption: followUp.terms("Bevakningsrader per månad mot periodbudget, \(SwedishText.text(followUp.toDate)). ")
        + "Belopp i \(presentation.unit.text).",
      columns: columns, rows: rows)
  }
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}
