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
    var twins: Set<Int> = []
    var waiting: [AddedRow] = []
    for added in addedRows {
      if added.nextRow < file.transactions.count, !twins.contains(added.nextRow),
        likeness(ofRow: added.nextRow) == likeness(of: added)
      {
        twins.insert(added.nextRow)
      } else {
        waiting.append(added)
      }
    }
    settle(waiting, &twins)
    file.transactions.added.formUnion(twins)
    addedRows.removeAll(keepingCapacity: true)
  }

  /// Looks in the whole voucher for the twins that do not stand directly after their added rows.
  private mutating func settle(_ waiting: [AddedRow], _ twins: inout Set<Int>) {
    guard !waiting.isEmpty else { return }
    let firstRow = Int(file.voucherTable.firstRow.last ?? 0)
    // Rows are listed last first, so that the first is the one to take from the end.
    var rowsLike: [Likeness: [Int]] = [:]
    for row in (firstRow..<file.transactions.count).reversed() where !twins.contains(row) {
      rowsLike[likeness(ofRow: row), default: []].append(row)
    }
    for added in waiting {
      if let row = rowsLike[likeness(of: added)]?.popLast() {
        twins.insert(row)
        continue
      }
      note(.addedRowAlone, atLine: added.line)
      twins.insert(file.transactions.count)
      file.transactions.append(
        coding: added.coding, amountOre: added.amountOre, date: added.date, text: added.text, extra: added.extra,
        line: added.line)
    }
  }

  private func likeness(of added: AddedRow) -> Likeness {
    Likeness(
      coding: added.coding, amountOre: added.amountOre, date: added.date, text: [UInt8](file.bytes(added.text)))
  }

  private func likeness(ofRow row: Int) -> Likeness {
    Likeness(
      coding: file.transactions.coding[row], amountOre: file.transactions.amountOre[row],
      date: file.transactions.date[row], text: [UInt8](file.bytes(file.transactions.text[row])))
  }
}
