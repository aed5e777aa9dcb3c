package import Kernel

/// Reads JSON strictly: what two programs could read differently is a problem, never a guess.
///
/// Refused are doubled names, depth over 64, bytes that are no UTF-8, a byte order mark, halves of surrogate pairs, the
/// null character, and anything after the value.
///
/// **Source** RFC 8259; RFC 7493 (I-JSON) for what is refused beside it.
package struct JSONReader {
  /// How deep lists and objects may lie in each other.
  package static let depth = 64
  /// How many characters a number may have.
  package static let numberLength = 100

  private let bytes: [UInt8]
  private var index = 0

  /// The value that the bytes spell.
  ///
  /// **Throws** `JSONProblem.damaged` at its place.
  package static func value(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    guard UTF8Check.isValid(bytes) else { throw .damaged(Place(), .oddLetters) }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .damaged(Place(), .byteOrderMark) }
    var reader = JSONReader(bytes: bytes)
    reader.skipBlanks()
    guard reader.index < bytes.count else { throw reader.fault(.nothing) }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw reader.fault(.afterwards) }
    return value
  }

  /// The line and the column of the byte, both from 1; columns count characters of Unicode.
  package static func place(of offset: Int, in bytes: [UInt8], field: String? = nil) -> Place {
    let before = bytes.prefix(max(0, offset))
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // A character's later bytes are no characters of their own.
    let column = before[start...].count { $0 & 0xC0 != 0x80 }
    return Place(line: before.count { $0 == 0x0A } + 1, column: column + 1, field: field)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ damage: JSONProblem.Damage, at offset: Int? = nil) -> JSONProblem {
    .damaged(JSONReader.place(of: offset ?? index, in: bytes), damage)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, JSONReader.isBlank(bytes[index]) { index += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// The byte that comes next.
  private func next() throws(JSONProblem) -> UInt8 {
    guard index < bytes.count else { throw fault(.cutOff) }
    return bytes[index]
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    let start = index
    let content: JSONValue.Content
    switch try next() {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): content = .list(try elements(depth: depth + 1))
    case UInt8(ascii: "\""): content = .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    case UInt8(ascii: "t"): content = try word("true", .truth(true))
    case UInt8(ascii: "f"): content = try word("false", .truth(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    default: throw fault(.outOfPlace)
    }
    return JSONValue(content: content, offset: start)
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(JSONProblem) -> JSONValue.Content {
    for letter in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard try next() == letter else { throw fault(.outOfPlace) }
      index += 1
    }
    return content
  }

  private mutating func elements(depth: Int) throws(JSONProblem) -> [JSONValue] {
    guard depth <= JSONReader.depth else { throw fault(.tooDeep) }
    index += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if try next() == UInt8(ascii: "]") {
      index += 1
      return elements
    }
    repeat {
      skipBlanks()
      elements.append(try value(depth: depth))
    } while try goesOn(until: UInt8(ascii: "]"))
    return elements
  }

  private mutating func members(depth: Int) throws(JSONProblem) -> [JSONValue.Member] {
    guard depth <= JSONReader.depth else { throw fault(.tooDeep) }
    index += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if try next() == UInt8(ascii: "}") {
      index += 1
      return members
    }
    repeat {
      skipBlanks()
      let start = index
      guard try next() == UInt8(ascii: "\"") else { throw fault(.outOfPlace) }
      let name = try text()
      guard names.insert(name).inserted else { throw fault(.doubledName, at: start) }
      skipBlanks()
      guard try next() == UInt8(ascii: ":") else { throw fault(.outOfPlace) }
      index += 1
      skipBlanks()
      members.append(JSONValue.Member(name: name, offset: start, value: try value(depth: depth)))
    } while try goesOn(until: UInt8(ascii: "}"))
    return members
  }

  /// Whether a comma says that more comes; false at the end, which is passed.
  private mutating func goesOn(until end: UInt8) throws(JSONProblem) -> Bool {
    skipBlanks()
    let byte = try next()
    guard byte == UInt8(ascii: ",") || byte == end else { throw fault(.outOfPlace) }
    index += 1
    return byte != end
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = index
    while index < bytes.count, JSONReader.isOfNumber(bytes[index]) { index += 1 }
    let spelt = bytes[start..<index]
    guard spelt.count <= JSONReader.numberLength, JSONReader.isNumber(spelt) else {
      throw fault(.oddNumber, at: start)
    }
    return String(decoding: spelt, as: UTF8.self)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool { isDigit(byte) || "+-.eE".utf8.contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether the bytes are a number: no zero before others, and a digit on both sides of the point.
  private static func isNumber(_ spelt: ArraySlice<UInt8>) -> Bool {
    var rest = spelt
    /// How many digits stand first in the rest, which they are taken from.
    func digits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func text() throws(JSONProblem) -> String {
    index += 1
    var letters: [UInt8] = []
    while true {
      let start = index
      while index < bytes.count, JSONReader.isPlain(bytes[index]) { index += 1 }
      letters += bytes[start..<index]
      let byte = try next()
      if byte == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: letters, as: UTF8.self)
      }
      guard byte == UInt8(ascii: "\\") else { throw fault(.controlCharacter) }
      letters += String(try escape()).utf8
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    let start = index
    index += 1
    let byte = try next()
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw fault(.oddEscape, at: start)
    }
    let unit = try codeUnit(start)
    guard unit != 0 else { throw fault(.controlCharacter, at: start) }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // The first half of a pair, whose other half must follow.
    guard unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw fault(.loneSurrogate, at: start) }
    index += 2
    let low = try codeUnit(start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault(.loneSurrogate, at: start) }
    return scalar
  }

  /// The value of the four hexadecimal digits that come next.
  private mutating func codeUnit(_ start: Int) throws(JSONProblem) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let byte = try next()
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw fault(.oddEscape, at: start)
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
