import Kernel
import Storage

/// Somebody who tries to log in by a name from an address.
struct LoginAttempt: Sendable {
  let name: String
  let address: String
}

extension LoginDesk {
  /// Counts the attempt as a failure before it is looked at, so that many at once are counted too.
  ///
  /// **Throws** `AccessProblem.mustWait`.
  func begin(_ attempt: LoginAttempt) async throws {
    let (name, client) = (LoginFailures.id(ofName: attempt.name), LoginFailures.id(ofAddress: attempt.address))
    // What is refused is counted nowhere: who waits at one of them does not make others wait.
    var wait = try await left(client, free: limits.failuresOfAddress)
    if wait == 0 { wait = try await count(name, free: limits.failuresOfName) { failures, _ in failures.count } }
    if wait == 0 { wait = try await count(client, free: limits.failuresOfAddress, LockoutRules.left(of:at:)) }
    if wait > 0 { throw AccessProblem.mustWait(seconds: wait) }
  }

  /// How many seconds whoever made the attempt must wait for the next.
  func waiting(_ attempt: LoginAttempt) async throws -> Int64 {
    max(
      try await left(LoginFailures.id(ofName: attempt.name), free: limits.failuresOfName),
      try await left(LoginFailures.id(ofAddress: attempt.address), free: limits.failuresOfAddress))
  }

  /// The attempt was right: the name has no failures any more, and the address one less.
  func forgive(_ attempt: LoginAttempt) async throws {
    let now = now
    try await store.removeWorking(LoginFailures.workingKind, LoginFailures.id(ofName: attempt.name))
    try await store.changeWorking(LoginFailures.workingKind, LoginFailures.id(ofAddress: attempt.address), at: now) {
      guard let failures = try $0.map({ try LoginFailures(kept: $0) }), failures.count > 1 else { return .remove(()) }
      return try .set(
        LoginFailures(count: failures.count - 1, last: failures.last).bytes(), expires: forgotten(failures.last), ())
    }
  }

  /// Counts one more failure to those that still do; answers how many seconds there are to wait instead; 0 for none.
  private func count(
    _ id: String, free: Int, _ earlier: @escaping @Sendable (LoginFailures, Instant) -> Int
  ) async throws -> Int64 {
    let now = now
    return try await store.changeWorking(LoginFailures.workingKind, id, at: now) { kept in
      let failures = try kept.map { try LoginFailures(kept: $0) }
      if let failures {
        let left = LockoutRules.left(failures, free: free, at: now)
        if left > 0 { return .leave(left) }
      }
      return try .set(
        LoginFailures(count: (failures.map { earlier($0, now) } ?? 0) + 1, last: now).bytes(), expires: forgotten(now),
        0)
    }
  }

  private func left(_ id: String, free: Int) async throws -> Int64 {
    guard let kept = try await store.working(LoginFailures.workingKind, id, at: now) else { return 0 }
    return LockoutRules.left(try LoginFailures(kept: kept), free: free, at: now)
  }
}

/// When a failure at the moment is forgotten.
private func forgotten(_ moment: Instant) -> Instant { Instant(seconds: moment.seconds + LockoutRules.remembered) }
