extension XMLReader {
  func problem(_ kind: XMLProblem.Kind) -> XMLProblem {
    let end = min(position, bytes.count)
    let lineStart = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return XMLProblem(kind: kind, line: bytes[..<end].count { $0 == 0x0A } + 1, column: end - lineStart + 1)
  }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { text in
      for (offset, byte) in text.enumerated() where bytes[position + offset] != byte { return false }
      return true
    }
  }

  mutating func skip(past text: StaticString) throws(XMLProblem) {
    while position < bytes.count {
      if starts(with: text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw problem(.unexpectedEnd)
  }

  /// Passes over white space; answers whether there was any.
  mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, XMLReader.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  mutating func expect(_ byte: UInt8) throws(XMLProblem) {
    guard position < bytes.count else { throw problem(.unexpectedEnd) }
    guard bytes[position] == byte else { throw problem(.unexpectedCharacter) }
    position += 1
  }

  mutating func readName() throws(XMLProblem) -> String {
    let start = position
    while position < bytes.count, XMLReader.isNameByte(bytes[position], isFirst: position == start) { position += 1 }
    guard position > start else { throw problem(position < bytes.count ? .unexpectedCharacter : .unexpectedEnd) }
    return try decode(bytes[start..<position])
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...0xFF: true
    case 0x30...0x39, 0x2D, 0x2E: !isFirst
    default: false
    }
  }

  func decode(_ slice: ArraySlice<UInt8>) throws(XMLProblem) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw problem(.notUTF8) }
    return text
  }

  /// The text of a range with its references resolved and its line ends as the specification normalises them.
  func resolve(_ range: Range<Int>, isAttribute: Bool) throws(XMLProblem) -> String {
    let slice = bytes[range]
    if !slice.contains(where: { $0 == 0x26 || $0 == 0x0D || (isAttribute && $0 < 0x20) }) { return try decode(slice) }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(slice.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x26:
        guard let end = bytes[place..<min(range.upperBound, place + 12)].firstIndex(of: 0x3B) else {
          throw problem(.unknownReference(""))
        }
        resolved.append(contentsOf: try character(named: decode(bytes[place..<end])))
        place = end + 1
      case 0x0D:
        if place < range.upperBound, bytes[place] == 0x0A { place += 1 }
        resolved.append(isAttribute ? 0x20 : 0x0A)
      case _ where isAttribute && byte < 0x20: resolved.append(0x20)
      default: resolved.append(byte)
      }
    }
    return try decode(resolved[...])
  }

  private func character(named name: String) throws(XMLProblem) -> String.UTF8View {
    guard let character = XMLReader.character(of: name) else { throw problem(.unknownReference(name)) }
    return String(character).utf8
  }

  /// The character that a reference names, by one of the five names or by number; nil where it names none.
  static func character(of name: String) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      guard let scalar = number.flatMap(Unicode.Scalar.init), isAllowed(scalar) else { return nil }
      return Character(scalar)
    }
  }

  /// Whether XML 1.0 allows a character at all.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Reads the XML declaration, if there is one, and turns a Latin-1 document into UTF-8.
  mutating func readDeclaration() throws(XMLProblem) {
    guard starts(with: "<?xml"), position + 5 < bytes.count, XMLReader.isSpace(bytes[position + 5]) else { return }
    let start = position
    try skip(past: "?>")
    let declaration = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    let words = declaration.split(separator: "encoding", maxSplits: 1)
    guard words.count == 2 else { return }
    let value = words[1].drop { $0 != "\"" && $0 != "'" }
    guard let quote = value.first, let end = value.dropFirst().firstIndex(of: quote) else { return }
    let encoding = String(value[value.index(after: value.startIndex)..<end])
    switch encoding {
    case "utf-8", "utf8", "us-ascii": return
    case "iso-8859-1", "latin1", "windows-1252":
      let rest = bytes[position...]
      var converted: [UInt8] = []
      for byte in rest { converted.append(contentsOf: String(Character(Unicode.Scalar(byte))).utf8) }
      bytes.replaceSubrange(position..., with: converted)
    default: throw problem(.unknownEncoding(encoding))
    }
  }
}
