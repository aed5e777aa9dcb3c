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
  mutating func readAmount(_ index: Int, _ label: Label) -> Amount? {
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
      return amount
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
    if listIsOpen { return nil }
    let account = fields[index]
    // Bytes within quotes could be mistaken for others without, so only plain spellings are remembered, and only
    // where the list follows its account directly.
    let isPlain = !account.isQuoted && !account.hasEscape && (listEnd == nil || fieldsBeforeList == index + 1)
    let spelling = account.start..<(isPlain ? listEnd ?? account.end : account.end)
    let hash = isPlain ? SpellingTable.hash(view, spelling) : 0
    if isPlain, let known = interner.codingSpellings.meaning(view, spelling, hash: hash) { return known }
    guard readObjects() else { return nil }
    let coding = interner.index(account: readAccountCode(account, isPlain: isPlain), objects: objectIndices)
    if isPlain { interner.codingSpellings.remember(view, spelling, hash: hash, meaning: coding) }
    return coding
  }

  private mutating func readAccountCode(_ field: Field, isPlain: Bool) -> UInt32 {
    guard isPlain else { return interner.index(account: string(field)) }
    let hash = SpellingTable.hash(view, field.range)
    if let known = interner.accountSpellings.meaning(view, field.range, hash: hash) { return known }
    let index = interner.index(account: string(field))
    interner.accountSpellings.remember(view, field.range, hash: hash, meaning: index)
    return index
  }

  /// Reads the pairs of the line's object list into `objectIndices`; false with a problem noted.
  private mutating func readObjects() -> Bool {
    objectIndices.removeAll(keepingCapacity: true)
    var index = 0
    while index < listFields.count {
      guard index + 1 < listFields.count, let object = readObject(listFields[index], listFields[index + 1]) else {
        note(.badList, at: listFields[index].start)
        return false
      }
      objectIndices.append(object)
      index += 2
    }
    return true
  }

  private mutating func readObject(_ dimension: Field, _ code: Field) -> UInt32? {
    // With no quote around the dimension, the bytes from its beginning to the code's end can mean one thing only.
    let isPlain = !dimension.isQuoted && !dimension.hasEscape && !code.hasEscape
    let spelling = dimension.start..<code.end
    let hash = isPlain ? SpellingTable.hash(view, spelling) : 0
    if isPlain, let known = interner.objectSpellings.meaning(view, spelling, hash: hash) { return known }
    guard let number = Int(string(dimension)) else { return nil }
    let index = interner.index(object: SIECoding.Object(dimension: number, code: string(code)))
    if isPlain { interner.objectSpellings.remember(view, spelling, hash: hash, meaning: index) }
    return index
  }
}
