extension RecordReader {
  /// A row added to its voucher (`#RTRANS`), until its twin has been looked for.
  struct AddedRow {
    var coding: UInt32
    var amountOre: Int64
    var date: SIEDate
    var text: SIEText
    var extra: SIETransactionTable.Extra
    var line: Int
    /// The row that stands directly after it, if any.
    var nextRow: Int
  }

  mutating func readVoucher() {
    if voucherState != .outside { note(.unclosedVoucher(latestVoucherName), at: lineStart) }
    endVoucher()
    file.voucherTable.series.append(keepSeries())
    file.voucherTable.number.append(keepText(1))
    if fields.count < 3 || fields[2].isEmpty { note(.missingField(.voucher, "datum"), at: position) }
    file.voucherTable.date.append(readDate(2))
    file.voucherTable.text.append(keepText(3))
    file.voucherTable.registeredOn.append(readDate(4, severity: .warning))
    file.voucherTable.signature.append(keepText(5))
    file.voucherTable.line.append(UInt32(truncatingIfNeeded: line))
    file.voucherTable.firstRow.append(UInt32(file.transactions.count))
    file.voucherTable.firstRemovedRow.append(UInt32(file.removedTransactions.count))
    voucherState = .announced
  }

  /// The series of the line: as a rule the one of the voucher before, which is then not kept again.
  private mutating func keepSeries() -> SIEText {
    guard let latest = file.voucherTable.series.last, let field = fields.first, !field.hasEscape,
      file.texts.equals(latest, view, field.range)
    else { return keepText(0) }
    return latest
  }

  mutating func openVoucher() {
    if voucherState == .announced { voucherState = .inside } else { note(.strayBrace, at: position) }
    position += 1
  }

  mutating func closeVoucher() {
    if voucherState == .inside { endVoucher() } else { note(.strayBrace, at: position) }
    position += 1
  }

  mutating func endVoucher() {
    voucherState = .outside
    if !addedRows.isEmpty { settleAddedRows() }
  }

  /// The series and number of the voucher read last, for messages.
  var latestVoucherName: String {
    file.voucherName(file.voucherTable.count - 1)
  }

  /// The general way to read a row, for lines that `readPlainTransaction` leaves.
  mutating func readTransaction(_ label: Label) {
    guard voucherState != .outside else {
      note(.rowOutsideVoucher, at: lineStart)
      return
    }
    if voucherState == .announced {
      note(.missingOpenBrace(latestVoucherName), at: lineStart)
      voucherState = .inside
    }
    guard let coding = readCoding(accountAt: 0, label), let amount = readAmount(1, label) else { return }
    let date = readDate(2)
    let text = keepText(3)
    let extra = SIETransactionTable.Extra(quantity: keepText(4), signature: keepText(5))
    switch label {
    case .removedTransaction:
      file.removedTransactions.append(
        coding: coding, amountOre: amount.ore, date: date, text: text, extra: extra, line: line)
    case .addedTransaction:
      addedRows.append(
        AddedRow(
          coding: coding, amountOre: amount.ore, date: date, text: text, extra: extra, line: line,
          nextRow: file.transactions.count))
    default:
      file.scales.transactions = max(file.scales.transactions, amount.decimals)
      file.transactions.append(coding: coding, amountOre: amount.ore, date: date, text: text, extra: extra, line: line)
    }
  }
}
