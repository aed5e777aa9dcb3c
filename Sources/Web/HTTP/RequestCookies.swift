import Kernel

/// The cookies that came with a request, in order; a name may come more than once, from paths above and below.
///
/// **Source** RFC 6265, 4.2 and 5.4. What is no pair of name and value is passed over.
package struct RequestCookies: Hashable, Sendable {
  private struct Pair: Hashable {
    let name: String
    let value: String
  }

  /// How many are read: a browser keeps no more for one site.
  private static let limit = 180

  private let pairs: [Pair]

  /// The cookies of the values of the header field.
  package init(_ values: [String]) {
    var pairs: [Pair] = []
    for text in values.flatMap({ $0.utf8.split(separator: UInt8(ascii: ";")) }).prefix(RequestCookies.limit) {
      guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(Substring(text[..<equals]).trimmed)
      var value = Substring(text[text.index(after: equals)...]).trimmed
      if value.utf8.count >= 2, value.utf8.first == UInt8(ascii: "\""), value.utf8.last == UInt8(ascii: "\"") {
        value = Substring(value.utf8.dropFirst().dropLast())
      }
      if !name.isEmpty { pairs.append(Pair(name: name, value: String(value))) }
    }
    self.pairs = pairs
  }

  /// The value of the first cookie of that name: of several the one with the longest path, as browsers order them.
  package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The values of all cookies of that name: somebody may have planted one beside ours.
  package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
}
