/// A text that is told apart by its bytes, as databases do.
///
/// Swift's own strings are equal when they look the same: an `é` in one character and an `e` with an accent after it.
/// A store that compares bytes keeps the two apart, and what it holds must not become one in memory.
package struct ExactText: Hashable, Comparable, Sendable {
  /// The text.
  package let text: String

  /// The text, compared by its bytes.
  package init(_ text: String) { self.text = text }

  /// Whether both have the same bytes.
  package static func == (a: ExactText, b: ExactText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Whether the bytes of `a` come before those of `b`.
  package static func < (a: ExactText, b: ExactText) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  /// Feeds the bytes, and an end that no UTF-8 holds.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
