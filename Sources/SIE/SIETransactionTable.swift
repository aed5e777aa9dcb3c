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
  /// The rows that have a quantity or a signature, ascending.
  private var extraRows: [UInt32] = []
  private var extras: [Extra] = []
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

  /// The quantity and signature of a row, or nil where it has neither.
  /// **Complexity** logarithmic in the number of rows that have any.
  public func extra(ofRow row: Int) -> Extra? {
    var low = 0
    var high = extraRows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(extraRows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low < extraRows.count && Int(extraRows[low]) == row ? extras[low] : nil
  }

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
    if !(extra.quantity.isEmpty && extra.signature.isEmpty) {
      extraRows.append(UInt32(count))
      extras.append(extra)
    }
    append(coding: coding, amountOre: amountOre, date: date, text: text, line: line)
  }
}
