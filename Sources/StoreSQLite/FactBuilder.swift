import Storage

/// Columns in the making, filled from the rows of a statement whose columns stand in the table's order.
struct FactBuilder {
  private let table: FactTable
  private var integers: [[Int64]]
  private var codes: [CodeInterner]
  private var texts: [TextColumn]

  /// No rows of `table` yet.
  init(_ table: FactTable) {
    self.table = table
    // Each column uses one of the three; the other two stay empty.
    integers = table.columns.map { _ in [] }
    codes = table.columns.map { _ in CodeInterner() }
    texts = table.columns.map { _ in TextColumn() }
  }

  /// Adds the statement's current row.
  mutating func append(_ row: Prepared) {
    for index in table.columns.indices {
      let column = Int32(index)
      switch table.columns[index].kind {
      case .integer: integers[index].append(Int64(row.integer(column)))
      case .code: codes[index].append(row.buffer(column))
      case .text: texts[index].append(row.buffer(column))
      }
    }
  }

  /// The columns so far, dictionaries in order of first appearance.
  func columns() -> FactColumns {
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
