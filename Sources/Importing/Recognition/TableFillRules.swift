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
        if merges.isEmpty, beginsOuterGroup(row, kind, left: column) {
          // What the group outside comes to, before its own groups begin.
          current = nil
        } else if !cell.isBlank {
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
    var groups = OutlineGroups()
    for (index, kind) in kinds.enumerated() {
      let row = grid.rows[first + index]
      let cell = row[column]
      switch kind {
      case .unnamed where codeColumns.allSatisfy({ row[$0].isBlank }): continue
      case .data, .unnamed, .empty: break
      case .total(let label):
        if !label.isGrand { groups.close() }
        if !cell.isBlank { last = nil }
        continue
      default: continue
      }
      if beginsOuterGroup(row, kind, left: column) {
        last = nil
      } else if cell.isBlank {
        guard last != nil else { return false }
        guard right.contains(where: { !row[$0].isBlank }) else { return false }
        groups.addBlank()
      } else {
        if cell == last, !outer.contains(where: { !row[$0].isBlank }) { return false }
        last = cell
        groups.begin()
      }
    }
    return groups.areOutlined
  }

  /// Whether the row has a code left of the column and none in it or after it: sums of a group above its own groups.
  private func beginsOuterGroup(_ row: Grid.Row, _ kind: TableRowKind, left column: Int) -> Bool {
    guard case .unnamed = kind else { return false }
    return codeColumns.contains { $0 < column && !row[$0].isBlank }
      && codeColumns.allSatisfy { $0 < column || row[$0].isBlank }
  }
}

/// Counts the rows without a code below those with one, to tell an outline from a list where a code is missing.
private struct OutlineGroups {
  private var groups = 0
  private var blanks = 0
  private var groupsWithBlanks = 0
  private var isSure = false

  mutating func begin() {
    groups += 1
    blanks = 0
  }

  mutating func addBlank() {
    blanks += 1
    if blanks == 1 { groupsWithBlanks += 1 }
    if blanks > 1 { isSure = true }
  }

  /// A sum ends the group: what stands above it belongs together.
  mutating func close() {
    if blanks > 0 { isSure = true }
    blanks = 0
  }

  /// One blank alone may be a code that is missing; several in a row, a sum below or most groups alike are an outline.
  var areOutlined: Bool { isSure || groupsWithBlanks > 1 && groupsWithBlanks * 2 > groups }
}
