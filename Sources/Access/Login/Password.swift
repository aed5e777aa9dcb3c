import Foundation

/// A password as it was typed: the same for everybody who types the same characters, whichever way their device spells
/// them. Never kept, never printed.
package struct Password: Sendable {
  /// The text in the composed compatibility form (NFKC): *å* as one character or as *a* with a ring.
  let text: String

  /// The password of these characters.
  package init(_ typed: String) {
    // What is too long to be chosen by anybody is not worth the work.
    text = typed.utf8.count > 8 * PasswordRules.mostBytes ? typed : typed.precomposedStringWithCompatibilityMapping
  }

  /// What is hashed.
  var bytes: [UInt8] { Array(text.utf8) }
}
