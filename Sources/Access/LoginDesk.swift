package import Kernel
package import Storage

/// Where people are recognised: by a password, by a link that is used once, by the secret of a session. What it keeps
/// is working data; who invites whom is written in the history by commands.
package struct LoginDesk: Sendable {
  /// The store of the board.
  package let store: any Store
  /// The moment.
  let now: Instant
  let randomBytes: @Sendable (Int) -> [UInt8]
  let limits: LoginLimits
  let known: KnownRights
  let gate: ScryptGate

  /// The desk at the moment. One who makes many hands the same `known` to all, so that rights are looked up once an
  /// event.
  package init(
    store: any Store, now: Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    limits: LoginLimits = .standard, known: KnownRights = KnownRights(), gate: ScryptGate = .shared
  ) {
    self.store = store
    self.now = now
    self.randomBytes = randomBytes
    self.limits = limits
    self.known = known
    self.gate = gate
  }

  /// What the person may do today; nil where nothing.
  package func rights(of person: String) async throws -> PersonRights? {
    let day = now.dayInStockholm
    let known = known
    return try await store.read(asOf: .now, scope: .nothing) { view in
      try known.rights(of: person, in: view.state, on: day)
    }
  }

  /// Begins a session for whoever knows the name and the password, coming from the client's address. What is wrong of
  /// the two, and whether there is somebody of that name, is not told.
  ///
  /// **Throws** `AccessProblem.mustWait` before anything is looked at, `.wrongLogin`, `.noRole` where both were right,
  /// and `.crowded`.
  package func logIn(name: String, password: String, address: String) async throws -> NewSession {
    let name = trimmed(name)
    let attempt = LoginAttempt(name: name, address: address)
    try await begin(attempt)
    let person = try await store.read(asOf: .now, scope: .nothing) { view in try view.state.person(named: name) }
    let typed = Password(password)
    let login: Login? = if let person { try await find(person) } else { nil }
    let hash = login?.hash ?? PasswordHash(ofNobody: limits.cost)
    guard try await hash.isMade(of: typed, gate: gate), let person, let login else {
      throw AccessProblem.wrongLogin(seconds: try await waiting(attempt))
    }
    try await forgive(attempt)
    guard try await rights(of: person) != nil else { throw AccessProblem.noRole }
    let isDear = hash.cost != limits.cost
    let kept = isDear ? try await hashed(typed) : hash
    let renewed = Login(hash: kept, changed: login.changed, used: now)
    guard let session = try await begin(person, keeping: renewed, inPlaceOf: login) else {
      throw AccessProblem.wrongLogin(seconds: try await waiting(attempt))
    }
    _ = try await store.sweepWorking(at: now)
    try await ReadingLog.sweep(store, at: now)
    return session
  }

  /// Begins a session of the person, and notes in the reading log that somebody logged in.
  func begin(_ person: String) async throws -> NewSession {
    let secret = try await newSession(of: person)
    return try await noted(secret, person)
  }

  /// Begins a session of the person and keeps her login in the place of the one that the password was held against; nil
  /// where somebody has given her another password or ended the login meanwhile: checking a password takes its time.
  func begin(_ person: String, keeping login: Login, inPlaceOf old: Login) async throws -> NewSession? {
    // The session comes first: whoever changes the login after this look ends the session with the others.
    let secret = try await newSession(of: person)
    let expires = Instant(seconds: now.seconds + limits.loginLife)
    let isKept = try await store.changeWorking(Login.workingKind, person, at: now) { kept in
      guard let stands = try kept.map({ try Login(kept: $0) }) else { return .leave(false) }
      // Another who logged in at the same time may have had the same password hashed anew, at another cost.
      let isSame = stands.hash == old.hash || stands.changed == old.changed && stands.hash.cost != old.hash.cost
      return isSame ? try .set(login.bytes(), expires: expires, true) : .leave(false)
    }
    guard isKept else {
      try await store.removeWorking(Session.workingKind, secret.id)
      return nil
    }
    return try await noted(secret, person)
  }

  private func newSession(of person: String) async throws -> Secret {
    let secret = Secret(randomBytes)
    let session = Session(person: person, began: now, seen: now)
    try await store.setWorking(Session.workingKind, secret.id, session.bytes(), expires: limits.end(of: session))
    return secret
  }

  private func noted(_ secret: Secret, _ person: String) async throws -> NewSession {
    try await store.note(Reading(.login, actor: person, at: now, what: ""), randomBytes)
    return NewSession(token: secret.text, person: person)
  }

  func hashed(_ password: Password) async throws -> PasswordHash {
    try await PasswordHash(of: password, cost: limits.cost, randomBytes: randomBytes, gate: gate)
  }

  func find(_ person: String) async throws -> Login? {
    try await store.working(Login.workingKind, person, at: now).map { try Login(kept: $0) }
  }

  func keep(_ login: Login, of person: String) async throws {
    let expires = Instant(seconds: now.seconds + limits.loginLife)
    try await store.setWorking(Login.workingKind, person, login.bytes(), expires: expires)
  }

  private func trimmed(_ name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace)
    return String(words.joined(separator: " ").prefix(100))
  }
}
