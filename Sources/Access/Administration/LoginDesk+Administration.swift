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
    var found: [LoginState] = []
    for row in try await desk.ask(ListLogins.self, now.dayInStockholm) {
      let login = try await find(row.person)
      let link = try await store.working(LoginLink.workingKind, row.person, at: now)
      found.append(
        LoginState(
          row: row, chosen: login?.changed, used: login?.used, link: try link.map { try LoginLink(kept: $0).purpose },
          sessions: try await sessions(of: row.person).count))
    }
    return found
  }
}
