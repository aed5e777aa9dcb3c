import Kernel
import Organisation
package import Storage

/// Ends a person's login: from this event on nobody is let in as her, until somebody lets her in anew.
package enum EndLogin: Command {
  package static let name = "access.end-login"
  package static let permission = Permission.manageAccess
  /// The person, as she is known when she acts.
  package typealias Input = String
  package typealias Output = Void

  /// **Throws** `AccessProblem.unknownPerson`, and `.lastAdministrator` where nobody who may log in would see to
  /// rights.
  package static func run(_ input: String, in transaction: inout Transaction) throws {
    try transaction.requireWholeBoard()
    try transaction.requirePerson(input)
    guard try !transaction.state.isLoginEnded(of: input) else { return }
    try requireAdministrator(beside: input, in: transaction)
    try transaction.put(LoginPermit.ended(at: transaction.context.now), id: input)
  }

  private static func requireAdministrator(beside person: String, in transaction: Transaction) throws {
    let today = transaction.context.now.dayInStockholm
    let administrators = Set(
      try transaction.state.all(RoleHolder.self).map(\.value).filter {
        $0.role == .administrator && $0.unit == nil && $0.isValid(on: today)
      }.map(\.person))
    guard administrators.contains(person) else { return }
    for other in administrators where other != person {
      if try !transaction.state.isLoginEnded(of: other) { return }
    }
    throw AccessProblem.lastAdministrator(person)
  }
}
