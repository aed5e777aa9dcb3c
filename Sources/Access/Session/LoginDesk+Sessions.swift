package import Kernel
package import Storage

extension LoginDesk {
  /// A session as its owner sees it in a list.
  package struct OpenSession: Hashable, Sendable {
    /// What names it; not the secret.
    package let id: String
    /// When it began.
    package let began: Instant
    /// When it was last seen, give or take some minutes.
    package let seen: Instant
  }

  /// Who shows the session's secret; nil where the session is over or there was none, or where the person has no role
  /// any more. Rights are those of this moment.
  package func session(_ token: String) async throws -> LoggedIn? { try await session(token) { _ in }.who }

  /// Who shows the session's secret, as `session(_:)` tells, and what `look` sees of the board as it is then: one look
  /// at the store for what every request needs. Whatever was ended before it is over.
  package func session<Seen: Sendable>(
    _ token: String?, seeing look: @escaping @Sendable (View) throws -> Seen
  ) async throws -> (who: LoggedIn?, seen: Seen) {
    guard let secret = token.flatMap({ Secret($0) }) else {
      return (nil, try await store.read(asOf: .now, scope: .nothing) { try look($0) })
    }
    let id = secret.id
    let (known, limits, now, day) = (known, limits, now, now.dayInStockholm)
    let (found, seen) = try await store.read(
      beside: Session.workingKind, id, at: now
    ) { view, kept -> ((rights: PersonRights, session: Session)?, Seen) in
      let seen = try look(view)
      guard let kept else { return (nil, seen) }
      let session = try known.session(kept)
      guard limits.lasts(session, at: now), let rights = try known.rights(of: session.person, in: view.state, on: day)
      else { return (nil, seen) }
      return ((rights, session), seen)
    }
    guard let found else { return (nil, seen) }
    if now.seconds - found.session.seen.seconds >= limits.sessionNoted { try await note(id) }
    return (
      LoggedIn(rights: found.rights, csrf: secret.code(for: "csrf"), session: id, began: found.session.began), seen
    )
  }

  /// Ends the session, if there is one.
  package func end(_ token: String) async throws {
    if let secret = Secret(token) { try await store.removeWorking(Session.workingKind, secret.id) }
  }

  /// The sessions of the person that last, the one seen last first.
  package func sessions(of person: String) async throws -> [OpenSession] {
    try await sessions().filter { $0.session.person == person }
      .map { OpenSession(id: $0.id, began: $0.session.began, seen: $0.session.seen) }
      .sorted { ($1.seen, $1.began, $0.id) < ($0.seen, $0.began, $1.id) }
  }

  /// All sessions that last, in one look at the store.
  func sessions() async throws -> [(id: String, session: Session)] {
    try await store.allWorking(Session.workingKind, at: now).map { ($0.key, try Session(kept: $0.value)) }
      .filter { limits.lasts($0.1, at: now) }
  }

  /// Ends the session of that id, where it is one of the person's.
  package func end(sessionOfID id: String, of person: String) async throws {
    if try await session(ofID: id)?.person == person { try await store.removeWorking(Session.workingKind, id) }
  }

  /// Ends all sessions of the person but the one of that id, and answers how many they were.
  @discardableResult
  package func endSessions(of person: String, but id: String? = nil) async throws -> Int {
    let others = try await sessions(of: person).filter { $0.id != id }
    for other in others { try await store.removeWorking(Session.workingKind, other.id) }
    return others.count
  }

  private func session(ofID id: String) async throws -> Session? {
    guard let kept = try await store.working(Session.workingKind, id, at: now) else { return nil }
    let session = try Session(kept: kept)
    return limits.lasts(session, at: now) ? session : nil
  }

  /// Notes that the session was seen, unless it was ended meanwhile.
  private func note(_ id: String) async throws {
    let (now, limits) = (now, limits)
    try await store.changeWorking(Session.workingKind, id, at: now) { kept in
      guard let kept else { return .leave(()) }
      let session = try Session(kept: kept)
      let seen = Session(person: session.person, began: session.began, seen: max(session.seen, now))
      return try .set(seen.bytes(), expires: limits.end(of: seen), ())
    }
  }
}
