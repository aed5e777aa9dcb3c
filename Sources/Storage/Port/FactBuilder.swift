/// Columns in the making, filled cell by cell from the rows that a database hands over.
package struct FactBuilder {
  private let table: FactTable
  private var integers: [[Int64]]
  private var codes: [CodeInterner]
  private var texts: [TextColumn]

  /// No rows of `table` yet.
  package init(_ table: FactTable) {
    self.table = table
    // Each column uses one of the three; the other two stay empty.
    integers = table.columns.map { _ in [] }
    codes = table.columns.map { _ in CodeInterner() }
    texts = table.columns.map { _ in TextColumn() }
  }

  /// Adds a row, asking for each cell by the column's place in the table: what holds nothing gives 0 or no bytes.
  package mutating func append(
    integer: (Int) -> Int64, bytes: (Int) -> UnsafeRawBufferPointer
  ) {
    for index in table.columns.indices {
      switch table.columns[index].kind {
      case .integer: integers[index].append(integer(index))
      case .code: codes[index].append(bytes(index))
      case .text: texts[index].append(bytes(index))
      }
    }
  }

  /// The columns so far, dictionaries in order of first appearance.
  package func columns() -> FactColumns {
    FactColumns(
      table.columns.enumerated().map { index, column in
        switch column.kind {
        case .integer: (column.name, .integer(integers[index]))
        case .code: (column.name, .code(codes[index].column))
        case .text: (column.name, .text(texts[index]))
        }
      })
  }
}

/// A code column in the making: tells words apart by their bytes, so that no two spellings become one.
struct CodeInterner {
  /// The column so far.
  private(set) var column = CodeColumn()
  private var words: [[UInt8]] = []
  private var numbers: [[UInt8]: UInt32] = [:]

  /// Adds a row with that word.
  mutating func append(_ word: UnsafeRawBufferPointer) {
    // Neighbouring rows often have the same code.
    if let last = column.codes.last, words[Int(last)].elementsEqual(word) {
      column.codes.append(last)
      return
    }
    let bytes = Array(word)
    if let number = numbers[bytes] {
      column.codes.append(number)
      return
    }
    let number = UInt32(words.count)
    words.append(bytes)
    numbers[bytes] = number
    column.dictionary.append(String(decoding: bytes, as: UTF8.self))
    column.codes.append(number)
  }
}
