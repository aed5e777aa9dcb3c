/// Reads an XML document without making a string of anything that nobody asks for.
///
/// For documents of millions of elements, such as the sheets of a workbook. It takes what `XMLReader` takes, and like
/// it refuses document type declarations, so nothing is fetched and nothing expands. Names are compared without their
/// prefix. The bytes are UTF-8; whoever has another charset turns it into UTF-8 first.
package struct XMLScanner {
  /// What was met.
  package enum Token: Sendable {
    /// An element begins; an empty element gives its end next.
    case start
    /// An element ends.
    case end
    /// Text within an element.
    case text
  }

  /// The document.
  package let bytes: [UInt8]
  private var position = 0
  /// The full names of the elements that are open.
  private var open: [Range<Int>] = []
  private var hasRoot = false
  private var isEndPending = false
  /// The name, without prefix, of the element that began or ended last.
  private var name = 0..<0
  /// Where the name of the element that began or ended last stands in the bytes, its prefix included.
  package private(set) var fullName = 0..<0
  /// Names without prefix and values of the attributes of the element that began last.
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  private var content = 0..<0
  private var isCharacterData = false

  /// A scanner at the beginning of a document in UTF-8.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next token, or nil at the end of the document.
  /// **Throws** `XMLProblem` where the document is not well-formed.
  package mutating func next() throws(XMLProblem) -> Token? {
    if isEndPending {
      isEndPending = false
      fullName = open.removeLast()
      name = localName(fullName)
      return .end
    }
    while position < bytes.count {
      guard bytes[position] == 0x3C else {
        if try readText() { return .text }
        continue
      }
      guard position + 1 < bytes.count else { throw problem(.unexpectedEnd) }
      switch bytes[position + 1] {
      case UInt8(ascii: "/"):
        try readEnd()
        return .end
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!"):
        if starts(with: "<!--") {
          try skip(past: "-->")
        } else if starts(with: "<![CDATA[") {
          guard !open.isEmpty else { throw problem(.contentOutsideRoot) }
          let start = position + 9
          try skip(past: "]]>")
          content = start..<max(start, position - 3)
          isCharacterData = true
          return .text
        } else {
          throw problem(.documentType)
        }
      default:
        try readStart()
        return .start
      }
    }
    guard open.isEmpty else { throw problem(.unexpectedEnd) }
    guard hasRoot else { throw problem(.noElement) }
    return nil
  }

  /// Whether the element that began or ended last has this name, its prefix apart.
  package func isNamed(_ text: StaticString) -> Bool { equals(name, text) }

  /// Where the value of the attribute stands in the bytes, references unresolved; nil where the element has none.
  package func attribute(_ text: StaticString) -> Range<Int>? {
    for attribute in attributes where equals(attribute.name, text) { return attribute.value }
    return nil
  }

  /// The value of the attribute, or nil where the element has none.
  /// **Throws** `XMLProblem` where it refers to an unknown entity.
  package func value(of text: StaticString) throws(XMLProblem) -> String? {
    guard let range = attribute(text) else { return nil }
    var value: [UInt8] = []
    try resolve(range, isAttribute: true, into: &value)
    return String(decoding: value, as: UTF8.self)
  }

  /// Where the last text stands in the bytes, where it can be taken as it is; nil where it holds references or line
  /// ends that must be resolved.
  package var plainText: Range<Int>? {
    if isCharacterData { return bytes[content].contains(0x0D) ? nil : content }
    for byte in bytes[content] where byte == 0x26 || byte == 0x0D { return nil }
    return content
  }

  /// Appends the last text with its references resolved.
  /// **Throws** `XMLProblem` where it refers to an unknown entity.
  package func appendText(to result: inout [UInt8]) throws(XMLProblem) {
    if let range = plainText {
      result.append(contentsOf: bytes[range])
    } else if isCharacterData {
      var wasReturn = false
      for byte in bytes[content] {
        if byte != 0x0A || !wasReturn { result.append(byte == 0x0D ? 0x0A : byte) }
        wasReturn = byte == 0x0D
      }
    } else {
      try resolve(content, isAttribute: false, into: &result)
    }
  }

  /// Whether the element that began last is written as `<name/>`; its end is the next token.
  package var isEmptyElement: Bool { isEndPending }

  /// Where the scanner stands: an offset in the bytes, right behind the last token.
  package var offset: Int { position }

  /// Passes over everything up to the end of the element that began last.
  /// **Throws** `XMLProblem` where the document is not well-formed.
  package mutating func skipElement() throws(XMLProblem) {
    let outside = open.count - 1
    while open.count > outside { if try next() == nil { return } }
  }

  private mutating func readStart() throws(XMLProblem) {
    if open.isEmpty, hasRoot { throw problem(.contentOutsideRoot) }
    if open.count >= XMLReader.deepestNesting { throw problem(.tooDeep) }
    hasRoot = true
    position += 1
    let full = try readName()
    open.append(full)
    attributes.removeAll(keepingCapacity: true)
    while true {
      while position < bytes.count, XMLReader.isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { throw problem(.unexpectedEnd) }
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        break
      }
      if byte == UInt8(ascii: "/") {
        position += 1
        guard position < bytes.count else { throw problem(.unexpectedEnd) }
        guard bytes[position] == UInt8(ascii: ">") else { throw problem(.unexpectedCharacter) }
        position += 1
        isEndPending = true
        break
      }
      try readAttribute()
    }
    fullName = full
    name = localName(full)
  }

  private mutating func readAttribute() throws(XMLProblem) {
    let full = try readName()
    while position < bytes.count, XMLReader.isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { throw problem(.unexpectedEnd) }
    guard bytes[position] == UInt8(ascii: "=") else { throw problem(.unexpectedCharacter) }
    position += 1
    while position < bytes.count, XMLReader.isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { throw problem(.unexpectedEnd) }
    let quote = bytes[position]
    guard quote == 0x22 || quote == 0x27 else { throw problem(.unexpectedCharacter) }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote {
      if bytes[position] == 0x3C { throw problem(.unexpectedCharacter) }
      position += 1
    }
    guard position < bytes.count else { throw problem(.unexpectedEnd) }
    // A declaration of a namespace is no attribute: `xmlns:r` would answer to `r`.
    if !isDeclaration(full) { attributes.append((localName(full), start..<position)) }
    position += 1
  }

  private mutating func readEnd() throws(XMLProblem) {
    position += 2
    let full = try readName()
    while position < bytes.count, XMLReader.isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { throw problem(.unexpectedEnd) }
    guard bytes[position] == UInt8(ascii: ">") else { throw problem(.unexpectedCharacter) }
    position += 1
    guard let expected = open.popLast() else { throw problem(.contentOutsideRoot) }
    guard expected.count == full.count, bytes[expected].elementsEqual(bytes[full]) else {
      throw problem(
        .mismatchedEnd(
          expected: String(decoding: bytes[expected], as: UTF8.self),
          found: String(decoding: bytes[full], as: UTF8.self)))
    }
    fullName = full
    name = localName(full)
  }

  /// Whether there is text before the next markup; space outside the root is none.
  private mutating func readText() throws(XMLProblem) -> Bool {
    let start = position
    while position < bytes.count, bytes[position] != 0x3C { position += 1 }
    guard open.isEmpty else {
      content = start..<position
      isCharacterData = false
      return true
    }
    // Zeros after the end are what some programs pad a part with.
    guard bytes[start..<position].allSatisfy({ XMLReader.isSpace($0) || $0 == 0 }) else {
      position = start
      throw problem(.contentOutsideRoot)
    }
    return false
  }

  private mutating func readName() throws(XMLProblem) -> Range<Int> {
    let start = position
    loop: while position < bytes.count {
      switch bytes[position] {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...0xFF: position += 1
      case 0x30...0x39 where position > start, 0x2D where position > start, 0x2E where position > start: position += 1
      default: break loop
      }
    }
    guard position > start else { throw problem(position < bytes.count ? .unexpectedCharacter : .unexpectedEnd) }
    return start..<position
  }

  private func localName(_ full: Range<Int>) -> Range<Int> {
    for index in full where bytes[index] == UInt8(ascii: ":") { return index + 1..<full.upperBound }
    return full
  }

  private func isDeclaration(_ full: Range<Int>) -> Bool {
    full.count >= 5 && equals(full.lowerBound..<full.lowerBound + 5, "xmlns")
  }

  private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      var index = range.lowerBound
      for byte in text {
        if bytes[index] != byte { return false }
        index += 1
      }
      return true
    }
  }

  private func starts(with text: StaticString) -> Bool {
    position + text.utf8CodeUnitCount <= bytes.count && equals(position..<position + text.utf8CodeUnitCount, text)
  }

  private mutating func skip(past text: StaticString) throws(XMLProblem) {
    while position < bytes.count {
      if starts(with: text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw problem(.unexpectedEnd)
  }

  private func resolve(
    _ range: Range<Int>, isAttribute: Bool, into result: inout [UInt8]
  ) throws(XMLProblem) {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x26:
        guard let end = bytes[place..<min(range.upperBound, place + 12)].firstIndex(of: 0x3B) else {
          throw problem(.unknownReference(""))
        }
        let name = String(decoding: bytes[place..<end], as: UTF8.self)
        guard let character = XMLReader.character(of: name) else { throw problem(.unknownReference(name)) }
        result.append(contentsOf: String(character).utf8)
        place = end + 1
      case 0x0D:
        if place < range.upperBound, bytes[place] == 0x0A { place += 1 }
        result.append(isAttribute ? 0x20 : 0x0A)
      case _ where isAttribute && byte < 0x20: result.append(0x20)
      default: result.append(byte)
      }
    }
  }

  private func problem(_ kind: XMLProblem.Kind) -> XMLProblem {
    let end = min(position, bytes.count)
    let lineStart = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return XMLProblem(kind: kind, line: bytes[..<end].count { $0 == 0x0A } + 1, column: end - lineStart + 1)
  }
}
