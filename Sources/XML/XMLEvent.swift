/// What an `XMLReader` meets next in a document.
package enum XMLEvent: Sendable, Equatable {
  /// An element begins; an empty element gives its end next.
  case start(XMLTag)
  /// The element of this name ends.
  case end(name: String)
  /// Text within an element, with references resolved.
  case text(String)
}
