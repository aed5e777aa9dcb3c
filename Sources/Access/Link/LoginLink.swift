import Kernel
import Storage

/// A link by which a person chooses a password once. Its id is the person, so that a new one takes the place of the
/// older.
struct LoginLink: WorkingBody, Hashable {
  static let workingKind = "login-link"
  static let tag = "login-link/1"

  /// What is kept of the secret.
  let secret: Digest
  /// What it is for.
  let purpose: LinkPurpose
}
