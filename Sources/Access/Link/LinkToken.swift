/// What a link holds: who it is for, a full stop, and 64 hexadecimal digits.
struct LinkToken: Sendable {
  let person: String
  let secret: Secret

  init(person: String, secret: Secret) {
    self.person = person
    self.secret = secret
  }

  /// The token that the text spells; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let secret = Secret(String(parts[1])) else { return nil }
    self.init(person: String(parts[0]), secret: secret)
  }

  var text: String { person + "." + secret.text }
}
