package import Storage

/// Ends a person's login: from this event on nobody is let in as her, until somebody lets her in anew.
package enum EndLogin: Command {
  package static let name = "access.end-login"
  package static let permission = Permission.manageAccess
  /// The person, as she is known when she acts.
  package typealias Input = String
  package typealias Output = Void

  /// **Throws** `AccessProblem.unknownPerson`.
  package static func run(_ input: String, in transaction: inout Transaction) throws {
    try transaction.requireWholeBoard()
    try transaction.requirePerson(input)
    guard try !transaction.state.isLoginEnded(of: input) else { return }
    try transaction.put(LoginPermit.ended(at: transaction.context.now), id: input)
  }
}
