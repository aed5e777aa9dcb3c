/// One voucher of a file, for readers who want comfort more than speed.
public struct SIEVoucher: Sendable {
  let file: SIEFile
  /// The position in `SIEFile.voucherTable`.
  public let index: Int

  /// The series.
  public var series: String { file.string(file.voucherTable.series[index]) }
  /// The number within the series, as written.
  public var number: String { file.string(file.voucherTable.number[index]) }
  /// The voucher date.
  public var date: SIEDate { file.voucherTable.date[index] }
  /// The text.
  public var text: String { file.string(file.voucherTable.text[index]) }
  /// The day of registration, where given.
  public var registeredOn: SIEDate { file.voucherTable.registeredOn[index] }
  /// Who registered it.
  public var signature: String { file.string(file.voucherTable.signature[index]) }
  /// The line of the `#VER` record.
  public var line: Int { Int(file.voucherTable.line[index]) }
  /// The positions of its rows in `SIEFile.transactions`.
  public var rows: Range<Int> { file.rows(ofVoucher: index) }
  /// The rows that count.
  public var transactions: [SIETransaction] {
    rows.map { SIETransaction(file: file, table: file.transactions, row: $0, voucher: index) }
  }
  /// The rows that were struck out.
  public var removedTransactions: [SIETransaction] {
    file.removedRows(ofVoucher: index).map {
      SIETransaction(file: file, table: file.removedTransactions, row: $0, voucher: index)
    }
  }
}

extension SIEFile {
  /// The vouchers one by one.
  public var vouchers: some RandomAccessCollection<SIEVoucher> {
    (0..<voucherTable.count).lazy.map { SIEVoucher(file: self, index: $0) }
  }

  /// The positions in `transactions` of a voucher's rows.
  public func rows(ofVoucher index: Int) -> Range<Int> {
    let next = index + 1 < voucherTable.count ? Int(voucherTable.firstRow[index + 1]) : transactions.count
    return Int(voucherTable.firstRow[index])..<next
  }

  /// The positions in `removedTransactions` of a voucher's struck-out rows.
  public func removedRows(ofVoucher index: Int) -> Range<Int> {
    let next =
      index + 1 < voucherTable.count
      ? Int(voucherTable.firstRemovedRow[index + 1]) : removedTransactions.count
    return Int(voucherTable.firstRemovedRow[index])..<next
  }

  /// The series and number of a voucher, for messages.
  func voucherName(_ index: Int) -> String {
    guard index >= 0, index < voucherTable.count else { return "" }
    let series = string(voucherTable.series[index])
    let number = string(voucherTable.number[index])
    let name = [series, number].filter { !$0.isEmpty }.joined(separator: " ")
    return name.isEmpty ? "på rad \(voucherTable.line[index])" : name
  }
}
