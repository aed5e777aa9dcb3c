import XML

/// An element of a part of somebody's Word file, so that some of it can be kept and some left out.
struct WordNode {
  /// What stands within an element.
  enum Content {
    case node(WordNode)
    case text(String)
  }

  /// Its name and attributes.
  let tag: XMLTag
  /// What stands within it.
  var content: [Content] = []

  /// Its name as written.
  var name: String { tag.name }

  /// The elements within it, without those deeper in.
  var children: [WordNode] {
    content.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  /// The first child of that name.
  func child(_ name: String) -> WordNode? { children.first { $0.name == name } }

  /// The root element of the document; **throws** `XMLProblem` where it is not well-formed.
  static func root(of document: [UInt8]) throws(XMLProblem) -> WordNode? {
    var reader = try XMLReader(document)
    // The elements that are open, the outermost first; the reader stops before they are too many.
    var open: [WordNode] = []
    while let event = try reader.next() {
      switch event {
      case .start(let tag): open.append(WordNode(tag: tag))
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].content.append(.text(text)) }
      case .end:
        guard let done = open.popLast() else { continue }
        if open.isEmpty {
          // What stands after the root is checked too.
          while try reader.next() != nil {}
          return done
        }
        open[open.count - 1].content.append(.node(done))
      }
    }
    return nil
  }

  private init(tag: XMLTag) { self.tag = tag }

  /// Whether the element or one within it satisfies the test.
  func contains(_ test: (WordNode) -> Bool) -> Bool {
    test(self) || children.contains { $0.contains(test) }
  }

  /// The same element without those within it that satisfy the test.
  func removing(_ test: (WordNode) -> Bool) -> WordNode {
    var copy = self
    copy.content = content.compactMap { piece in
      guard case .node(let node) = piece else { return piece }
      return test(node) ? nil : .node(node.removing(test))
    }
    return copy
  }

  /// Writes the element.
  func write(_ xml: inout XMLWriter) {
    xml.start(name, tag.attributes.map { ($0.name, $0.value) })
    for piece in content {
      switch piece {
      case .node(let node): node.write(&xml)
      case .text(let text): xml.text(text)
      }
    }
    xml.end()
  }

  /// The element as bytes, without a declaration before it.
  var bytes: [UInt8] {
    var xml = XMLWriter(declaration: false)
    write(&xml)
    return xml.bytes
  }
}
