import Kernel

/// The value of a header field with its parameters, as in `form-data; name="fil"; filename="april.se"`.
///
/// A backslash escapes only a quotation mark or another backslash: some programs send paths with bare backslashes.
///
/// **Source** RFC 9110, 5.6.6, read leniently.
struct HeaderValue: Hashable {
  /// What stands before the first semicolon, in small letters.
  let main: String
  /// The parameters, names in small letters.
  private let parameters: [String: ArraySlice<UInt8>]

  /// The value that the bytes spell; nil where they spell none, or a parameter twice.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    let head = rest.prefix { $0 != UInt8(ascii: ";") }
    main = String(String(decoding: head, as: UTF8.self).lowercased().trimmed)
    rest = rest[head.endIndex...]
    var parameters: [String: ArraySlice<UInt8>] = [:]
    while true {
      rest = rest.drop { HeaderValue.isBlank($0) || $0 == UInt8(ascii: ";") }
      guard !rest.isEmpty else { break }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      let key = String(String(decoding: name, as: UTF8.self).lowercased().trimmed)
      rest = rest[name.endIndex...]
      guard !key.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst().drop(while: HeaderValue.isBlank)
      guard let value = HeaderValue.taken(&rest), parameters.updateValue(value, forKey: key) == nil else { return nil }
    }
    self.parameters = parameters
  }

  /// The parameter of that name in small letters.
  subscript(name: String) -> ArraySlice<UInt8>? { parameters[name] }

  /// The value at the beginning of `rest`, which is left at the next semicolon or empty.
  private static func taken(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard rest.first == UInt8(ascii: "\"") else {
      let value = rest.prefix { $0 != UInt8(ascii: ";") }
      rest = rest[value.endIndex...]
      guard let last = value.lastIndex(where: { !isBlank($0) }) else { return [] }
      return value[...last]
    }
    var value: [UInt8] = []
    var index = rest.startIndex + 1
    while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
      if rest[index] == UInt8(ascii: "\\"), index + 1 < rest.endIndex,
        rest[index + 1] == UInt8(ascii: "\"") || rest[index + 1] == UInt8(ascii: "\\")
      {
        index += 1
      }
      value.append(rest[index])
      index += 1
    }
    guard index < rest.endIndex else { return nil }
    rest = rest[(index + 1)...].drop(while: isBlank)
    return rest.isEmpty || rest.first == UInt8(ascii: ";") ? value[...] : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
