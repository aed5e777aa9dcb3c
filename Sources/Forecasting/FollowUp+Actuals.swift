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
      let amounts = part.amounts
      let phases = part.otherPhases
      let visible = part.hidesRows ? part.visible : nil
      let month = part.segment.part.month
      let isThisYear = year.contains(month)
      placer.forEachBlock(of: index, count: part.count) { rows, keys in
        if let visible {
          for (place, row) in rows.enumerated() where !visible[row] { keys[place] = CubeShape.outside }
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
            unplaced[part.packed.codingText(row), default: 0] += amounts[row]
          }
        }
        actual.add(amounts, rows: rows, at: keys, month: month)
      }
    }
  }

  /// The rows that later batches leave to be seen, of units in the scope and of no opening period; nil for all.
  func countedRows(of part: LedgerSums.Part) -> [Bool]? {
    let phases = part.otherPhases
    guard part.hidesRows || phases != nil || isUnitVisible.contains(false) else { return nil }
    let columns = part.columns
    return zip(columns.visibleRows(of: part.segment), structure.unitIndices(columns)).enumerated().map { row, seen in
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

}

extension LedgerSums.Part {
  /// Whether each row belongs to a month, an opening or a closing period; nil where all belong to a month, as most
  /// segments' do.
  var otherPhases: [LedgerPhase]? {
    packed.dictionary(LedgerTable.phase).allSatisfy { LedgerPhase(rawValue: $0) ?? .month == .month }
      ? nil : LedgerSums.phases(columns)
  }
}

extension FactColumns {
  /// The row's codes in the order of the coding plan, joined by points; parts without a code are left out.
  package func codingText(_ row: Int) -> String {
    CodingPart.joined { part in
      let column = code(part.column)
      return column.dictionary[Int(column.codes[row])]
    }
  }
}

extension PackedFacts {
  /// The row's codes in the order of the coding plan, joined by points; parts without a code are left out.
  func codingText(_ row: Int) -> String {
    CodingPart.joined { dictionary($0.column)[codes($0.column)[row]] }
  }
}

extension CodingPart {
  fileprivate static func joined(_ code: (CodingPart) -> String) -> String {
    allCases.map(code).filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
