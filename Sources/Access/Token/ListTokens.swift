package import Storage

/// The tokens that there are: one's own, and all of them for whoever sees to rights or reads logs of the whole board.
package enum ListTokens: Question {
  package static let name = "access.list-tokens"
  package static let permission = Permission.read

  /// Who asks, as the history shows her when she acts.
  package typealias Input = String
  package typealias Output = [Versioned<APIToken>]

  /// The tokens, those that were made last first.
  package static func answer(_ input: String, view: View) throws -> Output {
    let seesAll =
      view.scope == .everything && !view.permissions.isDisjoint(with: [.manageAccess, .readLog])
    return try view.state.all(APIToken.self).filter { seesAll || $0.value.person == input }.reversed()
  }
}
