package import Storage

/// Numbers for the codes of some columns, given once for all facts that are compared, so that a code string is one
/// short key.
package struct CodeNumbers {
  /// The numbers of a row's codes, in the order of the columns.
  package typealias Key = SIMD8<UInt32>

  /// The columns.
  package let columns: [String]
  private var words: [[String]]
  private var numbers: [[String: UInt32]]

  /// Numbers for these columns; at most eight.
  package init(columns: [String]) {
    precondition(columns.count <= 8, "A key has room for eight codes")
    self.columns = columns
    words = columns.map { _ in [] }
    numbers = columns.map { _ in [:] }
  }

  /// The codes of the key, in the order of the columns.
  package func codes(_ key: Key) -> [String] { columns.indices.map { words[$0][Int(key[$0])] } }

  /// The code of the key in the column of that index.
  package func code(_ key: Key, _ column: Int) -> String { words[column][Int(key[column])] }

  /// The keys of the rows.
  ///
  /// **Complexity** linear in rows: a word is looked up once, however many rows have it.
  package mutating func keys(of facts: FactColumns) -> [Key] {
    var keys = [Key](repeating: Key(), count: facts.count)
    for (index, name) in columns.enumerated() {
      let column = facts.code(name)
      let own = column.dictionary.map { number(of: $0, index) }
      for row in keys.indices { keys[row][index] = own[Int(column.codes[row])] }
    }
    return keys
  }

  private mutating func number(of word: String, _ column: Int) -> UInt32 {
    if let number = numbers[column][word] { return number }
    let number = UInt32(words[column].count)
    numbers[column][word] = number
    words[column].append(word)
    return number
  }
}
