package import Kernel

/// A table file's text, ready to be read row by row.
///
/// The bytes are kept whole, as UTF-8 with composed letters; rows and fields are ranges in them, found while reading
/// and decoded on demand, so that a million rows cost no million strings.
package struct CSVFile: Sendable {
  /// The file's name as the user gave it.
  package let name: String?
  /// How the bytes spelt the text.
  package let charset: Charset
  /// What parts the fields.
  package let delimiter: UInt8
  let text: [UInt8]

  /// The text of the bytes; throws `Problems` with one `FormatsProblem` where they are no text or nothing at all.
  ///
  /// The delimiter is found in the first lines unless it is given.
  package init(_ bytes: [UInt8], name: String? = nil, delimiter: UInt8? = nil) throws(Problems) {
    let charset = Charset.detected(in: bytes)
    let text = Composition.composed(charset.utf8(of: bytes))
    guard text.contains(where: { $0 > 0x20 }) else {
      throw Problems([FormatsProblem.emptyFile(Place(file: name))])
    }
    // No text of any charset holds a zero; spreadsheets and packed files do, early.
    guard !text.contains(0) else { throw Problems([FormatsProblem.notText(Place(file: name))]) }
    self.name = name
    self.charset = charset
    self.text = text
    self.delimiter = delimiter ?? CSVFile.delimiter(of: text)
  }

  /// Calls `body` with each row in order, the header among them; rows with nothing in them are left out.
  ///
  /// Answers what is wrong with the quoting; such rows are read as well as can be.
  @discardableResult
  package func forEachRow(_ body: (CSVRow) throws -> Void) rethrows -> [FormatsProblem] {
    var scanner = CSVScanner(text: text, delimiter: delimiter)
    var row = CSVRow(file: self)
    while scanner.next(&row) {
      if row.count > 1 || row.count == 1 && !row.bytes(0).isEmpty { try body(row) }
    }
    return scanner.faults.map { fault in
      let place = place(of: fault.offset, fromLine: fault.line, at: fault.rowStart)
      return fault.isOpen ? .openQuote(place) : .textAfterQuote(place)
    }
  }

  /// Whether the last line has its end.
  var endsWithLine: Bool { text.last == UInt8(ascii: "\n") || text.last == UInt8(ascii: "\r") }

  /// Line and column of a byte, both from 1, the column in characters; counted from a line whose number and first
  /// byte are known.
  func place(of offset: Int, fromLine first: Int, at firstStart: Int) -> Place {
    var line = first
    var start = firstStart
    let end = min(offset, text.count)
    for index in min(start, end)..<end where CSVFile.endsLine(text, at: index) {
      line += 1
      start = index + 1
    }
    let column = text[min(start, end)..<end].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Place(file: name, line: line, column: column)
  }

  /// Whether a line ends with the byte: LF, or a CR that no LF follows.
  static func endsLine(_ text: [UInt8], at index: Int) -> Bool {
    text[index] == UInt8(ascii: "\n")
      || text[index] == UInt8(ascii: "\r")
        && (index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n"))
  }

  /// The delimiter that parts the first lines into the most equal rows: `;`, tab, `,` or `|`; `,` where none does.
  private static func delimiter(of text: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ";"), 0x09, UInt8(ascii: ","), UInt8(ascii: "|")]
    var best = UInt8(ascii: ",")
    var bestScore = 0
    for candidate in candidates {
      let counts = fieldCounts(text, delimiter: candidate)
      guard let first = counts.first, first > 1 else { continue }
      // Rows as long as the header weigh most; then many columns. Semicolon and tab come first where it is a tie,
      // because a decimal comma looks like a delimiter.
      let score = counts.count(where: { $0 == first }) * 1_000 / counts.count * 1_000 + min(first, 999)
      if score > bestScore {
        bestScore = score
        best = candidate
      }
    }
    return best
  }

  private static func fieldCounts(_ text: [UInt8], delimiter: UInt8) -> [Int] {
    var counts: [Int] = []
    var scanner = CSVScanner(text: text, delimiter: delimiter, isSample: true)
    var fields: [Range<Int>] = []
    while counts.count < 20, scanner.scan(&fields) {
      if fields.count > 1 || fields.first?.isEmpty == false { counts.append(fields.count) }
    }
    return counts
  }
}
