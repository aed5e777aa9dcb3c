import Kernel

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
