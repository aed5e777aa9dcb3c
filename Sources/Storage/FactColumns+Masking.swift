import Kernel

extension TextColumn {
  /// The same rows in canonical form with personal identity numbers masked, and how many there were. With `longerThan`
  /// only texts of more bytes than that are looked at.
  ///
  /// **Complexity** linear; rows with few digits cost one look at each byte.
  package func masked(strict: Bool = false, longerThan limit: Int = 0) -> (column: TextColumn, count: Int) {
    let column = canonical
    var count = 0
    var result: TextColumn?
    var start = 0
    for (row, end) in column.ends.enumerated() {
      let end = Int(end)
      let text = column.bytes[start..<end]
      start = end
      if text.count > limit, let masked = PersonalNumbers.masked(text, strict: strict) {
        count += masked.count
        if result == nil {
          // The rows before the first number stand as they are.
          result = TextColumn(bytes: Array(column.bytes[..<text.startIndex]), ends: Array(column.ends[..<row]))
        }
        result?.append(masked.bytes)
      } else {
        result?.append(text)
      }
    }
    return (result ?? column, count)
  }
}

extension CodeColumn {
  /// The same rows with a mark in place of each personal identity number whose check digit is right, and how many rows
  /// had one. All numbers become one code.
  package func masked() -> (column: CodeColumn, count: Int) {
    let words = dictionary.map { PersonalNumbers.masked($0, strict: true) }
    guard words.contains(where: { $0.count > 0 }) else { return (self, 0) }
    let count = codes.reduce(0) { $0 + words[Int($1)].count }
    return (CodeColumn(dictionary: words.map(\.text), codes: codes), count)
  }
}
