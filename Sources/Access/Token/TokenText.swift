import Storage

/// A token as programs show it: `rdr_`, 64 hexadecimal digits, and eight more that are computed from them, so that
/// scanners of source code know one when they find it.
struct TokenText: Sendable {
  static let prefix = "rdr_"

  let secret: Secret

  init(_ secret: Secret) { self.secret = secret }

  /// The token that the text spells; nil for anything else.
  init?(_ text: String) {
    guard text.hasPrefix(TokenText.prefix), text.utf8.count == 76,
      let secret = Secret(String(text.dropFirst(4).prefix(64)))
    else { return nil }
    self.secret = secret
    guard self.text == text else { return nil }
  }

  /// The whole text.
  var text: String {
    let start = TokenText.prefix + secret.text
    return start + Digest.of(Array(start.utf8)).description.prefix(8)
  }
}
