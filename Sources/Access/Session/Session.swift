import Kernel

/// Somebody who is logged in. Its id is what is kept of the secret that her browser shows.
struct Session: WorkingBody, Hashable {
  static let workingKind = "session"
  static let tag = "session/1"

  /// Who.
  let person: String
  /// When she logged in.
  let began: Instant
  /// When she was last seen, give or take some minutes.
  let seen: Instant
}
