/// One row of a voucher, for readers who want comfort more than speed.
public struct SIETransaction: Sendable {
  let file: SIEFile
  let table: SIETransactionTable
  let row: Int
  let voucher: Int

  /// The account and its objects.
  public var coding: SIECoding { file.codings[Int(table.coding[row])] }
  /// **Unit** öre. **Sign** debit positive.
  public var amountOre: Int64 { table.amountOre[row] }
  /// The row's date, or else the voucher's.
  public var date: SIEDate { table.date[row].isGiven ? table.date[row] : file.voucherTable.date[voucher] }
  /// The row's own text.
  public var text: String { file.string(table.text[row]) }
  /// The quantity as written.
  public var quantity: String { file.string(table.extra(ofRow: row)?.quantity ?? .empty) }
  /// Who made the row.
  public var signature: String { file.string(table.extra(ofRow: row)?.signature ?? .empty) }
  /// The line of the record.
  public var line: Int { Int(table.line[row]) }
  /// Whether the row was added after its voucher was booked.
  public var isAdded: Bool { table.added.contains(row) }
}
