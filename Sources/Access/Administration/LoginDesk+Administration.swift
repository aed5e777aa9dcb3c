import Kernel
package import Storage

extension LoginDesk {
  /// The desk at the moment and the store of somebody who works there.
  package init(_ desk: Desk, limits: LoginLimits = .standard) {
    self.init(
      store: desk.store, now: desk.context.now, randomBytes: desk.context.randomBytes, limits: limits)
  }

  /// Lets the person choose a password, and answers the link, which takes the place of any earlier one. Without a
  /// purpose it is an invitation for whoever has no password, and else to a new one.
  ///
  /// **Throws** as `IssueLink`.
  package func issueLink(
    for person: String, _ purpose: LinkPurpose? = nil, by desk: Desk
  ) async throws -> IssuedLink {
    var chosen = LinkPurpose.invitation
    if let purpose { chosen = purpose } else if try await find(person) != nil { chosen = .reset }
    _ = try await desk.run(IssueLink.self, .init(person, chosen))
    return IssuedLink(
      person: person, purpose: chosen, token: try await makeLink(for: person, chosen),
      expires: Instant(seconds: now.seconds + life(of: chosen)))
  }

  /// Ends the person's login: password, link and sessions are gone, and nobody is let in as her.
  ///
  /// **Throws** as `EndLogin`.
  package func endLogin(of person: String, by desk: Desk) async throws {
    // The event comes first: from then on whatever is left opens nothing.
    _ = try await desk.run(EndLogin.self, person)
    try await store.removeWorking(Login.workingKind, person)
    try await store.removeWorking(LoginLink.workingKind, person)
    try await endSessions(of: person)
  }

  /// Everybody's login.
  ///
  /// **Throws** as `ListLogins`.
  package func logins(by desk: Desk) async throws -> [LoginState] {
    let rows = try await desk.ask(ListLogins.self, now.dayInStockholm)
    // One look each, however many people there are.
    let logins = try await store.allWorking(Login.workingKind, at: now)
    let links = try await store.allWorking(LoginLink.workingKind, at: now)
    let sessions = Dictionary(grouping: try await sessions(), by: \.session.person)
    return try rows.map { row in
      let login = try logins[row.person].map { try Login(kept: $0) }
      return LoginState(
        row: row, chosen: login?.changed, used: login?.used,
        link: try links[row.person].map { try LoginLink(kept: $0).purpose }, sessions: sessions[row.person]?.count ?? 0)
    }
  }
}
