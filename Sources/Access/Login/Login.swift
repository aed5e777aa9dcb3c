import Kernel

/// A person's *konto*: by what she is recognised. Its id is the person.
struct Login: WorkingBody, Hashable {
  static let workingKind = "login"
  static let tag = "login/1"

  /// What is kept of the password.
  let hash: PasswordHash
  /// When the password was chosen.
  let changed: Instant
  /// When somebody last logged in with it.
  let used: Instant?
}
