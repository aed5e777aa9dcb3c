import Accounts
import Budgeting
import Documents
import Figures
import Kernel
import Storage

/// Lays a standard statement over the accounts of one file.
struct LookLayout {
  private let statement: Statement
  private let sums: LedgerMonthSums
  private let budget: [BudgetRow]

  init(statement: Statement, sums: LedgerMonthSums, budget: [BudgetRow]) {
    self.statement = statement
    self.sums = sums
    self.budget = budget
  }

  /// Lines by month with the sum, and budget and variance where a budget is given; nil where nothing is on a line.
  var table: Table? {
    let count = sums.amounts.first?.count ?? 0
    guard count > 0 else { return nil }
    let lines = statement.lines.count
    var actual = [[Int64]](repeating: [Int64](repeating: 0, count: count), count: lines + 1)
    for (row, line) in placed(sums.columns) {
      for month in 0..<count { actual[line][month] += sums.amounts[row][month] }
    }
    var planned = [Int64](repeating: 0, count: lines + 1)
    for (row, line) in placed(BudgetRows.columns(budget)) { planned[line] += toDate(budget[row]) }
    guard actual.contains(where: { $0.contains { $0 != 0 } }) || planned.contains(where: { $0 != 0 }) else {
      return nil
    }
    return table(actual, planned, count)
  }

  /// The rows that lie in the statement with their line; what no leaf takes has the line after the last.
  private func placed(_ columns: FactColumns) -> [(row: Int, line: Int)] {
    PlacementRules.places(columns, in: statement).enumerated().compactMap { row, place in
      switch place {
      case .line(let line): (row, line)
      case .outside: nil
      case .uncovered, .ambiguous: (row, statement.lines.count)
      }
    }
  }

  private func toDate(_ row: BudgetRow) -> Int64 {
    let months: [Money]
    switch row.profile {
    case .even, .lastYear: months = ProfileRules.even(row.amount, over: 12)
    case .explicit(let amounts): months = amounts
    }
    return months.prefix(sums.period?.count ?? 12).sum().ore
  }

  private func table(_ actual: [[Int64]], _ planned: [Int64], _ count: Int) -> Table {
    let hasBudget = !budget.isEmpty
    let months = sums.period?.months ?? []
    var columns = [Table.Column("line", "Belopp i kr", .label)]
    columns += months.map {
      Table.Column("m" + Digits.padded($0.yyyymm, 6), String(SwedishText.monthNames[$0.month - 1].prefix(3)))
    }
    columns.append(Table.Column("sum", "Summa"))
    if hasBudget {
      columns.append(Table.Column("budget", "Budget"))
      columns.append(
        Table.Column("variance", "Avvikelse", difference: .init(months.count + 1, minus: months.count + 2)))
    }
    let result = statement.lines.lastIndex { $0.kind == .sum && $0.parent == nil }
    let hasRest = actual[statement.lines.count].contains { $0 != 0 } || planned[statement.lines.count] != 0
    let order = order(result, hasRest)
    let rows = order.map { line in
      let leaves = self.leaves(line, result, hasRest)
      let values = (0..<count).map { month in leaves.reduce(Int64(0)) { $0 + actual[$1][month] } }
      return row(line, result, values, leaves.reduce(Int64(0)) { $0 + planned[$1] }, order, hasRest)
    }
    return Table(
      id: "resultat", caption: "\(statement.name), \(periodText). Belopp i kr.", columns: columns, rows: rows)
  }

  /// Print order: what no leaf takes stands just above the result.
  private func order(_ result: Int?, _ hasRest: Bool) -> [Int] {
    let all = Array(statement.lines.indices)
    guard hasRest else { return all }
    let place = result ?? all.count
    return Array(all[..<place]) + [all.count] + Array(all[place...])
  }

  private func leaves(_ line: Int, _ result: Int?, _ hasRest: Bool) -> [Int] {
    if line == statement.lines.count { return [line] }
    return statement.leaves(under: line) + (line == result && hasRest ? [statement.lines.count] : [])
  }

  private func row(
    _ line: Int, _ result: Int?, _ values: [Int64], _ planned: Int64, _ order: [Int], _ hasRest: Bool
  ) -> Table.Row {
    let isRest = line == statement.lines.count
    let id = isRest ? "ej-placerat" : statement.lines[line].id
    let sum = values.reduce(0, +)
    let year = sums.period ?? sums.year.flatMap { Period($0, $0.advanced(by: 11)) }
    var cells: [Table.Cell] = [.text(isRest ? "Ej placerade konton" : statement.lines[line].name)]
    if let period = sums.period {
      cells += zip(period.months, values).map { cell("actual", id, $1, Period($0)) }
    }
    cells.append(cell("actual", id, sum, year))
    if !budget.isEmpty {
      cells.append(cell("budget", id, planned, year))
      cells.append(cell("period-variance", id, sum - planned, year))
    }
    let isSum = !isRest && statement.lines[line].kind == .sum
    let rest = line == result && hasRest ? [statement.lines.count] : []
    let children = isSum ? statement.children(of: line) + rest : []
    return Table.Row(
      id: id, kind: isRest ? .remainder : line == result ? .total : isSum ? .subtotal : .item, cells: cells,
      sumOf: children.compactMap { order.firstIndex(of: $0) })
  }

  private func cell(_ measure: String, _ line: String, _ ore: Int64, _ period: Period?) -> Table.Cell {
    guard let period else { return .empty }
    return .figure(
      FigureCell(
        key: FigureKey(measure, [FigureSelection("line", "look." + line)], period), value: .money(Money(ore: ore)),
        presentation: Presentation(unit: .kr, factor: -1)))
  }

  private var periodText: String {
    sums.period.map { SwedishText.text($0) } ?? sums.year.map { Digits.padded($0.year, 4) } ?? "hela året"
  }
}
