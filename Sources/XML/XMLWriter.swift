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

  private mutating func closeTag() {
    if isTagOpen {
      append(">")
      isTagOpen = false
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where isAttribute: append("&quot;")
      case "\t" where isAttribute: append("&#9;")
      case "\n" where isAttribute: append("&#10;")
      // A reader would turn a bare carriage return into a line feed.
      case "\r": append("&#13;")
      // Characters that XML cannot hold are shown as lost rather than making the document unreadable.
      case _ where !XMLReader.isAllowed(scalar): append("\u{FFFD}")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
