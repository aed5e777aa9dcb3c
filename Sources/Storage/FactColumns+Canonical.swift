extension FactColumns {
  /// The same rows in the form whose bytes depend on nothing but the rows: columns in the table's order, dictionaries
  /// in order of first appearance, each word once and used.
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
          (described.name, .text(column.checked))
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
      let word = dictionary[Int(code)]
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
    return Int(seen) == dictionary.count && Set(dictionary.map { Array($0.utf8) }).count == dictionary.count
  }
}

extension TextColumn {
  /// The column itself, after a look at whether its ends are in order and reach the last byte.
  fileprivate var checked: TextColumn {
    var last: UInt32 = 0
    for end in ends {
      precondition(end >= last, "The ends of texts never go back")
      last = end
    }
    precondition(Int(last) == bytes.count, "The last text ends where the bytes do")
    return self
  }
}
