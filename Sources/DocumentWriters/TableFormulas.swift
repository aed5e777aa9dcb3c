import Documents
import Figures
import Formats
import Kernel

/// The formulas of a table on a sheet: sums and differences that come to the very value that is written beside them.
///
/// A cell gets a formula only where the numbers it is made of give its exact value, so that a spreadsheet that computes
/// anew changes nothing. Formulas never lead back to themselves, whatever rows and columns a table names.
struct TableFormulas {
  private let table: Table
  /// How far a row's index lies from its number on the sheet.
  private let offset: Int
  /// Rows and columns whose sums and differences lead back to themselves; they get no formulas.
  private let hasCircularRows: Bool
  private let hasCircularColumns: Bool

  /// The formulas of a table whose first row has the number `firstRow`.
  init(_ table: Table, firstRow: Int) {
    self.table = table
    offset = firstRow
    hasCircularRows = TableFormulas.isCircular(table.rows.map(\.sumOf))
    hasCircularColumns = TableFormulas.isCircular(
      table.columns.map { column in column.difference.map { [$0.minuend, $0.subtrahend] } ?? [] })
  }

  /// The formula of the cell, without its equals sign; nil where it has none.
  func formula(row: Int, column: Int) -> String? {
    guard let value = number(row, column) else { return nil }
    if let difference = table.columns[column].difference, !hasCircularColumns,
      let minuend = number(row, difference.minuend), let subtrahend = number(row, difference.subtrahend),
      minuend.isMoney == value.isMoney, subtrahend.isMoney == value.isMoney,
      minuend.value - subtrahend.value == value.value
    {
      return address(row, difference.minuend) + "-" + address(row, difference.subtrahend)
    }
    let parts = table.rows[row].sumOf
    guard !parts.isEmpty, !hasCircularRows, Set(parts).count == parts.count else { return nil }
    return sum(parts, column, value)
  }

  private func sum(_ parts: [Int], _ column: Int, _ value: Number) -> String? {
    var sum: Int128 = 0
    for part in parts {
      if let number = number(part, column) {
        guard number.isMoney == value.isMoney else { return nil }
        sum += number.value
      } else if case .figure(let cell) = table.rows[part].cells[column], cell.value != .missing {
        // What is not shown is no nought.
        return nil
      }
    }
    guard sum == value.value else { return nil }
    var runs: [ClosedRange<Int>] = []
    for part in parts.sorted() {
      if let last = runs.last, last.upperBound + 1 == part {
        runs[runs.count - 1] = last.lowerBound...part
      } else {
        runs.append(part...part)
      }
    }
    // SUM passes over words; a plus does not. It takes 255 parts.
    let isPlain = runs.count == parts.count && runs.count <= 30 && parts.allSatisfy { number($0, column) != nil }
    guard !isPlain else { return runs.map { address($0.lowerBound, column) }.joined(separator: "+") }
    guard runs.count <= 255 else { return nil }
    let blocks = runs.map { run in
      run.count == 1
        ? address(run.lowerBound, column) : address(run.lowerBound, column) + ":" + address(run.upperBound, column)
    }
    return "SUM(" + blocks.joined(separator: ",") + ")"
  }

  /// A number as the sheet has it: whole öre or things, with the sign of its presentation.
  private struct Number {
    let value: Int128
    let isMoney: Bool
  }

  private func number(_ row: Int, _ column: Int) -> Number? {
    guard case .figure(let cell) = table.rows[row].cells[column] else { return nil }
    let factor = Int128(cell.presentation.factor)
    switch cell.value {
    case .money(let money): return Number(value: Int128(money.ore) * factor, isMoney: true)
    case .count(let count): return Number(value: Int128(count) * factor, isMoney: false)
    case .share, .missing, .suppressed: return nil
    }
  }

  private func address(_ row: Int, _ column: Int) -> String {
    CellAddress(row: row + offset, column: column).description
  }

  /// Whether following what each is made of leads back to where one was.
  private static func isCircular(_ parts: [[Int]]) -> Bool {
    if parts.allSatisfy(\.isEmpty) { return false }
    // How many still wait for parts; those that wait for none free the ones made of them.
    var waiting = parts.map(\.count)
    var users = [[Int]](repeating: [], count: parts.count)
    for (index, list) in parts.enumerated() {
      for part in list { users[part].append(index) }
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var done = 0
    while let next = ready.popLast() {
      done += 1
      for user in users[next] {
        waiting[user] -= 1
        if waiting[user] == 0 { ready.append(user) }
      }
    }
    return done < parts.count
  }
}
