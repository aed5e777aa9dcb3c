/// Writes an XML document piece by piece, with every text escaped.
package struct XMLWriter {
  /// The document so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var open: [String] = []
  /// Whether the last start tag still lacks its closing bracket.
  private var isTagOpen = false

  /// A writer of a new document, with or without an XML declaration.
  package init(declaration: Bool = true) {
    if declaration { bytes.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8) }
  }

  /// Begins an element.
  package mutating func start(_ name: String, _ attributes: [(String, String)] = []) {
    closeTag()
    append("<")
    append(name)
    for (name, value) in attributes {
      append(" ")
      append(name)
      append("=\"")
      escape(value, isAttribute: true)
      append("\"")
    }
    open.append(name)
    isTagOpen = true
  }

  /// Ends the element that began last.
  package mutating func end() {
    precondition(!open.isEmpty, "Each end has its start.")
    let name = open.removeLast()
    if isTagOpen {
      append("/>")
      isTagOpen = false
    } else {
      append("</")
      append(name)
      append(">")
    }
  }

  /// Writes an element with only text in it.
  package mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String = "") {
    start(name, attributes)
    if !text.isEmpty { self.text(text) }
    end()
  }

  /// Writes text into the open element.
  package mutating func text(_ text: String) {
    closeTag()
    escape(text, isAttribute: false)
  }

  /// Writes bytes that are XML already, into the open element.
  package mutating func append(written: [UInt8]) {
    closeTag()
    bytes.append(contentsOf: written)
  }

  /// Adds the text to the bytes, escaped as the content of an element or the value of an attribute.
  package static func escape(_ text: String, isAttribute: Bool = false, into bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
      // What needs no escape is copied in runs.
      var start = 0
      for (index, byte) in source.enumerated() {
        guard let replacement = replacement(of: byte, at: index, in: source, isAttribute) else { continue }
        bytes.append(contentsOf: source[start..<index])
        bytes.append(contentsOf: replacement.bytes.utf8)
        start = index + replacement.length
      }
      if start < source.count { bytes.append(contentsOf: source[start...]) }
    }
  }

  /// What stands for the byte, and how many bytes that stands for; nil where the byte stands for itself.
  @inline(__always)
  private static func replacement(
    of byte: UInt8, at index: Int, in source: UnsafeBufferPointer<UInt8>, _ isAttribute: Bool
  ) -> (bytes: String, length: Int)? {
    if byte > 0x3E, byte != 0xEF { return nil }
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\"") where isAttribute: return ("&quot;", 1)
    case UInt8(ascii: "\t"): return isAttribute ? ("&#9;", 1) : nil
    case UInt8(ascii: "\n"): return isAttribute ? ("&#10;", 1) : nil
    // A reader would turn a bare carriage return into a line feed.
    case UInt8(ascii: "\r"): return ("&#13;", 1)
    // Characters that XML cannot hold are shown as lost rather than making the document unreadable.
    case ..<0x20: return ("\u{FFFD}", 1)
    case 0xEF where source[index + 1] == 0xBF && source[index + 2] >= 0xBE: return ("\u{FFFD}", 3)
    default: return nil
    }
  }

  private mutating func closeTag() {
    if isTagOpen {
      append(">")
      isTagOpen = false
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    XMLWriter.escape(text, isAttribute: isAttribute, into: &bytes)
  }
}
