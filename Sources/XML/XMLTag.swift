/// The beginning of an element: its name and attributes.
package struct XMLTag: Sendable, Equatable {
  /// The name as written, with its prefix if any.
  package let name: String
  /// The attributes in the order of the document, with references resolved.
  package let attributes: [Attribute]

  /// One attribute.
  package struct Attribute: Sendable, Equatable {
    /// The name as written.
    package let name: String
    /// The value.
    package let value: String
  }

  /// The name without its prefix.
  package var localName: Substring { XMLTag.localName(name) }

  /// The value of an attribute, or nil where the element has none of that name.
  package subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// A name without its prefix.
  package static func localName(_ name: String) -> Substring {
    guard let colon = name.lastIndex(of: ":") else { return name[...] }
    return name[name.index(after: colon)...]
  }
}
