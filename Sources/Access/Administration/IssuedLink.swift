package import Kernel

/// A link that has just been made.
package struct IssuedLink: Hashable, Sendable {
  /// Whom it is for.
  package let person: String
  /// What it is for.
  package let purpose: LinkPurpose
  /// What names it, shown this once.
  package let token: String
  /// The first moment at which it is too late.
  package let expires: Instant

  /// What stands in an address before the token.
  package static let path = "/losenord/"

  /// The address to send, on the site.
  package func address(on site: String) -> String { site + IssuedLink.path + token }
}
