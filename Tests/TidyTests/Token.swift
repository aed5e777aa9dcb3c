/// A piece of Swift code as the checks see it: comments are left out, a string literal is one token.
struct Token: Equatable {
  enum Kind {
    /// An identifier, a keyword or a number.
    case word
    /// One character of punctuation.
    case mark
    /// The text of a string literal, without its quotes; an interpolation splits it in two.
    case string
  }

  var kind: Kind
  var text: String
  /// The line it begins on, counted from 1.
  var line: Int
  /// Whether it follows the token before it without a space between.
  var isGlued: Bool

  /// Whether this is the given word or mark, and no string that happens to hold the same text.
  func `is`(_ text: String) -> Bool {
    kind != .string && self.text == text
  }
}
