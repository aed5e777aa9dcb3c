package import Kernel

/// A person's login, as whoever sees to logins sees it.
package struct LoginState: Sendable {
  /// The person, and what was decided of her login last.
  package let row: ListLogins.Row
  /// When the password was chosen; nil where there is none.
  package let chosen: Instant?
  /// When somebody last logged in with it.
  package let used: Instant?
  /// What an open link is for; nil where there is none.
  package let link: LinkPurpose?
  /// How many sessions last.
  package let sessions: Int
}
