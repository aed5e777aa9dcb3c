import Kernel
import Organisation
import Storage

extension LoginDesk {
  /// A link that can be used, as whoever follows it sees it.
  package struct OpenLink: Hashable, Sendable {
    /// Whom it is for.
    package let rights: PersonRights
    /// What it is for.
    package let purpose: LinkPurpose
  }

  /// Makes a link for the person, in place of any earlier one, and answers the part of the address that names it: it is
  /// shown this once.
  func makeLink(for person: String, _ purpose: LinkPurpose) async throws -> String {
    let token = LinkToken(person: person, secret: Secret(randomBytes))
    guard let secret = Digest(token.secret.id) else { preconditionFailure("An id is a digest") }
    try await store.setWorking(
      LoginLink.workingKind, person, LoginLink(secret: secret, purpose: purpose).bytes(),
      expires: Instant(seconds: now.seconds + life(of: purpose)))
    return token.text
  }

  /// How many seconds a link for the purpose lasts.
  func life(of purpose: LinkPurpose) -> Int64 {
    switch purpose {
    case .invitation: limits.invitationLife
    case .reset: limits.resetLife
    }
  }

  /// Whom the link is for; nothing is used up.
  ///
  /// **Throws** `AccessProblem.spentLink`, and `.noRole` where the person has no role at present.
  package func link(_ text: String) async throws -> OpenLink {
    guard let token = LinkToken(text),
      let kept = try await store.working(LoginLink.workingKind, token.person, at: now)
    else { throw AccessProblem.spentLink }
    let link = try LoginLink(kept: kept)
    guard token.opens(link) else { throw AccessProblem.spentLink }
    guard let rights = try await rights(of: token.person) else { throw AccessProblem.noRole }
    return OpenLink(rights: rights, purpose: link.purpose)
  }

  /// Gives the person of the link the password, uses the link up, ends the person's sessions and begins a new one.
  ///
  /// **Throws** as `link(_:)`, and what is wrong with the password; the link then stays as it was.
  package func choosePassword(_ text: String, link token: String) async throws -> NewSession {
    let open = try await link(token)
    let person = open.rights.person
    let password = try await allowed(text, for: open.rights)
    let hash = try await hashed(password)
    let isTaken = try await store.changeWorking(LoginLink.workingKind, person, at: now) { kept in
      guard let kept, let token = LinkToken(token), token.opens(try LoginLink(kept: kept)) else { return .leave(false) }
      return .remove(true)
    }
    guard isTaken else { throw AccessProblem.spentLink }
    try await keep(Login(hash: hash, changed: now, used: now), of: person)
    try await store.removeWorking(LoginFailures.workingKind, LoginFailures.id(ofName: person))
    try await endSessions(of: person)
    return try await begin(person)
  }

  /// Gives whoever is logged in another password, and a new session in place of this one; her other sessions end.
  ///
  /// **Throws** `AccessProblem.wrongLogin` and `.mustWait` for the old one, and what is wrong with the new one.
  package func changePassword(
    of loggedIn: LoggedIn, from old: String, to new: String, address: String
  ) async throws -> NewSession {
    let attempt = LoginAttempt(name: loggedIn.person, address: address)
    try await begin(attempt)
    let login = try await find(loggedIn.person)
    guard let login, try await login.hash.isMade(of: Password(old), gate: gate) else {
      throw AccessProblem.wrongLogin(seconds: try await waiting(attempt))
    }
    try await forgive(attempt)
    let hash = try await hashed(allowed(new, for: loggedIn.rights))
    let renewed = Login(hash: hash, changed: now, used: now)
    guard let session = try await begin(loggedIn.person, keeping: renewed, inPlaceOf: login) else {
      throw AccessProblem.wrongLogin(seconds: try await waiting(attempt))
    }
    try await endSessions(of: loggedIn.person, but: Secret(session.token)?.id)
    return session
  }

  /// The password, where it may be chosen by the person.
  private func allowed(_ text: String, for rights: PersonRights) async throws -> Password {
    let board = try await store.read(asOf: .now, scope: .nothing) { view in
      try view.state.record(Board.self, id: Board.id)?.value
    }
    let password = Password(text)
    let names = [rights.person, rights.name] + (board.map { [$0.name, $0.municipality] } ?? [])
    if let problem = PasswordRules.problem(password, of: names) { throw problem }
    return password
  }
}

extension LinkToken {
  /// Whether it is the link's; the time it takes tells nothing.
  fileprivate func opens(_ link: LoginLink) -> Bool {
    ConstantTime.equal(Array(secret.id.utf8), Array(link.secret.description.utf8))
  }
}
