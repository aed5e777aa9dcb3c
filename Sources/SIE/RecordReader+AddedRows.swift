extension RecordReader {
  /// What two rows must have in common to be twins.
  private struct Likeness: Hashable {
    var coding: UInt32
    var amountOre: Int64
    var date: SIEDate
    var text: [UInt8]
  }

  /// Finds for each added row of the voucher the identical `#TRANS` that the specification puts beside it for programs
  /// that do not know `#RTRANS`, so that the row counts once.
  ///
  /// The twin should stand directly after; programs that gather their added rows elsewhere are understood too. Where
  /// there is no twin the added row is itself the row.
  /// **Source** SIE file format 4B, sections 8.25–8.27.
  mutating func settleAddedRows() {
    let firstRow = Int(file.voucherTable.firstRow.last ?? 0)
    var rowsLike: [Likeness: [Int]] = [:]
    for row in (firstRow..<file.transactions.count).reversed() {
      rowsLike[likeness(ofRow: row), default: []].append(row)
    }
    for added in addedRows {
      let likeness = Likeness(
        coding: added.coding, amountOre: added.amountOre, date: added.date,
        text: [UInt8](file.bytes(added.text)))
      // Rows are listed last first: the one directly after the added row, or else the first that is left.
      if var rows = rowsLike[likeness], let first = rows.last {
        if rows.count > 1, let next = rows.firstIndex(of: added.nextRow) {
          file.transactions.added.insert(rows.remove(at: next))
        } else {
          file.transactions.added.insert(first)
          rows.removeLast()
        }
        rowsLike[likeness] = rows
      } else {
        note(.addedRowAlone, atLine: added.line)
        file.transactions.added.insert(file.transactions.count)
        file.transactions.append(
          coding: added.coding, amountOre: added.amountOre, date: added.date, text: added.text, extra: added.extra,
          line: added.line)
      }
    }
    addedRows.removeAll(keepingCapacity: true)
  }

  private func likeness(ofRow row: Int) -> Likeness {
    Likeness(
      coding: file.transactions.coding[row], amountOre: file.transactions.amountOre[row],
      date: file.transactions.date[row], text: [UInt8](file.bytes(file.transactions.text[row])))
  }
}
