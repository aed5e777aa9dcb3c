import Kernel

/// How long things last and how often they may be tried.
package struct LoginLimits: Hashable, Sendable {
  /// What a password is hashed with.
  package var cost = ScryptCost.standard
  /// How many seconds a session lasts at most.
  package var sessionLife: Int64 = 12 * 3_600
  /// How many seconds a session lasts without a request.
  package var sessionIdle: Int64 = 60 * 60
  /// How many seconds may pass before it is noted anew when a session was last seen.
  package var sessionNoted: Int64 = 5 * 60
  /// How many seconds a login lasts that nobody uses.
  package var loginLife: Int64 = 400 * 86_400
  /// How many seconds an invitation lasts.
  package var invitationLife: Int64 = 7 * 86_400
  /// How many seconds a link to a new password lasts.
  package var resetLife: Int64 = 3_600
  /// How many failures a name may have before it must wait.
  package var failuresOfName = 5
  /// How many failures a client's address may have before it must wait: a whole municipality may come from one address.
  package var failuresOfAddress = 20

  /// What holds unless somebody says otherwise.
  package static let standard = LoginLimits()

  /// Whether a session that began and was last seen then still lasts.
  func lasts(_ session: Session, at now: Instant) -> Bool { now < end(of: session) }

  /// When a session ends that is not used any more.
  func end(of session: Session) -> Instant {
    Instant(seconds: min(session.began.seconds + sessionLife, session.seen.seconds + sessionIdle))
  }
}
