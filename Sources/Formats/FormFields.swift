import Kernel

/// The fields of a form or of an address's query, in the order sent; a name may come more than once.
///
/// Line ends in values are line feeds, as they were typed: browsers send CRLF whatever they show.
///
/// **Source** URL Standard, application/x-www-form-urlencoded, as UTF-8. Stricter than browsers: a wrong escape or
/// letter is a problem instead of a replacement character.
package struct FormFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One field.
  package struct Field: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What it holds; empty for a field without a value.
    package let value: String

    /// A field with a value.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = FormFields.withLineFeeds(value)
    }
  }

  /// How much is read.
  package struct Limits: Hashable, Sendable {
    /// The most fields.
    package let fields: Int
    /// The most bytes in all, as sent.
    package let bytes: Int

    /// So many fields and bytes.
    package init(fields: Int = 2_000, bytes: Int = 1 << 20) {
      self.fields = fields
      self.bytes = bytes
    }
  }

  /// The fields.
  package private(set) var fields: [Field] = []
  /// Where each name stands first, once there are too many to look through: a sheet of figures has hundreds of fields,
  /// and each is asked for.
  private var places: [String: Int] = [:]
  private static let fewFields = 8

  /// These fields.
  package init(_ fields: [Field] = []) {
    for field in fields { add(field) }
  }

  /// The fields of the literal.
  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The fields that the bytes of a body or a query hold.
  ///
  /// **Throws** `tooLargeField`, `tooManyFields`, and `oddEscape` or `oddLetters` at the field that has them.
  package init(_ bytes: some Collection<UInt8>, limits: Limits = Limits()) throws(FormProblem) {
    guard bytes.count <= limits.bytes else { throw FormProblem.tooLargeField(Place(), limit: limits.bytes) }
    for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
      guard fields.count < limits.fields else { throw FormProblem.tooManyFields(Place(), limit: limits.fields) }
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try PercentCoding.text(halves[0], plusIsSpace: true, at: Place())
      let value = halves.count > 1 ? halves[1] : []
      add(name, try PercentCoding.text(value, plusIsSpace: true, at: Place(field: name)))
    }
  }

  /// The value of the first field of that name; nil where there is none.
  package subscript(name: String) -> String? {
    guard fields.count > FormFields.fewFields else { return fields.first { $0.name == name }?.value }
    return places[name].map { fields[$0].value }
  }

  /// The values of all fields of that name, in order.
  package func all(_ name: String) -> [String] { fields.compactMap { $0.name == name ? $0.value : nil } }

  /// Adds a field after the others.
  package mutating func add(_ name: String, _ value: String) { add(Field(name, value)) }

  /// Adds a field whose value came as bytes, as the parts of a form with files do.
  ///
  /// **Throws** `oddLetters`.
  package mutating func add(_ name: String, bytes: [UInt8]) throws(FormProblem) {
    add(name, try PercentCoding.checked(bytes, at: Place(field: name)))
  }

  private mutating func add(_ field: Field) {
    fields.append(field)
    guard fields.count > FormFields.fewFields else { return }
    if fields.count == FormFields.fewFields + 1 {
      for (place, field) in fields.enumerated() where places[field.name] == nil { places[field.name] = place }
    } else if places[field.name] == nil {
      places[field.name] = fields.count - 1
    }
  }

  /// The fields as a query without its question mark, or as a body.
  package var encoded: String {
    fields.map { field in
      PercentCoding.escaped(field.name, keeping: "") + "=" + QueryText.escaped(field.value)
    }.joined(separator: "&")
  }

  private static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == 0x0D { bytes.append(0x0A) } else if byte != 0x0A || !isAfterReturn { bytes.append(byte) }
      isAfterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
