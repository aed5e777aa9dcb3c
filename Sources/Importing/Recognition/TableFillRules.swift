import Accounts
import Formats
import Kernel

/// Finds the codes that stand once above the rows that they are for, as pivot tables and merged cells write them.
struct TableFillRules {
  private let columns: [TableColumn]
  private let codeColumns: [Int]
  private let grid: Grid
  private let first: Int
  /// What each row is as it stands.
  private let kinds: [TableRowKind]

  /// The rows from the place `first` on are of these kinds.
  init(_ columns: [TableColumn], grid: Grid, first: Int, kinds: [TableRowKind]) {
    self.columns = columns
    self.grid = grid
    self.first = first
    self.kinds = kinds
    codeColumns = columns.filter { $0.role.part != nil }.map(\.index)
  }

  /// The cells to be taken for empty ones, by row (counted from the first) and column.
  func filled() -> [Int: [Int: GridCell]] {
    var filled: [Int: [Int: GridCell]] = [:]
    var open: Set<Int> = []
    for column in codeColumns {
      let merges = grid.merges.filter { $0.columns.contains(column) && $0.rows.count > 1 && $0.columns.count == 1 }
      let isOpen = isOutline(column, outer: open)
      if isOpen { open.insert(column) }
      guard isOpen || !merges.isEmpty else { continue }
      fill(column, merges: isOpen ? [] : merges, into: &filled)
    }
    return filled
  }

  private func fill(_ column: Int, merges: [Grid.Merge], into filled: inout [Int: [Int: GridCell]]) {
    var current: GridCell?
    var currentRow = 0
    for (index, kind) in kinds.enumerated() {
      let row = grid.rows[first + index]
      let cell = row[column]
      switch kind {
      case .total where !cell.isBlank: current = nil
      case .data, .unnamed, .empty:
        if !cell.isBlank {
          current = cell
          currentRow = row.number
        } else if let current, isWithin(merges, row.number, currentRow) {
          filled[index, default: [:]][column] = current
        }
      default: break
      }
    }
  }

  private func isWithin(_ merges: [Grid.Merge], _ row: Int, _ source: Int) -> Bool {
    merges.isEmpty || merges.contains { $0.rows.contains(row) && $0.rows.contains(source) }
  }

  /// Whether the column is written as an outline: each code once, where its group begins, left of codes that stand on
  /// every row.
  private func isOutline(_ column: Int, outer: Set<Int>) -> Bool {
    // A row may well have no project; where it has no account or responsibility, something stands above it.
    guard let part = columns[column].role.part, [.account, .responsibility, .serviceArea].contains(part) else {
      return false
    }
    let right = codeColumns.filter { $0 > column }
    guard !right.isEmpty else { return false }
    var last: GridCell?
    var hasBlank = false
    for (index, kind) in kinds.enumerated() {
      let row = grid.rows[first + index]
      let cell = row[column]
      switch kind {
      case .unnamed where codeColumns.allSatisfy({ row[$0].isBlank }): continue
      case .data, .unnamed, .empty: break
      case .total:
        if !cell.isBlank { last = nil }
        continue
      default: continue
      }
      if cell.isBlank {
        guard last != nil else { return false }
        guard right.contains(where: { !row[$0].isBlank }) else { return false }
        hasBlank = true
      } else {
        if cell == last, !outer.contains(where: { !row[$0].isBlank }) { return false }
        last = cell
      }
    }
    return hasBlank
  }
}
