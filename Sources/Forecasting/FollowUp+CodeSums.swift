import Accounts
import Budgeting
import Kernel
import Ledger
import Storage

extension FollowUp {
  /// What the postings of the slice come to over the months, by the codes of the part.
  func actualSums(by part: CodingPart, of slice: Slice, over period: Period) -> [String: Int64] {
    let isIn = contains(slice)
    var sums: [String: Int64] = [:]
    for piece in ledger.parts where period.contains(piece.segment.part.month) {
      let amounts = piece.amounts
      let counted = countedRows(of: piece)
      let columns = piece.columns
      let codes = columns.code(part.column)
      var found = [Int64](repeating: 0, count: codes.dictionary.count)
      var isFound = [Bool](repeating: false, count: codes.dictionary.count)
      for (row, cell) in structure.cells(columns).enumerated() where counted?[row] ?? true {
        guard let cell, isIn(cell) else { continue }
        found[Int(codes.codes[row])] += amounts[row]
        isFound[Int(codes.codes[row])] = true
      }
      for (index, code) in codes.dictionary.enumerated() where isFound[index] {
        sums[code, default: 0] += found[index]
      }
    }
    return sums
  }

  /// What the year's budget of the slice comes to, by the codes of the part.
  func budgetSums(by part: CodingPart, of slice: Slice) -> [String: Int64] {
    let isIn = contains(slice)
    var sums: [String: Int64] = [:]
    for (row, cell) in structure.cells(budgetBook.columns).enumerated() {
      guard let cell, isIn(cell), isUnitVisible[cell.unit] else { continue }
      // However a row falls on the months, the year has all of it.
      sums[budgetBook.rows.codes(of: row)[part] ?? "", default: 0] += budgetBook.rows.amounts[row]
    }
    return sums
  }
}
