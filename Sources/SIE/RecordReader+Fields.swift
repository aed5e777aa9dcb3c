extension RecordReader {
  /// Splits the rest of the line into `fields` and `listFields`.
  ///
  /// It stops at the line's end, and before a brace that opens or closes a voucher on the same line.
  mutating func splitLine(_ label: Label) {
    fields.removeAll()
    listFields.removeAll()
    listEnd = nil
    listIsOpen = false
    let bracesCount = label.hasObjectList || label == .voucher
    while true {
      let byte = view[position]
      if byte.isSeparator {
        position += 1
      } else if byte.isLineEnd {
        return
      } else if byte == .quote {
        fields.append(readQuoted())
      } else if bracesCount, byte == .closeBrace {
        return
      } else if bracesCount, byte == .openBrace {
        if label == .voucher || listEnd != nil { return }
        readList()
      } else {
        fields.append(readPlain(endsAtBrace: bracesCount))
      }
    }
  }

  private mutating func readList() {
    fieldsBeforeList = fields.count
    position += 1
    while true {
      let byte = view[position]
      if byte.isSeparator {
        position += 1
      } else if byte == .closeBrace {
        position += 1
        listEnd = position
        return
      } else if byte.isLineEnd || listFields.count >= FieldList.limit {
        note(.badList, at: position)
        listIsOpen = true
        skipLine()
        return
      } else if byte == .quote {
        listFields.append(readQuoted())
      } else {
        listFields.append(readPlain(endsAtBrace: true))
      }
    }
  }

  /// The unquoted field at the position, which moves past it.
  private mutating func readPlain(endsAtBrace: Bool) -> Field {
    let start = position
    var hasEscape = false
    repeat {
      if view[position] == .backslash, view[position + 1] == .quote {
        hasEscape = true
        position += 1
      }
      position += 1
    } while !endsPlain(view[position], endsAtBrace: endsAtBrace)
    return Field(start: start, end: position, hasEscape: hasEscape)
  }

  @inline(__always)
  private func endsPlain(_ byte: UInt8, endsAtBrace: Bool) -> Bool {
    byte.isSeparator || byte.isLineEnd || (endsAtBrace && (byte == .closeBrace || byte == .openBrace))
  }

  /// The quoted field at the position, which moves past the closing quote.
  private mutating func readQuoted() -> Field {
    position += 1
    var field = Field(start: position, end: position, isQuoted: true)
    var latestEscape: (quote: Int, isFirst: Bool)?
    while true {
      position = view.endOfQuoted(from: position)
      let byte = view[position]
      if byte == .quote {
        field.end = position
        position += 1
        return field
      }
      if byte == .backslash {
        let isEscape = view[position + 1] == .quote
        if isEscape { latestEscape = (position + 1, !field.hasEscape) }
        field.hasEscape = field.hasEscape || isEscape
        position += isEscape ? 2 : 1
      } else if byte.isLineEnd {
        if let escape = latestEscape, onlySeparators(escape.quote + 1..<position) {
          // A path such as "C:\bolag\" ends in a backslash: its quote was the closing one after all.
          field.end = escape.quote
          field.hasEscape = !escape.isFirst
          return field
        }
        note(.unclosedQuote, at: field.start - 1)
        quoteIsOpen = true
        field.end = position
        return field
      } else {
        position += 1
      }
    }
  }

  private func onlySeparators(_ range: Range<Int>) -> Bool {
    range.allSatisfy { view[$0].isSeparator }
  }
}
