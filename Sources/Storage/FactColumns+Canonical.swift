extension FactColumns {
  /// The same rows in the form whose bytes depend on nothing but the rows: columns in the table's order, dictionaries
  /// in order of first appearance, each word once and used, and all text such as every database keeps unchanged: valid
  /// UTF-8 without zero bytes, in whose place U+FFFD is put.
  ///
  /// A store that builds the columns anew from its rows gets the same bytes, so the digest can be checked.
  package func canonical(for table: FactTable) -> FactColumns {
    precondition(
      Set(names) == Set(table.columns.map(\.name)) && names.count == table.columns.count,
      "A segment has exactly the columns of its table \(table.name): \(names)")
    return FactColumns(
      table.columns.map { described in
        switch (described.kind, self[described.name]) {
        case (.integer, .integer(let values)?): (described.name, .integer(values))
        case (.code, .code(let column)?): (described.name, .code(column.canonical))
        case (.text, .text(let column)?):
          (described.name, .text(column.canonical))
        default: preconditionFailure("Column \(described.name) of \(table.name) is of another kind")
        }
      })
  }
}

extension CodeColumn {
  /// The same rows over a dictionary in order of first appearance, each word once and used.
  var canonical: CodeColumn {
    if isCanonical { return self }
    // Words are told apart by their bytes: equal strings may be spelt with different bytes.
    var numbers: [[UInt8]: UInt32] = [:]
    var renumbered = [UInt32?](repeating: nil, count: dictionary.count)
    var result = CodeColumn()
    result.codes.reserveCapacity(codes.count)
    for code in codes {
      precondition(Int(code) < dictionary.count, "A code lies in the dictionary")
      if let number = renumbered[Int(code)] {
        result.codes.append(number)
        continue
      }
      let word = dictionary[Int(code)].withoutZeros
      let number = numbers[Array(word.utf8), default: UInt32(result.dictionary.count)]
      if number == result.dictionary.count {
        numbers[Array(word.utf8)] = number
        result.dictionary.append(word)
      }
      renumbered[Int(code)] = number
      result.codes.append(number)
    }
    return result
  }

  private var isCanonical: Bool {
    var seen: UInt32 = 0
    for code in codes where code >= seen {
      guard code == seen else { return false }
      seen += 1
    }
    guard dictionary.allSatisfy({ !$0.utf8.contains(0) }) else { return false }
    return Int(seen) == dictionary.count && Set(dictionary.map { Array($0.utf8) }).count == dictionary.count
  }
}

extension TextColumn {
  /// The same rows in valid UTF-8 without zero bytes.
  var canonical: TextColumn {
    precondition(isInOrder, "The ends of texts never go back and the last is where the bytes end")
    if isClean { return self }
    var result = TextColumn()
    for row in ends.indices { result.append(self[row].withoutZeros.utf8) }
    return result
  }

  private var isInOrder: Bool {
    var last: UInt32 = 0
    for end in ends {
      if end < last { return false }
      last = end
    }
    return Int(last) == bytes.count
  }

  private var isClean: Bool {
    // Most columns are plain ASCII and need no closer look.
    if bytes.allSatisfy({ $0 &- 1 < 127 }) { return true }
    if bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil { return false }
    // The whole is valid; so is each row, unless a character was cut in two between rows.
    return ends.allSatisfy { Int($0) == bytes.count || bytes[Int($0)] & 0xC0 != 0x80 }
  }
}

extension String {
  /// The text with U+FFFD in place of each zero, which PostgreSQL refuses and SQLite's functions stop at.
  fileprivate var withoutZeros: String {
    utf8.contains(0) ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : self
  }
}
