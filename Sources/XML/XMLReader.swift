/// Reads an XML document piece by piece, without loading anything else.
///
/// It takes well-formed documents without a document type declaration, so nothing outside the bytes is ever fetched and
/// no entity can expand. Comments and processing instructions are passed over. UTF-8 is read, and Latin-1 where the
/// declaration says so.
package struct XMLReader {
  /// How deep elements may be nested.
  package static let deepestNesting = 256

  var bytes: [UInt8]
  var position = 0
  /// The names of the elements that are open.
  private var open: [String] = []
  private var hasRoot = false
  /// The name of an empty element whose end is the next event.
  private var pendingEnd: String?
  /// How far line feeds have been counted, so that asking for the line again and again stays cheap.
  private var counted = 0
  private var linesCounted = 1

  /// A reader at the beginning of a document.
  /// **Throws** `XMLProblem` where the document's encoding is not read.
  package init(_ bytes: [UInt8]) throws(XMLProblem) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    try readDeclaration()
  }

  /// The line that the reader has come to, from 1.
  package mutating func line() -> Int {
    let end = min(position, bytes.count)
    while counted < end {
      if bytes[counted] == 0x0A { linesCounted += 1 }
      counted += 1
    }
    return linesCounted
  }

  /// The next event, or nil at the end of the document.
  /// **Throws** `XMLProblem` where the document is not well-formed.
  package mutating func next() throws(XMLProblem) -> XMLEvent? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name: name)
    }
    while position < bytes.count {
      guard bytes[position] == 0x3C else {
        if let text = try readText() { return .text(text) }
        continue
      }
      if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        return .text(try readCharacterData())
      } else if starts(with: "<!") {
        throw problem(.documentType)
      } else if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "</") {
        return try readEnd()
      } else {
        return try readStart()
      }
    }
    if !open.isEmpty { throw problem(.unexpectedEnd) }
    if !hasRoot { throw problem(.noElement) }
    return nil
  }

  /// Passes over everything up to the end of the element that began last.
  /// **Throws** `XMLProblem` where the document is not well-formed.
  package mutating func skipElement() throws(XMLProblem) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private mutating func readStart() throws(XMLProblem) -> XMLEvent {
    if open.isEmpty, hasRoot { throw problem(.contentOutsideRoot) }
    if open.count >= XMLReader.deepestNesting { throw problem(.tooDeep) }
    hasRoot = true
    position += 1
    let name = try readName()
    var attributes: [XMLTag.Attribute] = []
    var names: Set<String> = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { throw problem(.unexpectedEnd) }
      if starts(with: "/>") {
        position += 2
        pendingEnd = name
        break
      }
      if bytes[position] == 0x3E {
        position += 1
        open.append(name)
        break
      }
      guard hadSpace else { throw problem(.unexpectedCharacter) }
      let attribute = try readAttribute()
      guard names.insert(attribute.name).inserted else { throw problem(.duplicateAttribute(attribute.name)) }
      attributes.append(attribute)
    }
    return .start(XMLTag(name: name, attributes: attributes))
  }

  private mutating func readEnd() throws(XMLProblem) -> XMLEvent {
    position += 2
    let name = try readName()
    _ = skipSpace()
    try expect(0x3E)
    guard let expected = open.popLast() else { throw problem(.contentOutsideRoot) }
    guard expected == name else { throw problem(.mismatchedEnd(expected: expected, found: name)) }
    return .end(name: name)
  }

  private mutating func readAttribute() throws(XMLProblem) -> XMLTag.Attribute {
    let name = try readName()
    _ = skipSpace()
    try expect(0x3D)
    _ = skipSpace()
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
    let value = try resolve(start..<position, isAttribute: true)
    position += 1
    return XMLTag.Attribute(name: name, value: value)
  }

  /// The text up to the next markup; nil where it is space outside the root element.
  private mutating func readText() throws(XMLProblem) -> String? {
    let start = position
    while position < bytes.count, bytes[position] != 0x3C { position += 1 }
    if open.isEmpty {
      if bytes[start..<position].allSatisfy(XMLReader.isSpace) { return nil }
      position = start
      throw problem(.contentOutsideRoot)
    }
    return try resolve(start..<position, isAttribute: false)
  }

  private mutating func readCharacterData() throws(XMLProblem) -> String {
    if open.isEmpty { throw problem(.contentOutsideRoot) }
    let start = position + 9
    try skip(past: "]]>")
    return try decode(bytes[start..<position - 3])
  }
}
