/// A session that has just begun.
package struct NewSession: Hashable, Sendable {
  /// The secret for the browser, which is shown this once: 64 hexadecimal digits.
  package let token: String
  /// Who it is for.
  package let person: String
}
