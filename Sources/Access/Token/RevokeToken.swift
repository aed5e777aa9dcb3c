package import Storage

/// Revokes a token: from this event on it opens nothing.
package enum RevokeToken: Command {
  package static let name = "access.revoke-token"
  package static let permission = Permission.read
  /// The record's id.
  package typealias Input = String
  package typealias Output = Void

  /// **Throws** `AccessProblem.noToken` where there is none, or it is somebody else's and whoever asks does not see to
  /// rights: that there is one is not told.
  package static func run(_ input: String, in transaction: inout Transaction) throws {
    let context = transaction.context
    guard let token = try transaction.state.record(APIToken.self, id: input)?.value,
      token.person == context.actor.id || context.actor.grants.scope(of: .manageAccess) == .everything
    else { throw AccessProblem.noToken(input) }
    try transaction.put(token.ended, id: input)
  }
}
