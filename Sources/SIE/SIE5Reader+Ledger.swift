import XML

extension SIE5Reader {
  mutating func readAccounts() throws(XMLProblem) {
    var seen: Set<String> = []
    while let element = try nextStart() {
      let code = element["id"] ?? ""
      guard !code.isEmpty else {
        note(.missingField(.account, "konto"))
        try xml.skipElement()
        continue
      }
      if seen.insert(code).inserted {
        var account = SIEAccount(code: code, name: element["name"] ?? "", line: xml.line())
        account.type = SIE5Reader.accountTypes[element["type"] ?? ""]
        account.unit = element["unit"]
        file.accounts.append(account)
      } else {
        note(.duplicate("Konto \(code)"))
      }
      let isResult = element["type"] == "cost" || element["type"] == "income"
      try readAmounts(ofAccount: code, isResult: isResult)
    }
  }

  /// Assets are T, liabilities and equity S, costs K and income I in the older formats; statistics have no letter.
  private static let accountTypes = ["asset": "T", "liability": "S", "equity": "S", "cost": "K", "income": "I"]

  private mutating func readAmounts(ofAccount code: String, isResult: Bool) throws(XMLProblem) {
    while let element = try nextStart() {
      let name = element.localName
      let line = xml.line()
      let objects = try readObjectReferences()
      guard let amount = readAmount(element["amount"], .opening, scale: \.other) else { continue }
      let coding = interner.index(account: code, objects: objects)
      let quantity = file.texts.keep(element["quantity"] ?? "")
      let isObject = !objects.isEmpty
      switch name {
      case "OpeningBalance", "OpeningBalanceMultidim":
        guard let month = readMonth(element["month"]) else { continue }
        file.balances.append(
          SIEBalance(
            kind: isObject ? .objectOpening : .opening, year: year(ofMonth: month), coding: coding, amountOre: amount,
            quantity: quantity, line: line))
      case "ClosingBalance", "ClosingBalanceMultidim":
        guard let month = readMonth(element["month"]) else { continue }
        // The older formats call what a revenue or cost account came to its result.
        let kind: SIEBalance.Kind = isObject ? .objectClosing : isResult ? .result : .closing
        file.balances.append(
          SIEBalance(
            kind: kind, year: year(ofMonth: month), coding: coding, amountOre: amount, quantity: quantity, line: line))
      case "Budget", "BudgetMultidim":
        let month = element["month"] == nil ? 0 : readMonth(element["month"])
        guard let month else { continue }
        file.periodBudgets.append(
          SIEPeriodAmount(
            year: month == 0 ? 0 : year(ofMonth: month), month: month, coding: coding, amountOre: amount,
            quantity: quantity, line: line))
      default: note(.unknownRecord(String(name)))
      }
    }
  }

  mutating func readJournal(_ journal: XMLTag) throws(XMLProblem) {
    let series = file.texts.keep(journal["id"] ?? "")
    while let element = try nextStart() {
      guard element.localName == "JournalEntry" else {
        try xml.skipElement()
        continue
      }
      file.voucherTable.series.append(series)
      file.voucherTable.number.append(file.texts.keep(element["id"] ?? ""))
      if element["journalDate"] == nil { note(.missingField(.voucher, "datum")) }
      file.voucherTable.date.append(readDate(element["journalDate"]))
      file.voucherTable.text.append(file.texts.keep(element["text"] ?? ""))
      file.voucherTable.line.append(UInt32(truncatingIfNeeded: xml.line()))
      file.voucherTable.firstRow.append(UInt32(file.transactions.count))
      file.voucherTable.firstRemovedRow.append(UInt32(file.removedTransactions.count))
      file.voucherTable.registeredOn.append(.none)
      file.voucherTable.signature.append(.empty)
      try readEntry(voucher: file.voucherTable.count - 1)
    }
  }

  private mutating func readEntry(voucher: Int) throws(XMLProblem) {
    while let element = try nextStart() {
      switch element.localName {
      case "LedgerEntry":
        try readRow(element)
        continue
      case "EntryInfo":
        file.voucherTable.registeredOn[voucher] = readDate(element["date"])
        file.voucherTable.signature[voucher] = file.texts.keep(element["by"] ?? "")
      case "OriginalEntryInfo" where !file.voucherTable.registeredOn[voucher].isGiven:
        file.voucherTable.registeredOn[voucher] = readDate(element["date"])
        file.voucherTable.signature[voucher] = file.texts.keep(element["by"] ?? "")
      default: break
      }
      try xml.skipElement()
    }
  }

  private mutating func readRow(_ element: XMLTag) throws(XMLProblem) {
    let line = xml.line()
    var objects: [UInt32] = []
    var isStruckOut = false
    while let child = try nextStart() {
      if child.localName == "ObjectReference", let object = readObject(child) { objects.append(object) }
      if child.localName == "Overstrike" { isStruckOut = true }
      try xml.skipElement()
    }
    guard let account = element["accountId"], !account.isEmpty else {
      note(.missingField(.transaction, "konto"))
      return
    }
    guard let amount = readAmount(element["amount"], .transaction, scale: \.transactions) else { return }
    let coding = interner.index(account: account, objects: objects)
    let date = readDate(element["ledgerDate"])
    let text = file.texts.keep(element["text"] ?? "")
    let extra = SIETransactionTable.Extra(quantity: file.texts.keep(element["quantity"] ?? ""))
    if isStruckOut {
      file.removedTransactions.append(
        coding: coding, amountOre: amount, date: date, text: text, extra: extra, line: line)
    } else {
      file.transactions.append(coding: coding, amountOre: amount, date: date, text: text, extra: extra, line: line)
    }
  }

  private mutating func readObjectReferences() throws(XMLProblem) -> [UInt32] {
    var objects: [UInt32] = []
    while let child = try nextStart() {
      if child.localName == "ObjectReference", let object = readObject(child) { objects.append(object) }
      try xml.skipElement()
    }
    return objects
  }

  private mutating func readObject(_ element: XMLTag) -> UInt32? {
    guard let dimension = readNumber(element["dimId"]) else { return nil }
    return interner.index(object: SIECoding.Object(dimension: dimension, code: element["objectId"] ?? ""))
  }

  /// The index of the fiscal year that a month lies in; 0 where none has it.
  private func year(ofMonth month: Int32) -> Int {
    file.header.fiscalYears.first { $0.contains(month: month) }?.index ?? 0
  }
}
