/// One value of a JSON text. It knows where it stands, so that whoever finds fault with it can say where.
package struct JSONValue: Hashable, Sendable {
  /// What a value is.
  package enum Content: Hashable, Sendable {
    /// Nothing.
    case null
    /// True or false.
    case truth(Bool)
    /// A number as it is spelt: no digit is lost, however many there are.
    case number(String)
    /// Text.
    case text(String)
    /// Values in order.
    case list([JSONValue])
    /// Members in order; no two have one name.
    case object([Member])
  }

  /// A member of an object.
  package struct Member: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Where the name stands in the text.
    ///
    /// **Unit** bytes from the start
    package let offset: Int
    /// What it is.
    package let value: JSONValue
  }

  /// What it is.
  package let content: Content
  /// Where it stands in the text.
  ///
  /// **Unit** bytes from the start
  package let offset: Int

  /// The number where it is whole and has a place in 64 bits: no fraction, no exponent; nil for every other value.
  package var whole: Int64? {
    if case .number(let text) = content { Int64(text) } else { nil }
  }

  /// The text; nil for every other value.
  package var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The value of the member of that name; nil where there is none.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.value
  }
}
