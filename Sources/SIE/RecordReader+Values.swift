extension RecordReader {
  /// The whole number in a field, or nil with a problem noted.
  mutating func readInt(_ index: Int, _ label: Label, named name: String) -> Int? {
    guard index < fields.count, !fields[index].isEmpty else {
      note(.missingField(label, name), at: position)
      return nil
    }
    let text = string(fields[index])
    guard let value = Int(text), abs(value) <= 1_000_000_000 else {
      note(.badNumber(label, text), at: fields[index].start)
      return nil
    }
    return value
  }

  /// The amount in a field, or nil with a problem noted.
  mutating func readAmount(_ index: Int, _ label: Label, scale: WritableKeyPath<AmountScales, Int>) -> Int64? {
    guard index < fields.count, !fields[index].isEmpty else {
      note(.missingField(label, "belopp"), at: position)
      return nil
    }
    let field = fields[index]
    switch Amount.read(view, at: field.start) {
    case .fault(let fault):
      note(.badAmount(string(field), fault), at: field.start)
      return nil
    case .amount(let amount):
      guard amount.end == field.end else {
        note(.badAmount(string(field), .notANumber), at: field.start)
        return nil
      }
      if amount.hasComma { note(.decimalComma(string(field)), at: field.start) }
      file.scales[keyPath: scale] = max(file.scales[keyPath: scale], amount.decimals)
      return amount.ore
    }
  }

  /// The date in a field; none where the field is absent or empty, and with a problem noted where it is no date.
  mutating func readDate(_ index: Int, severity: SIEProblem.Severity? = nil) -> SIEDate {
    guard index < fields.count, !fields[index].isEmpty else { return .none }
    let field = fields[index]
    if field.end - field.start == 8, let date = date(at: field.start) { return date }
    note(.badDate(string(field)), severity: severity, at: field.start)
    return .none
  }

  /// The month in a field, or nil with a problem noted.
  mutating func readMonth(_ index: Int, _ label: Label) -> Int32? {
    guard index < fields.count, !fields[index].isEmpty else {
      note(.missingField(label, "period"), at: position)
      return nil
    }
    let field = fields[index]
    var month: Int32 = 0
    for position in field.range where field.end - field.start == 6 && view[position].isDigit {
      month = month * 10 + Int32(view[position] - .zero)
    }
    // Months from 13 are the closing periods of some programs, 0 their opening period.
    guard month >= 1000_00, month % 100 <= 19 else {
      note(.badMonth(string(field)), at: field.start)
      return nil
    }
    return month
  }

  /// The date of the eight digits at a position, or nil.
  @inline(__always)
  mutating func date(at position: Int) -> SIEDate? {
    let word = view.word(at: position)
    if word == latestDateWord { return latestDate }
    guard let date = slowDate(word) else { return nil }
    latestDateWord = word
    latestDate = date
    return date
  }

  private func slowDate(_ word: UInt64) -> SIEDate? {
    var value: Int32 = 0
    for shift in 0..<8 {
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(8 * shift))
      guard byte.isDigit else { return nil }
      value = value * 10 + Int32(byte - .zero)
    }
    return SIEDate(yyyymmdd: value)
  }

  /// The coding of the line: an account and, where the line has one, its object list.
  mutating func readCoding(accountAt index: Int, _ label: Label) -> UInt32? {
    guard index < fields.count, !fields[index].isEmpty else {
      note(.missingField(label, "konto"), at: position)
      return nil
    }
    let account = fields[index]
    // Bytes within quotes could be mistaken for others without, so only plain spellings are remembered.
    let spelling = account.isQuoted || account.hasEscape ? nil : account.start..<(listEnd ?? account.end)
    let hash = spelling.map { CodingInterner.hash(view, $0) } ?? 0
    if let spelling, let known = interner.known(view, spelling, hash: hash) { return known }
    guard let objects = readObjects() else { return nil }
    let coding = interner.index(account: string(account), objects: objects)
    if let spelling { interner.remember(spelling, hash: hash, coding: coding) }
    return coding
  }

  /// The pairs of the line's object list, or nil with a problem noted.
  private mutating func readObjects() -> [SIECoding.Object]? {
    var objects: [SIECoding.Object] = []
    var index = 0
    while index < listFields.count {
      guard let dimension = Int(string(listFields[index])), index + 1 < listFields.count else {
        note(.badList, at: listFields[index].start)
        return nil
      }
      objects.append(SIECoding.Object(dimension: dimension, code: string(listFields[index + 1])))
      index += 2
    }
    return objects
  }
}
