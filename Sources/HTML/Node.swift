/// A piece of a page.
///
/// Text and attribute values are escaped when rendered, so that no text can become markup.
package enum Node: Hashable, Sendable {
  /// An element with its attributes and content.
  case element(Element)
  /// Words.
  case text(String)
  /// Several pieces in a row.
  case fragment([Node])
  /// The one door for markup that is not escaped: the program's own style sheets and drawings, never data.
  case raw(String)
  /// What a renderer has written already.
  case written(Written)

  /// An element; a void element has no content.
  package static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ content: [Node] = []) -> Node {
    .element(Element(tag, attributes, content))
  }

  /// An element that holds words alone.
  package static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ text: String) -> Node {
    .element(Element(tag, attributes, [.text(text)]))
  }

  /// A script in a file of its own, run when the page has been read. No script can be written into a page.
  package static func script(from address: String) -> Node {
    .element(Element(.script, [.source(address), .flag(.deferred)], []))
  }

  /// Nothing.
  package static let nothing = Node.fragment([])
}

/// An element with its attributes and content.
package struct Element: Hashable, Sendable {
  /// Its name.
  package let tag: Tag
  /// Its attributes, in the order they are written.
  package let attributes: [Attribute]
  /// What it holds, in reading order.
  package let content: [Node]

  /// An element; a void element and a script have no content.
  package init(_ tag: Tag, _ attributes: [Attribute] = [], _ content: [Node] = []) {
    precondition(!(tag.isVoid || tag == .script) || content.isEmpty, "A void element and a script have no content")
    self.tag = tag
    self.attributes = attributes
    self.content = content
  }
}

/// Pieces of a page as bytes, for tables of many cells: a tree of them would cost more than all the rest of the page.
///
/// Only a renderer writes them, so that text in them is escaped as everywhere.
package struct Written: Hashable, Sendable {
  /// What is written, as UTF-8.
  let bytes: [UInt8]

  /// What the closure writes, with room for so many bytes to begin with.
  package init(capacity: Int, _ write: (inout Renderer) -> Void) {
    var renderer = Renderer(capacity: capacity)
    write(&renderer)
    bytes = renderer.bytes
  }
}
