import Kernel
import Organisation
package import Storage

/// Makes a token for a program: part of the rights of whoever makes it. The secret is made beside it.
package enum MakeToken: Command {
  package static let name = "access.make-token"
  package static let permission = Permission.read
  package typealias Input = TokenOrder

  /// What was made.
  package struct Output: Sendable {
    /// The token.
    package let token: APIToken
    /// The version of its record.
    package let version: Int
  }

  /// What was made.
  ///
  /// **Throws** `AccessProblem.tokenByToken`, `.oddTokenName`, `.tokenTime`, `.wideToken` and `.tokenExists`;
  /// `OrganisationProblem.unknownUnit`.
  package static func run(_ input: TokenOrder, in transaction: inout Transaction) throws -> Output {
    let context = transaction.context
    guard !context.actor.isToken else { throw AccessProblem.tokenByToken }
    let today = context.now.dayInStockholm
    try TokenRules.require(input, within: context.actor.grants, on: today)
    let units = Set(try transaction.state.all(OrgUnit.self).map(\.id))
    if let unknown = input.units?.first(where: { !units.contains($0) }) {
      throw OrganisationProblem.unknownUnit(unknown, Place(field: "enheter"))
    }
    let token = APIToken(
      person: context.actor.id, name: input.name, permissions: input.permissions, units: input.units,
      until: input.until)
    if let known = try transaction.state.record(APIToken.self, id: token.id), known.value.isValid(on: today) {
      throw AccessProblem.tokenExists(input.name)
    }
    return Output(token: token, version: try transaction.put(token, id: token.id))
  }
}

extension Actor {
  /// What stands before the id of a token's record where a program acts.
  static let tokenPrefix = "api:"

  /// Whether a program acts by a token.
  package var isToken: Bool { id.hasPrefix(Actor.tokenPrefix) }

  /// Whether somebody acts on the machine itself, whose rights no role gives.
  static func isOperator(_ id: String) -> Bool { id.hasPrefix("cli:") }
}
