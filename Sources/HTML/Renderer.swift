/// Writes pieces of a page as UTF-8 bytes, one after the other into one buffer.
package struct Renderer {
  /// What is written so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty page with room for so many bytes.
  package init(capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

  /// The bytes of a whole page whose root element is `html`.
  package static func page(_ root: Node, capacity: Int = 16_384) -> [UInt8] {
    var renderer = Renderer(capacity: capacity)
    renderer.literal("<!DOCTYPE html>\n")
    renderer.append(root)
    return renderer.bytes
  }

  /// Writes the piece.
  package mutating func append(_ node: Node) {
    switch node {
    case .text(let text): escaped(text)
    case .element(let element): append(element)
    case .fragment(let nodes): for node in nodes { append(node) }
    case .raw(let markup): bytes.append(contentsOf: markup.utf8)
    case .written(let written): bytes.append(contentsOf: written.bytes)
    }
  }

  /// Writes words.
  package mutating func append(_ text: String) { escaped(text) }

  /// Writes an element whose content the closure writes: the same as the node of it, without the node.
  ///
  /// - Precondition: the element may have content.
  package mutating func append(
    _ tag: Tag, _ first: Attribute? = nil, _ second: Attribute? = nil, _ third: Attribute? = nil,
    content: (inout Renderer) -> Void
  ) {
    precondition(!tag.isVoid && tag != .script, "A void element and a script have no content")
    begin(tag)
    if let first { append(first) }
    if let second { append(second) }
    if let third { append(third) }
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    end(tag)
  }

  private mutating func append(_ element: Element) {
    begin(element.tag)
    for attribute in element.attributes { append(attribute) }
    bytes.append(UInt8(ascii: ">"))
    for node in element.content { append(node) }
    end(element.tag)
  }

  private mutating func begin(_ tag: Tag) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: tag.rawValue.utf8)
  }

  private mutating func end(_ tag: Tag) {
    if !tag.isVoid {
      literal("</")
      bytes.append(contentsOf: tag.rawValue.utf8)
      bytes.append(UInt8(ascii: ">"))
    }
    if tag.endsLine { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func append(_ attribute: Attribute) {
    switch attribute.prefix {
    case .none: bytes.append(UInt8(ascii: " "))
    case .aria: literal(" aria-")
    case .data: literal(" data-")
    }
    bytes.append(contentsOf: attribute.name.utf8)
    switch attribute.value {
    case .flag: return
    case .text(let text):
      literal("=\"")
      escaped(text)
    case .integer(let number):
      literal("=\"")
      bytes.append(contentsOf: String(number).utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text so that it is text again when the page is read, in content and in quoted attribute values alike.
  ///
  /// Control characters, which HTML cannot hold, become U+FFFD.
  private mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      var index = 0
      while index < utf8.count {
        // Two comparisons settle letters and digits, which is nearly every byte.
        let byte = utf8[index]
        guard byte < 0x40 || byte == 0x7F || byte == 0xC2, let length = Renderer.special(utf8, at: index) else {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        literal(Renderer.replacement(of: byte))
        index += length
        start = index
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
    }
  }

  /// How many bytes at the index must be replaced; nil where they may stand.
  private static func special(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch utf8[index] {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): 1
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20, 0x7F: 1
    // U+0080–U+009F, the second block of control characters.
    case 0xC2: index + 1 < utf8.count && utf8[index + 1] < 0xA0 ? 2 : nil
    default: nil
    }
  }

  private static func replacement(of byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "\u{FFFD}"
    }
  }
}
