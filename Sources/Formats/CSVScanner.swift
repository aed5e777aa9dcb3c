/// Finds the fields of each row: the one place that knows quotes, delimiters and line ends.
struct CSVScanner {
  /// Quoting that cannot be as meant.
  struct QuoteFault {
    /// Where it lies.
    let offset: Int
    /// The line that its row begins on.
    let line: Int
    /// Where its row begins.
    let rowStart: Int
    /// Whether the quote is never closed; otherwise something follows a closing quote.
    let isOpen: Bool
  }

  /// How many bytes a guess of the delimiter looks at: an open quote must not make it read everything.
  private static let sampleLength = 65_536
  /// How many faults are kept: a file of quotes alone must not fill the memory.
  private static let faultLimit = 100

  private let text: [UInt8]
  private let delimiter: UInt8
  private let end: Int
  private var index = 0
  private var line = 1
  private var rowLine = 1
  private var rowStart = 0
  private(set) var faults: [QuoteFault] = []

  /// A scanner of the text, or of what follows its first line where rows begin there.
  init(text: [UInt8], delimiter: UInt8, start: Int = 0, isSample: Bool = false) {
    self.text = text
    self.delimiter = delimiter
    index = start
    line = start == 0 ? 1 : 2
    end = isSample ? min(text.count, CSVScanner.sampleLength) : text.count
  }

  /// Reads the next row into `row`; false at the end of the text.
  mutating func next(_ row: inout CSVRow) -> Bool {
    row.line = line
    row.start = index
    return scan(&row.fields)
  }

  /// Finds the fields of the next row, quotes included; false at the end of the text.
  mutating func scan(_ fields: inout [Range<Int>]) -> Bool {
    guard index < end else { return false }
    fields.removeAll(keepingCapacity: true)
    rowLine = line
    rowStart = index
    let text = text
    text.withUnsafeBufferPointer { text in
      while true {
        let start = index
        if start < end, text[start] == UInt8(ascii: "\"") { passQuoted(text) }
        while index < end, text[index] != delimiter, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
        fields.append(start..<index)
        guard index < end, text[index] == delimiter else { break }
        index += 1
      }
      line += 1
      // CR LF is one line end, LF and CR alone are others.
      if index < end {
        let isReturn = text[index] == 0x0D
        index += 1
        if isReturn, index < end, text[index] == 0x0A { index += 1 }
      }
    }
    return true
  }

  /// Moves behind a quoted field; a doubled quote is a quote of the text.
  private mutating func passQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    let start = index
    index += 1
    while index < end {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\"") else {
        if byte == 0x0A || byte == 0x0D && (index == end || text[index] != 0x0A) { line += 1 }
        continue
      }
      if index < end, text[index] == UInt8(ascii: "\"") {
        index += 1
        continue
      }
      while index < end, text[index] == 0x20, delimiter != 0x20 { index += 1 }
      let isOver = index == end || text[index] == delimiter || text[index] == 0x0A || text[index] == 0x0D
      if !isOver { note(index, isOpen: false) }
      return
    }
    note(start, isOpen: true)
  }

  private mutating func note(_ offset: Int, isOpen: Bool) {
    guard faults.count < CSVScanner.faultLimit else { return }
    faults.append(QuoteFault(offset: offset, line: rowLine, rowStart: rowStart, isOpen: isOpen))
  }
}
