import Accounts
import Kernel
import Ledger
import Storage

extension FollowUp {
  /// Lays the postings of both years on the cells.
  mutating func addActuals() {
    let isVisible = isUnitVisible
    let uncovered = structure.layout.shape.key(ofLine: structure.uncoveredLine)
    var placer = CellPlacer(structure.layout, facts: ledger.coded) { isVisible[$0] }
    for (index, part) in ledger.parts.enumerated() {
      let amounts = part.columns.integer(LedgerTable.amount)
      let phases = LedgerSums.otherPhases(part.columns)
      let month = part.segment.part.month
      let isThisYear = year.contains(month)
      placer.forEachBlock(of: index, count: part.columns.count) { rows, keys in
        if part.hidesRows {
          for (place, row) in rows.enumerated() where !part.visible[row] { keys[place] = CubeShape.outside }
        }
        if let phases {
          for (place, row) in rows.enumerated() where keys[place] >= 0 && phases[row] != .month {
            if isThisYear { phaseSums[phases[row], default: 0] += amounts[row] }
            // An opening period carries balances forward; it is no flow of the year.
            if phases[row] == .opening { keys[place] = CubeShape.outside }
          }
        }
        if isThisYear, keys[..<rows.count].contains(where: { $0 >= uncovered }) {
          for (place, row) in rows.enumerated() where keys[place] >= uncovered {
            unplaced[part.columns.codingText(row), default: 0] += amounts[row]
          }
        }
        actual.add(amounts, rows: rows, at: keys, month: month)
      }
    }
  }

  /// The rows that later batches leave to be seen, of units in the scope and of no opening period; nil for all.
  func countedRows(of part: LedgerSums.Part) -> [Bool]? {
    let phases = LedgerSums.otherPhases(part.columns)
    guard part.hidesRows || phases != nil || isUnitVisible.contains(false) else { return nil }
    return zip(part.visible, structure.unitIndices(part.columns)).enumerated().map { row, seen in
      seen.0 && isUnitVisible[seen.1] && phases?[row] != .opening
    }
  }
}

extension LedgerSums {
  /// Whether each row belongs to a month, an opening or a closing period.
  static func phases(_ columns: FactColumns) -> [LedgerPhase] {
    let column = columns.code(LedgerTable.phase)
    let phases = column.dictionary.map { LedgerPhase(rawValue: $0) ?? .month }
    return column.codes.map { phases[Int($0)] }
  }

  /// The same; nil where all rows belong to a month, as most segments' do.
  static func otherPhases(_ columns: FactColumns) -> [LedgerPhase]? {
    columns.code(LedgerTable.phase).dictionary.allSatisfy { LedgerPhase(rawValue: $0) ?? .month == .month }
      ? nil : phases(columns)
  }
}

extension FactColumns {
  /// The row's codes in the order of the coding plan, joined by points; parts without a code are left out.
  package func codingText(_ row: Int) -> String {
    CodingPart.allCases.map { part in
      let column = code(part.column)
      return column.dictionary[Int(column.codes[row])]
    }.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
