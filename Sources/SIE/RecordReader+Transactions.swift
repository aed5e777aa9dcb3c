/// The fast path: a ledger is almost nothing but rows such as
///
///     #TRANS 5010 {1 "0123" 20 "5710"} 1250.00 20190430 "Hyra april"
///
/// It reads such a row without taking its object list apart, and leaves every row that is written in another way — and
/// everything that is wrong — to the general path, which begins again at the label.
extension RecordReader {
  @inline(__always)
  func isTransactionLabel(at position: Int) -> Bool {
    // "#TRANS" and a space or tab, in one comparison each.
    let word = view.word(at: position) & 0x00FF_FFFF_FFFF_FFFF
    return word == 0x0020_534E_4152_5423 || word == 0x0009_534E_4152_5423
  }

  /// Reads the row at the position; false, with nothing changed, where it is not a plain one.
  @inline(__always)
  mutating func readPlainTransaction() -> Bool {
    guard voucherState == .inside else { return false }
    let start = skipSeparators(from: position + 7)
    guard let listEnd = endOfPlainList(from: start) else { return false }
    let spelling = start..<listEnd
    // Asked for here and needed last: the table is far away in memory, and the rest is read while it answers.
    let answer = interner.codingSpellings.candidate(SpellingTable.hash(view, spelling))
    guard case .amount(let amount) = Amount.read(view, at: skipSeparators(from: listEnd)), !amount.hasComma
    else { return false }

    var date = SIEDate.none
    var text = start..<start
    var next = skipSeparators(from: amount.end)
    if !endsRow(next) {
      guard let end = readPlainDate(at: next, into: &date) else { return false }
      next = skipSeparators(from: end)
      if !endsRow(next) {
        guard view[next] == .quote else { return false }
        let end = view.endOfQuoted(from: next + 1)
        guard view[end] == .quote else { return false }
        text = next + 1..<end
        next = skipSeparators(from: end + 1)
        guard endsRow(next) else { return false }
      }
    }
    guard let coding = interner.codingSpellings.meaning(view, spelling, candidate: answer) else { return false }
    file.scales.transactions = max(file.scales.transactions, amount.decimals)
    if plainRows == 0 { file.labelCounts.count(.transaction, adding: 0) }
    plainRows += 1
    file.transactions.append(
      coding: coding, amountOre: amount.ore, date: date, text: file.texts.keep(view, text), line: line)
    position = next
    return true
  }

  @inline(__always)
  private func skipSeparators(from start: Int) -> Int {
    var position = start
    while view[position].isSeparator { position += 1 }
    return position
  }

  @inline(__always)
  private func endsRow(_ position: Int) -> Bool {
    view[position].isLineEnd || view[position] == .closeBrace
  }

  /// The position after the closing brace of an account and object list, or nil where they are not written plainly.
  @inline(__always)
  private func endOfPlainList(from start: Int) -> Int? {
    var position = start
    while view[position] > .space, view[position] != .openBrace {
      if view[position] == .quote || view[position] == .backslash || view[position] == .closeBrace { return nil }
      position += 1
    }
    guard position > start else { return nil }
    position = skipSeparators(from: position)
    guard view[position] == .openBrace else { return nil }
    var isQuoted = false
    while true {
      position += 1
      let byte = view[position]
      if byte == .quote {
        isQuoted.toggle()
      } else if byte == .closeBrace, !isQuoted {
        return position + 1
      } else if byte == .backslash || byte.isLineEnd {
        return nil
      }
    }
  }

  /// Reads eight digits or an empty pair of quotes; answers the position after it, or nil.
  @inline(__always)
  private mutating func readPlainDate(at start: Int, into date: inout SIEDate) -> Int? {
    if view[start] == .quote {
      return view[start + 1] == .quote ? start + 2 : nil
    }
    guard let read = self.date(at: start), !view[start + 8].isDigit else { return nil }
    date = read
    return view[start + 8].isSeparator || endsRow(start + 8) ? start + 8 : nil
  }
}
