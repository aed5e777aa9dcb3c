/// The header fields of a request or an answer, in order.
package struct WebHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One field.
  package struct Field: Hashable, Sendable {
    /// Its name in small letters.
    package let name: String
    /// Its value.
    package let value: String
  }

  /// The fields.
  package private(set) var fields: [Field] = []

  /// The fields of the literal.
  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The value of the first field of that name in small letters; set, it takes the place of all of them.
  package subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { add(name, newValue) }
    }
  }

  /// The values of all fields of that name in small letters.
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Adds a field. A value that would end the line is left out: nobody may write headers by way of data.
  package mutating func add(_ name: String, _ value: String) {
    guard !value.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) else { return }
    fields.append(Field(name: name.lowercased(), value: value))
  }
}
