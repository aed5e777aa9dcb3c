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
