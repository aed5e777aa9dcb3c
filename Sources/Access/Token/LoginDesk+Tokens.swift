import Kernel
import Organisation
package import Storage

extension LoginDesk {
  /// Makes a token and answers its text, which is shown this once.
  ///
  /// **Throws** as `MakeToken`.
  package func makeToken(_ order: TokenOrder, by desk: Desk) async throws -> String {
    let made = try await desk.run(MakeToken.self, order).output
    let text = TokenText(Secret(randomBytes))
    try await store.setWorking(
      TokenSecret.workingKind, text.secret.id, TokenSecret(token: made.token.id, version: made.version).bytes(),
      expires: .end(of: made.token.until))
    return text.text
  }

  /// The program that shows the token, as somebody who acts; nil where it opens nothing. It may do what the token says
  /// and its maker still may.
  package func program(_ text: String) async throws -> Actor? {
    guard let shown = TokenText(text),
      let kept = try await store.working(TokenSecret.workingKind, shown.secret.id, at: now)
    else { return nil }
    let secret = try TokenSecret(kept: kept)
    let id = secret.token
    let today = now.dayInStockholm
    let known = known
    let grants = try await store.read(asOf: .now, scope: .nothing) { view -> Grants in
      guard let record = try view.state.record(APIToken.self, id: id), record.version == secret.version,
        record.value.isValid(on: today)
      else { return .none }
      let token = record.value
      let own = Grants(token.allowed, scope: try view.state.resolved(token.scope, on: today))
      if Actor.isOperator(token.person) { return own }
      return own.intersection(try known.rights(of: token.person, in: view.state, on: today)?.grants ?? .none)
    }
    return grants.permissions.isEmpty ? nil : Actor(id: Actor.tokenPrefix + id, grants: grants)
  }
}

extension APIToken {
  /// Where it holds.
  fileprivate var scope: Scope { units.map { .units(Set($0)) } ?? .everything }
}
