/// Voucher rows as columns, in the order of the file.
public struct SIETransactionTable: Sendable {
  /// The position of each row's coding in `SIEFile.codings`.
  public internal(set) var coding: [UInt32] = []
  /// **Unit** öre. **Sign** debit positive.
  public internal(set) var amountOre: [Int64] = []
  /// The row's own date; `SIEDate.none` where it takes the voucher's.
  public internal(set) var date: [SIEDate] = []
  /// The row's own text.
  public internal(set) var text: [SIEText] = []
  /// The line of the record.
  public internal(set) var line: [UInt32] = []
  /// Quantity and signature of the few rows that have any, by row.
  public internal(set) var extras: [Int: Extra] = [:]
  /// The rows that were added to their voucher after it was booked (`#RTRANS`).
  public internal(set) var added: Set<Int> = []

  /// What few rows carry.
  public struct Extra: Sendable, Hashable {
    /// The quantity as written.
    public internal(set) var quantity = SIEText.empty
    /// Who made the row.
    public internal(set) var signature = SIEText.empty
  }

  /// The number of rows.
  public var count: Int { coding.count }

  mutating func reserve(_ rows: Int) {
    coding.reserveCapacity(rows)
    amountOre.reserveCapacity(rows)
    date.reserveCapacity(rows)
    text.reserveCapacity(rows)
    line.reserveCapacity(rows)
  }

  @inline(__always)
  mutating func append(coding: UInt32, amountOre: Int64, date: SIEDate, text: SIEText, line: Int) {
    self.coding.append(coding)
    self.amountOre.append(amountOre)
    self.date.append(date)
    self.text.append(text)
    self.line.append(UInt32(truncatingIfNeeded: line))
  }

  mutating func append(coding: UInt32, amountOre: Int64, date: SIEDate, text: SIEText, extra: Extra, line: Int) {
    if !(extra.quantity.isEmpty && extra.signature.isEmpty) { extras[count] = extra }
    append(coding: coding, amountOre: amountOre, date: date, text: text, line: line)
  }
}
