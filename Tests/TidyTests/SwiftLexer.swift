/// Splits Swift source into tokens and comments, so that a check never mistakes a string or a comment for code.
///
/// It knows nested comments, strings of one and of many lines, raw strings, interpolations and `#/…/#`.
/// Bare `/…/` expressions are read as code.
struct SwiftLexer {
  /// A comment's text on one line, with its slashes.
  struct Remark: Equatable {
    var line: Int
    var text: String
  }

  private(set) var tokens: [Token] = []
  private(set) var remarks: [Remark] = []

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var isGlued = false

  init(_ source: String) {
    bytes = Array(source.utf8)
    readCode(untilClosingParenthesis: false)
  }

  /// Reads to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") {
        skipSpace(byte)
      } else if isWordPart(byte) {
        readWord()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        readLineComment()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        readBlockComment()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
        readStringOrHash()
      } else {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if untilClosingParenthesis, depth == 0 { return }
          depth -= 1
        }
        append(.mark, from: position, to: position + 1)
      }
    }
  }

  private mutating func skipSpace(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") { line += 1 }
    position += 1
    isGlued = false
  }

  private mutating func readWord() {
    var end = position + 1
    while end < bytes.count, isWordPart(bytes[end]) { end += 1 }
    append(.word, from: position, to: end)
  }

  private mutating func readLineComment() {
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    remarks.append(Remark(line: line, text: text(from: position, to: end)))
    position = end
    isGlued = false
  }

  private mutating func readBlockComment() {
    var depth = 0
    var start = position
    repeat {
      if bytes[position] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        if bytes[position] == UInt8(ascii: "\n") {
          remarks.append(Remark(line: line, text: text(from: start, to: position)))
          line += 1
          start = position + 1
        }
        position += 1
      }
    } while depth > 0 && position < bytes.count
    position = min(position, bytes.count)
    remarks.append(Remark(line: line, text: text(from: min(start, position), to: position)))
    isGlued = false
  }

  /// Reads a string, a raw string, a raw regular expression, or the lone mark `#`.
  private mutating func readStringOrHash() {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    let opener = peek(hashes)
    guard opener == UInt8(ascii: "\"") || (hashes > 0 && opener == UInt8(ascii: "/")) else {
      append(.mark, from: position, to: position + max(hashes, 1))
      return
    }
    position += hashes
    let isLong = opener == UInt8(ascii: "\"") && peek(1) == opener && peek(2) == opener
    position += isLong ? 3 : 1
    readString(quote: opener, quotes: isLong ? 3 : 1, hashes: hashes)
  }

  private mutating func readString(quote: UInt8, quotes: Int, hashes: Int) {
    var start = position
    var firstLine = line
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), hasHashes(hashes, after: 1) {
        if peek(1 + hashes) == UInt8(ascii: "(") {
          appendString(from: start, line: firstLine)
          position += 2 + hashes
          readCode(untilClosingParenthesis: true)
          position += 1
          start = min(position, bytes.count)
          firstLine = line
        } else {
          if peek(1 + hashes) == UInt8(ascii: "\n") { line += 1 }
          position += 2 + hashes
        }
      } else if byte == quote, closes(quote: quote, quotes: quotes, hashes: hashes) {
        appendString(from: start, line: firstLine)
        position += quotes + hashes
        isGlued = true
        return
      } else {
        if byte == UInt8(ascii: "\n") {
          line += 1
          // A string of one line that is never closed ends here, lest the rest of the file be taken for it.
          if quotes == 1 { break }
        }
        position += 1
      }
    }
    position = min(position, bytes.count)
    appendString(from: start, line: firstLine)
    isGlued = false
  }

  private func closes(quote: UInt8, quotes: Int, hashes: Int) -> Bool {
    if quotes == 3, peek(1) != quote || peek(2) != quote { return false }
    return hasHashes(hashes, after: quotes)
  }

  private func hasHashes(_ count: Int, after offset: Int) -> Bool {
    for index in 0..<count where peek(offset + index) != UInt8(ascii: "#") { return false }
    return true
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, to end: Int) {
    tokens.append(Token(kind: kind, text: text(from: start, to: end), line: line, isGlued: isGlued))
    position = end
    isGlued = true
  }

  private mutating func appendString(from start: Int, line firstLine: Int) {
    let end = min(position, bytes.count)
    tokens.append(Token(kind: .string, text: text(from: start, to: end), line: firstLine, isGlued: isGlued))
  }

  private func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func peek(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF: true
    default: false
    }
  }
}
