import Kernel
import Storage

/// How often a name or a client's address has failed to log in. Its id is the digest of either, so that nobody's typing
/// is kept.
struct LoginFailures: WorkingBody, Hashable {
  static let workingKind = "login-failures"
  static let tag = "login-failures/1"

  /// How often since it last succeeded.
  let count: Int
  /// When it last failed.
  let last: Instant

  /// The id of what a name's failures are kept under, whether there is somebody of that name or not.
  static func id(ofName name: String) -> String { "name-" + Digest.of(Array(name.lowercased().utf8)).description }

  /// The id of what a client's failures are kept under.
  static func id(ofAddress address: String) -> String { "address-" + Digest.of(Array(address.utf8)).description }
}
