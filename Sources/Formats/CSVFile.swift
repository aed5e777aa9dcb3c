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
  package private(set) var delimiter: UInt8
  let text: [UInt8]
  /// Where the first row begins: behind the line `sep=;` that Excel reads the delimiter from.
  let bodyStart: Int

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
    let told = CSVFile.toldDelimiter(text)
    bodyStart = told?.end ?? 0
    self.delimiter = delimiter ?? told?.delimiter ?? CSVFile.delimiter(of: text)
  }

  /// The same text with its fields parted by that byte.
  package func parted(by delimiter: UInt8) -> CSVFile {
    var file = self
    file.delimiter = delimiter
    return file
  }

  /// Calls `body` with each row in order, the header among them, or with so many of the first; rows with nothing in
  /// them are left out.
  ///
  /// Answers what is wrong with the quoting; such rows are read as well as can be.
  @discardableResult
  package func forEachRow(
    atMost limit: Int = .max, _ body: (CSVRow) throws -> Void
  ) rethrows -> [FormatsProblem] {
    var scanner = CSVScanner(text: text, delimiter: delimiter, start: bodyStart)
    var row = CSVRow(file: self)
    var count = 0
    while count < limit, scanner.next(&row) {
      guard row.count > 1 || row.count == 1 && !row.bytes(0).isEmpty else { continue }
      count += 1
      try body(row)
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

  /// The delimiter that a first line `sep=;` tells, and where that line ends; nil where there is none.
  private static func toldDelimiter(_ text: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    let quote = text.first == UInt8(ascii: "\"") ? 1 : 0
    let word = text.dropFirst(quote).prefix(4).map { $0 | 0x20 }
    guard word.elementsEqual("sep=".utf8), text.count > quote + 4, text[quote + 4] > 0 else { return nil }
    var end = quote + 5
    if quote == 1, end < text.count, text[end] == UInt8(ascii: "\"") { end += 1 }
    guard end == text.count || text[end] == 0x0A || text[end] == 0x0D else { return nil }
    if end < text.count, text[end] == 0x0D { end += 1 }
    if end < text.count, text[end] == 0x0A { end += 1 }
    return (text[quote + 4], end)
  }

  /// The delimiter of the first lines: `;` or tab where half of them or more are alike by it, else the one of `,` and
  /// `|` that parts them into the most equal rows; `,` where none does.
  ///
  /// Semicolon and tab come first because a decimal comma looks like a delimiter, and lines of titles above a table
  /// have commas of their own.
  private static func delimiter(of text: [UInt8]) -> UInt8 {
    let first = best(of: [UInt8(ascii: ";"), 0x09], text, leastShare: 500)
    return first ?? best(of: [UInt8(ascii: ","), UInt8(ascii: "|")], text, leastShare: 0) ?? UInt8(ascii: ",")
  }

  /// The best of the delimiters; nil where none parts a line, or too few of them alike.
  private static func best(of candidates: [UInt8], _ text: [UInt8], leastShare: Int) -> UInt8? {
    var best: UInt8?
    var bestScore = 0
    for candidate in candidates {
      let counts = fieldCounts(text, delimiter: candidate)
      let frequencies = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.key > 1 }
      guard let common = frequencies.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      // Equal rows weigh most; then many columns.
      let share = common.value * 1_000 / counts.count
      let score = share * 1_000 + min(common.key, 999)
      if share >= leastShare, score > bestScore {
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
    while counts.count < 40, scanner.scan(&fields) {
      if fields.count > 1 || fields.first?.isEmpty == false { counts.append(fields.count) }
    }
    return counts
  }
}
