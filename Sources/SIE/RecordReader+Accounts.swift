extension RecordReader {
  /// Something said about an account before the account itself.
  struct AccountFact {
    var label: Label
    var code: String
    var value: String
    var line: Int
  }

  mutating func readAccount(_ label: Label) {
    guard let first = fields.first, !first.isEmpty else {
      note(.missingField(label, "konto"), at: position)
      return
    }
    let code = string(first)
    guard label == .account else {
      let fact = AccountFact(label: label, code: code, value: string(1), line: line)
      if !apply(fact) { accountFacts.append(fact) }
      return
    }
    guard accountPositions[code] == nil else {
      note(.duplicate("Konto \(code)"), at: first.start)
      return
    }
    accountPositions[code] = file.accounts.count
    file.accounts.append(SIEAccount(code: code, name: string(1), line: line))
  }

  /// Adds a fact to its account; false where the account is not declared (yet).
  private mutating func apply(_ fact: AccountFact) -> Bool {
    guard let position = accountPositions[fact.code] else { return false }
    switch fact.label {
    case .accountType: file.accounts[position].type = fact.value
    case .accountUnit: file.accounts[position].unit = fact.value
    default: file.accounts[position].sruCodes.append(fact.value)
    }
    return true
  }

  /// Adds the facts that stood before their accounts.
  mutating func applyAccountFacts() {
    for fact in accountFacts where !apply(fact) {
      note(.undeclaredAccount(fact.code), severity: .warning, atLine: fact.line)
    }
    accountFacts = []
  }

  mutating func readDimension(_ label: Label) {
    guard let number = readInt(0, label, named: "dimension") else { return }
    var parent: Int?
    if label == .subDimension {
      parent = readInt(2, label, named: "överdimension")
      if parent == nil { return }
    }
    file.dimensions.append(SIEDimension(number: number, name: string(1), parent: parent, line: line))
  }

  mutating func readObject() {
    guard let dimension = readInt(0, .object, named: "dimension") else { return }
    guard fields.count > 1 else {
      note(.missingField(.object, "objekt"), at: position)
      return
    }
    file.objects.append(SIEObject(dimension: dimension, code: string(1), name: string(2), line: line))
  }

  mutating func readBalance(_ label: Label, _ kind: SIEBalance.Kind) {
    guard let year = readInt(0, label, named: "årsnummer"), let coding = readCoding(accountAt: 1, label) else { return }
    guard let amount = readAmount(2, label) else { return }
    switch (kind, year) {
    case (.closing, 0): file.scales.closing = max(file.scales.closing, amount.decimals)
    case (.result, 0): file.scales.results = max(file.scales.results, amount.decimals)
    default: break
    }
    // A balance with objects is an object's balance, whatever its label.
    let kind: SIEBalance.Kind =
      switch kind {
      case .opening where !listFields.isEmpty: .objectOpening
      case .closing where !listFields.isEmpty: .objectClosing
      default: kind
      }
    file.balances.append(
      SIEBalance(kind: kind, year: year, coding: coding, amountOre: amount.ore, quantity: keepText(3), line: line))
  }

  mutating func readPeriod(_ label: Label) {
    guard let year = readInt(0, label, named: "årsnummer"), let month = readMonth(1, label),
      let coding = readCoding(accountAt: 2, label)
    else { return }
    let isBudget = label == .periodBudget
    guard let amount = readAmount(3, label) else { return }
    let row = SIEPeriodAmount(
      year: year, month: month, coding: coding, amountOre: amount.ore, quantity: keepText(4), line: line)
    let decimals = listFields.isEmpty ? amount.decimals : 0
    if isBudget {
      file.periodBudgets.append(row)
      file.scales.periodBudgets = max(file.scales.periodBudgets, decimals)
    } else {
      file.periodBalances.append(row)
      file.scales.periodBalances = max(file.scales.periodBalances, decimals)
    }
  }

  mutating func keepText(_ index: Int) -> SIEText {
    index < fields.count ? file.texts.keep(view, field: fields[index]) : .empty
  }
}
